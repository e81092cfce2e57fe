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

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.work();
      } catch (error) {
        if (!this.stopping.signal.aborted) this.logger.warn({ msg: `${this.what} failed`, err: error });
      }
      if (!this.stopping.signal.aborted) this.skipPause = new AbortController();
      await pause(this.intervalMs, this.skipPause.signal);
    }
  }
}
