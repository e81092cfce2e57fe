import { migrationDataSource, serviceDataSource } from '@rasad/service-kit';
import type { DataSourceOptions } from 'typeorm';
import { ReadModels1763900000000 } from './migrations/1763900000000-read-models.js';

/** Connection of the run role. */
export function reportingDataSource(url: string, poolSize?: number): DataSourceOptions {
  return serviceDataSource({ service: 'reporting', url, entities: [], poolSize });
}

/** Connection of the owner role, for migrations; `schema` is another one while read models are rebuilt aside. */
export function reportingMigrations(url: string, schema?: string): DataSourceOptions {
  return migrationDataSource({ service: 'reporting', url, schema, migrations: [ReadModels1763900000000] });
}
