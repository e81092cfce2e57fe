import type { DataSource } from 'typeorm';
import type { ResolvedOptions } from '../messaging.options.js';
import type { MessagingMetrics } from '../messaging.metrics.js';
import { lockHead, sequenceOutbox } from './sequencer.queries.js';

/** Outbox rows that get their positions in one transaction. */
const batchLimit = 1_000;

/**
 * Gives committed events contiguous positions in their lane. Any number of sequencers may compete: the lane's head
 * is locked, so each sees what the one before it took.
 */
export class Sequencer {
  constructor(
    private readonly options: ResolvedOptions,
    private readonly dataSource: DataSource,
    private readonly metrics: MessagingMetrics,
  ) {}

  /** Sequences all that waits in the lane. @returns how many events got a position. */
  async sequence(lane: number): Promise<number> {
    let total = 0;
    for (;;) {
      const moved = await this.sequenceBatch(lane);
      total += moved;
      if (moved < batchLimit) break;
    }
    if (total > 0) this.metrics.sequenced.inc(total);
    return total;
  }

  private sequenceBatch(lane: number): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const head = await lockHead(tx, lane, this.options.timings.transactionIdleMs);
      return sequenceOutbox(tx, { lane, head, limit: batchLimit });
    });
  }
}
