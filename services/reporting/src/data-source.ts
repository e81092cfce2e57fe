import { migrationDataSource, serviceDataSource } from '@rasad/service-kit';
import type { DataSourceOptions } from 'typeorm';
import { ReadModels1763900000000 } from './migrations/1763900000000-read-models.js';

/** Connection of the run role. @param options.schema another one than the served, while read models are built aside. */
export function reportingDataSource(
  url: string,
  options: { poolSize?: number; schema?: string } = {},
): DataSourceOptions {
  return serviceDataSource({ service: 'reporting', url, entities: [], ...options });
}

/** Connection of the owner role, for migrations. */
export function reportingMigrations(url: string, schema?: string): DataSourceOptions {
  return migrationDataSource({ service: 'reporting', url, schema, migrations: [ReadModels1763900000000] });
}
