import { backoffMs, pause } from './pause.js';

/** How a loop works and what it does about failures. */
export interface LoopOptions {
  work: (signal: AbortSignal) => Promise<void>;
  onError: (error: unknown, attempt: number) => void;
  retryMinMs: number;
  retryMaxMs: number;
}

/** Does work when woken, one at a time; wakes that come meanwhile count once; failed work is done again. */
export class WakeableLoop {
  private readonly stopping = new AbortController();
  private readonly finished: Promise<void>;
  private woken = true;
  private pausing = new AbortController();
  private notify: (() => void) | undefined;

  constructor(private readonly options: LoopOptions) {
    this.finished = this.run();
  }

  wake(): void {
    this.woken = true;
    this.notify?.();
  }

  /** Wakes and, where the last attempt failed, ends the pause after it: what made it fail may be over. */
  retryNow(): void {
    this.pausing.abort();
    this.wake();
  }

  /** Ends the loop; resolves when the work in hand has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.retryNow();
    await this.finished;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let failures = 0;
    while (!signal.aborted) {
      await this.awaitWake();
      if (signal.aborted) return;
      this.woken = false;
      try {
        await this.options.work(signal);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!signal.aborted) this.options.onError(error, failures);
        this.pausing = new AbortController();
        if (!signal.aborted) await pause(backoffMs(failures, this.options), this.pausing.signal);
        this.woken = true;
      }
    }
  }

  private async awaitWake(): Promise<void> {
    if (this.woken) return;
    await new Promise<void>((resolve) => (this.notify = resolve));
    this.notify = undefined;
  }
}
