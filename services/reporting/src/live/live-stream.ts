import { Logger } from '@nestjs/common';
import { everythingChanged, RollupChanges, type RollupChange } from './rollup-change.rules.js';
import type { RollupNotices } from './rollup-notices.js';

/** How a subscription follows the read models. */
export interface LiveSource<T> {
  /** Whether a change may alter what the subscriber sees; saves reading for all others. */
  concerns: (change: RollupChange) => boolean;
  /** Reads what there is to send now: none where nothing changed, null where the caller has no right any more. */
  read: (change: RollupChange) => Promise<T[] | null>;
  /** Called once when the stream ends. */
  close?: () => void;
}

const logger = new Logger('live');
const done = { value: undefined, done: true } as const;

/**
 * A subscription's stream: reads at the start and after each change that concerns it. Changes that come while it
 * reads are gathered, so a slow subscriber gets fewer messages, never a longer queue.
 *
 * Not an async generator, since one that waits cannot be ended before its next value.
 */
export class LiveStream<T> implements AsyncIterableIterator<T> {
  private readonly changes = new RollupChanges();
  private readonly ready: T[] = [];
  private readonly stopListening: () => void;
  private wake: () => void = () => undefined;
  private ended = false;

  constructor(
    notices: RollupNotices,
    private readonly source: LiveSource<T>,
  ) {
    this.changes.add(everythingChanged);
    this.stopListening = notices.listen((change) => this.take(change));
  }

  async next(): Promise<IteratorResult<T>> {
    while (!this.ended) {
      const value = this.ready.shift();
      if (value !== undefined) return { value, done: false };
      if (this.changes.isEmpty) await new Promise<void>((resolve) => (this.wake = resolve));
      else await this.readAgain();
    }
    return done;
  }

  return(): Promise<IteratorResult<T>> {
    if (!this.ended) this.source.close?.();
    this.ended = true;
    this.stopListening();
    this.wake();
    return Promise.resolve(done);
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
  private async readAgain(): Promise<void> {
    try {
      const values = await this.source.read(this.changes.take());
      if (values) this.ready.push(...values);
      else await this.return();
    } catch (error) {
      logger.warn({ msg: 'reading for a subscription failed', err: error });
    }
  }
}
