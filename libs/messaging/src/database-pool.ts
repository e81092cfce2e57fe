import type { EventEmitter } from 'node:events';
import type { DataSource } from 'typeorm';
import type pg from 'pg';

/** What the pool of an initialized data source connects with, password included; undefined where there is no pool. */
export function poolSettings(dataSource: DataSource): pg.ClientConfig | undefined {
  const options = property(poolOf(dataSource), 'options');
  if (!isObject<pg.ClientConfig>(options)) return undefined;
  // The pool hides the password from enumeration.
  return { ...options, password: options.password };
}

/**
 * Keeps a connection that breaks from ending the process. Between the moment in which the pool hands a connection
 * over and that in which TypeORM listens to it nobody takes its error, and Postgres may end a session right after
 * its start. Whoever uses the connection learns of it by the failure of the next query.
 */
export function tolerateBrokenConnections(dataSource: DataSource): void {
  const pool = poolOf(dataSource);
  if (!isObject<EventEmitter>(pool) || typeof pool.on !== 'function') return;
  const guarded = new WeakSet<EventEmitter>();
  pool.on('acquire', (client: EventEmitter) => {
    if (guarded.has(client)) return;
    guarded.add(client);
    client.on('error', () => undefined);
  });
}

/** TypeORM types its driver and pool loosely. */
function poolOf(dataSource: DataSource): unknown {
  return property(dataSource.driver, 'master');
}

function property(value: unknown, name: string): unknown {
  return isObject(value) ? Reflect.get(value, name) : undefined;
}

function isObject<T extends object>(value: unknown): value is T {
  return typeof value === 'object' && value !== null;
}
