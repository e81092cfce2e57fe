import { migrate } from '@rasad/service-kit';
import { usePostgres } from '@rasad/testing';
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
