import { createTestDatabase, type TestDatabase } from '@rasad/testing';
import pg from 'pg';
import { messagingConsumerTables, messagingProducerTables } from '../../src/index.js';

/** Every application of an event, in order; nothing here hides one applied twice. */
export const recorderTables: readonly string[] = [
  `CREATE TABLE applied (
    n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source text NOT NULL, lane int NOT NULL, pos int NOT NULL,
    event_id uuid NOT NULL, aggregate_id uuid NOT NULL, version int NOT NULL
  )`,
  `CREATE TABLE total (aggregate_id uuid PRIMARY KEY, events int NOT NULL, versions int NOT NULL)`,
];

const sources = [new URL('../../src/messaging.tables.ts', import.meta.url), new URL(import.meta.url)];

/** A producing service's database, empty. */
export function producerDatabase(service: string): Promise<TestDatabase> {
  return createTestDatabase({ service, sources, migrate: (url) => runAll(url, messagingProducerTables) });
}

/** A consuming service's database with the recorder's tables. */
export function consumerDatabase(service: string): Promise<TestDatabase> {
  return createTestDatabase({
    service,
    sources,
    migrate: (url) => runAll(url, [...messagingConsumerTables, ...recorderTables]),
  });
}

/** Runs statements one after the other on a connection of their own. */
export async function runAll(url: string, statements: readonly string[], schema?: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
  });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
