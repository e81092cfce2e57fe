import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { randomPassword } from './credentials.ts';
import { releaseLock, takeLock } from './file-lock.ts';
import { withConnection } from './postgres.databases.ts';
import { startPostgres, type PostgresServer } from './postgres.server.ts';
import { hasEnded } from './processes.ts';
import { sharedFolder } from './throwaway-postgres.ts';

/** The keeper of the Postgres that test suites share: a program of its own, started by `sharedTestPostgres`. */
const idleMs = 20_000;

async function keep(): Promise<void> {
  const folder = sharedFolder();
  const lock = join(folder, 'lock');
  if (!takeLock(lock).taken) return;
  const stateFile = join(folder, 'url');
  rmSync(stateFile, { force: true });
  const serverFolder = join(folder, 'server');
  const server = await startPostgres({
    folder: serverFolder,
    password: sharedPassword(folder),
    durable: false,
    maxConnections: 400,
  });
  publish(stateFile, server.url());
  await untilIdle(server);
  rmSync(stateFile, { force: true });
  await server.stop();
  rmSync(serverFolder, { recursive: true, force: true });
  releaseLock(lock);
}

/** A keeper that was killed leaves its cluster behind, which still expects the password it was made with. */
function sharedPassword(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) writeFileSync(file, randomPassword(), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function publish(file: string, content: string): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function untilIdle(server: PostgresServer): Promise<void> {
  let lastUse = Date.now();
  while (Date.now() - lastUse < idleMs) {
    await delay(1_000);
    if (hasEnded(server.process)) return;
    if ((await otherClients(server)) > 0) lastUse = Date.now();
  }
}

async function otherClients(server: PostgresServer): Promise<number> {
  const sql = `SELECT count(*)::int AS clients FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  const { rows } = await withConnection(server.url(), (client) => client.query<{ clients: number }>(sql));
  return rows[0]?.clients ?? 0;
}

await keep();
