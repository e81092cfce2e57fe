import { setImmediate as breathe } from 'node:timers/promises';

/** Who wants to know how far an import is; it goes on without waiting for them. */
export type ProgressListener = (done: number, total: number) => void;

/** How many of an import's changes are written; between parts it lets the service do other work. */
export class ImportProgress {
  private done = 0;
  private total = 0;

  constructor(private readonly listener: ProgressListener) {}

  /** So many changes are to be written. */
  async begin(total: number): Promise<void> {
    this.done = 0;
    this.total = total;
    await this.tell();
  }

  /** Writes a part of them. */
  async part(count: number, write: () => Promise<unknown>): Promise<void> {
    await write();
    this.done += count;
    await this.tell();
  }

  private async tell(): Promise<void> {
    this.listener(this.done, this.total);
    await breathe();
  }
}
