import { Logger } from '@nestjs/common';
import { pause } from './pause.js';

/** Does something again and again, never twice at once; a failure is logged and the next turn tries again. */
export class Periodic {
  private readonly logger = new Logger(Periodic.name);
  private readonly stopping = new AbortController();
  private skipPause = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly what: string,
    private readonly intervalMs: number,
    private readonly work: () => Promise<void>,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Ends the current pause. */
  runSoon(): void {
    this.skipPause.abort();
  }

  /** Resolves when the turn in hand has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.skipPause.abort();
    await this.running;
  }

  /** Says so when something begins to fail and now and then while it goes on. */
  private report(error: unknown, failures: number): void {
    if (failures === 1 || failures % 30 === 0) {
      this.logger.warn({ msg: `${this.what} failed`, failures, err: error });
    }
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted;) {
      try {
        await this.work();
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!this.stopping.signal.aborted) this.report(error, failures);
      }
      if (!this.stopping.signal.aborted) this.skipPause = new AbortController();
      await pause(this.intervalMs, this.skipPause.signal);
    }
  }
}
