import { migrate } from '@rasad/service-kit';
import { usePostgres } from '@rasad/testing';
import type { DataSource } from 'typeorm';
import { reportingMigrations } from '../../src/data-source.js';

/** The suite's own database with the service's tables. */
export const useReportingDatabase = () =>
  usePostgres({
    service: 'reporting',
    migrate: async (ownerUrl) => {
      await migrate(reportingMigrations(ownerUrl));
    },
    sources: [
      new URL('../../src/migrations', import.meta.url),
      new URL('../../../../libs/unit-tree/src/unit-tree.tables.ts', import.meta.url),
      new URL('../../../../libs/messaging/src/messaging.tables.ts', import.meta.url),
    ],
  });

const tables = [
  ...['unit', 'unit_history', 'instrument', 'publication', 'provision'],
  ...['task_fact', 'task_fact_history', 'rollup', 'activity', 'parked'],
];

/** Takes all rows out of the read models. */
export async function emptyReadModels(dataSource: DataSource): Promise<void> {
  for (const table of tables) await dataSource.query(`delete from ${table}`);
}
