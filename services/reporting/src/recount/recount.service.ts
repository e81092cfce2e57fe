import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AdminServer } from '@rasad/messaging';
import { DataSource } from 'typeorm';
import { compareFacts, compareRollups, compareUnits, type Differences } from './recount.queries.js';

/** What a recount found. */
export interface RecountReport {
  /** Whether everything stored equals what the events say. */
  equal: boolean;
  rollups: Differences;
  facts: Differences;
  units: Differences;
}

/** Compares what is kept incrementally with a count from scratch; served as `admin.reporting.recount`. */
@Injectable()
export class RecountService implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly admin: AdminServer,
  ) {}

  onApplicationBootstrap(): void {
    this.admin.serve('recount', () => recount(this.dataSource));
  }
}

/** Recounts everything. Statements take as long as they need, and one snapshot holds them together. */
export function recount(dataSource: DataSource): Promise<RecountReport> {
  return dataSource.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('set local statement_timeout = 0');
    const rollups = await compareRollups(tx);
    const facts = await compareFacts(tx);
    const units = await compareUnits(tx);
    return { equal: rollups.count + facts.count + units.count === 0, rollups, facts, units };
  });
}
