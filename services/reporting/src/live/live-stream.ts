import { Logger } from '@nestjs/common';
import { RollupChanges, type RollupChange } from './rollup-change.rules.js';
import type { RollupNotices } from './rollup-notices.js';

/** What reading again gave: something new to send, nothing new, or the end of the caller's rights. */
export type LiveReading<T> = { send: T } | 'UNCHANGED' | 'ENDED';

/** How a subscription follows the read models. */
export interface LiveSource<T> {
  /** Whether a change may alter what the subscriber sees; saves reading for all others. */
  concerns: (change: RollupChange) => boolean;
  /** Reads what the subscriber sees now. */
  read: () => Promise<LiveReading<T>>;
}

const logger = new Logger('live');

/**
 * A subscription's stream: reads at the start and after each change that concerns it. Changes that come while it
 * reads are gathered, so a slow subscriber gets fewer messages, never a longer queue.
 *
 * Not an async generator, since one that waits cannot be ended before its next value.
 */
export class LiveStream<T> implements AsyncIterableIterator<T> {
  private readonly changes = new RollupChanges();
  private readonly stopListening: () => void;
  private wake: () => void = () => undefined;
  private ended = false;

  constructor(
    notices: RollupNotices,
    private readonly source: LiveSource<T>,
  ) {
    this.changes.add({ unitIds: [], provisionIds: [], everything: true });
    this.stopListening = notices.listen((change) => this.take(change));
  }

  async next(): Promise<IteratorResult<T>> {
    while (!this.ended) {
      if (this.changes.isEmpty) await new Promise<void>((resolve) => (this.wake = resolve));
      else {
        const reading = await this.readAgain();
        if (reading === 'ENDED' || this.ended) return this.return();
        if (reading !== 'UNCHANGED') return { value: reading.send, done: false };
      }
    }
    return { value: undefined, done: true };
  }

  return(): Promise<IteratorResult<T>> {
    this.ended = true;
    this.stopListening();
    this.wake();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private take(change: RollupChange): void {
    if (!change.everything && !this.source.concerns(change)) return;
    this.changes.add(change);
    this.wake();
  }

  /** A reading that fails is made good by the next one: notices come at least every few seconds. */
  private async readAgain(): Promise<LiveReading<T>> {
    this.changes.take();
    try {
      return await this.source.read();
    } catch (error) {
      logger.warn({ msg: 'reading for a subscription failed', err: error });
      return 'UNCHANGED';
    }
  }
}
