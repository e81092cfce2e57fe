import type { DataSource, EntityManager } from 'typeorm';
import type { MessagingMetrics } from '../messaging.metrics.js';
import { pause } from '../pause.js';
import { databaseFault, isRetryable } from './database-faults.rules.js';
import type { OutboxWake } from './outbox-wake.js';
import { ServiceUnavailable } from './service-unavailable.js';

const maxAttempts = 6;
const firstPauseMs = 10;

/** Runs a use case's writes in one transaction and wakes the relay after the commit. */
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly wake: OutboxWake,
    private readonly metrics: MessagingMetrics,
  ) {}

  /**
   * Runs the work between BEGIN and COMMIT. A serialization failure or deadlock runs it again, a few times: the
   * work must have no effect outside the transaction.
   * @throws ServiceUnavailable where the pool is used up, the disk is full or the database is unreachable.
   */
  async run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        if (!isRetryable(error) || attempt === maxAttempts) throw asUnavailable(error);
        this.metrics.transactionRetries.inc();
        await pause(firstPauseMs * 2 ** attempt * Math.random());
      }
    }
  }

  private async runOnce<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    let manager: EntityManager | undefined;
    const result = await this.dataSource.transaction((tx) => {
      manager = tx;
      return work(tx);
    });
    if (manager) this.wake.committed(manager);
    return result;
  }
}

function asUnavailable(error: unknown): unknown {
  const fault = databaseFault(error);
  return fault ? new ServiceUnavailable(fault, error) : error;
}
