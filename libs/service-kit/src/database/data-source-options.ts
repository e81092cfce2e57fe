import type { DataSourceOptions, MixedList, EntitySchema } from 'typeorm';
import type { Type } from '@nestjs/common';

/** What distinguishes one service's database connection from another's. */
export interface ServiceDatabase {
  /** Name of the service: its schema, found through search_path. */
  service: string;
  url: string;
  entities: MixedList<Type | EntitySchema>;
  /** Connections of the pool; waiting for one longer than 3 s fails as unavailable. */
  poolSize?: number;
  /** Another schema than the service's own, for building read models aside. */
  schema?: string;
}

/** Connection options of a service's run role. Every statement is bounded in time, and names resolve in its schema. */
export function serviceDataSource(database: ServiceDatabase): DataSourceOptions {
  return {
    type: 'postgres',
    url: database.url,
    entities: database.entities,
    synchronize: false,
    poolSize: database.poolSize ?? 10,
    applicationName: `rasad-${database.service}`,
    extra: {
      options: `-c search_path=${database.schema ?? database.service} -c timezone=UTC`,
      connectionTimeoutMillis: 3000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  };
}

/** Connection options of a service's owner role, for its migrations. */
export function migrationDataSource(
  database: Omit<ServiceDatabase, 'entities'> & { migrations: Type[] },
): DataSourceOptions {
  const schema = database.schema ?? database.service;
  return {
    type: 'postgres',
    url: database.url,
    entities: [],
    migrations: database.migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    schema,
    poolSize: 2,
    applicationName: `rasad-${database.service}-migrate`,
    extra: { options: `-c search_path=${schema} -c timezone=UTC`, connectionTimeoutMillis: 5000 },
  };
}
