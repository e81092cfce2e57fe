import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AdminServer } from '@rasad/messaging';
import { DataSource } from 'typeorm';
import { compareFacts, compareRollups, compareUnits, type DifferingRow } from './recount.queries.js';

/** A row that differs. */
export interface Difference extends DifferingRow {
  kind: 'ROLLUP' | 'FACT' | 'UNIT';
}

/** What a recount found. */
export interface RecountReport {
  /** Whether everything stored equals what the events say. */
  equal: boolean;
  /** Rows that differ, by kind. */
  counts: { rollups: number; facts: number; units: number };
  /** The first of them. */
  differences: Difference[];
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
    const counts = { rollups: rollups.count, facts: facts.count, units: units.count };
    return {
      equal: counts.rollups + counts.facts + counts.units === 0,
      counts,
      differences: [
        ...rollups.first.map((row) => ({ kind: 'ROLLUP' as const, ...row })),
        ...facts.first.map((row) => ({ kind: 'FACT' as const, ...row })),
        ...units.first.map((row) => ({ kind: 'UNIT' as const, ...row })),
      ],
    };
  });
}
