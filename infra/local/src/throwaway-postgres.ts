import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, extname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeOwnFolder, serverAccount } from './accounts.ts';
import { randomPassword } from './credentials.ts';
import { releaseLock, takeLock } from './file-lock.ts';
import { withConnection } from './postgres.databases.ts';
import { startPostgres, type PostgresServer } from './postgres.server.ts';

/**
 * One Postgres for all test suites of this user, started by the first that asks and kept by a process
 * of its own, so that it outlives the suite; the keeper ends it once nobody has been connected for a while.
 */
const idleMs = 20_000;
const startTimeoutMs = 60_000;

/** The superuser's URL of the shared server, started when it does not run yet. The caller stays connected for as long as it needs the server. */
export async function sharedTestPostgres(): Promise<string> {
  const stateFile = join(sharedFolder(), 'url');
  const until = Date.now() + startTimeoutMs;
  let started = 0;
  for (;;) {
    const url = await answeringUrl(stateFile);
    if (url) return url;
    if (Date.now() > until)
      throw new Error(`the shared test Postgres did not come up; see ${join(sharedFolder(), 'keeper.log')}`);
    if (Date.now() - started > 5_000) {
      startKeeper();
      started = Date.now();
    }
    await delay(50);
  }
}

/** A Postgres of its own in a temporary folder, without fsync; the folder goes with the server. */
export async function startThrowawayPostgres(): Promise<PostgresServer> {
  const account = serverAccount();
  const folder = makeOwnFolder(mkdtempSync(join(tmpdir(), 'rasad-postgres-')), account);
  const options = {
    folder: join(folder, 'server'),
    password: randomPassword(),
    durable: false,
    maxConnections: 400,
  };
  const server = await startPostgres(options);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answeringUrl(stateFile: string): Promise<string | undefined> {
  if (!existsSync(stateFile)) return undefined;
  const url = readFileSync(stateFile, 'utf8');
  try {
    await withConnection(url, (client) => client.query('SELECT 1'));
    return url;
  } catch {
    return undefined;
  }
}

function sharedFolder(): string {
  return makeOwnFolder(join(tmpdir(), `rasad-testing-${userInfo().uid}`), serverAccount());
}

function startKeeper(): void {
  const entry = fileURLToPath(import.meta.url);
  spawn(process.execPath, [entry], { detached: true, stdio: 'ignore', env: keeperEnvironment() }).unref();
}

/** Without the test runner's Node options. */
function keeperEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, NODE_NO_WARNINGS: '1' };
}

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
    if (server.process.exitCode !== null || server.process.signalCode !== null) return;
    if ((await otherClients(server)) > 0) lastUse = Date.now();
  }
}

async function otherClients(server: PostgresServer): Promise<number> {
  const sql = `SELECT count(*)::int AS clients FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  const { rows } = await withConnection(server.url(), (client) => client.query<{ clients: number }>(sql));
  return rows[0]?.clients ?? 0;
}

const ownName = basename(fileURLToPath(import.meta.url), extname(fileURLToPath(import.meta.url)));
if (process.argv[1] && basename(process.argv[1], extname(process.argv[1])) === ownName) await keep();
