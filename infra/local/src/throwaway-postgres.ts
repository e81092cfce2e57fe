import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { extname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeOwnFolder, serverAccount } from './accounts.ts';
import { randomPassword } from './credentials.ts';
import { withConnection } from './postgres.databases.ts';
import { startPostgres, type PostgresServer } from './postgres.server.ts';

const startTimeoutMs = 60_000;

/**
 * The superuser's URL of one Postgres for all test suites of this user. The first that asks has it
 * started, by a keeper process that outlives the suite and ends the server once nobody has been
 * connected for a while: stay connected for as long as you need it.
 */
export async function sharedTestPostgres(): Promise<string> {
  const stateFile = join(sharedFolder(), 'url');
  const until = Date.now() + startTimeoutMs;
  let started = 0;
  for (;;) {
    const url = await answeringUrl(stateFile);
    if (url) return url;
    if (Date.now() > until)
      throw new Error(
        `the shared test Postgres did not come up; see ${join(sharedFolder(), 'server', 'postgres.log')}`,
      );
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

/** Where the keeper and its users find one another. */
export function sharedFolder(): string {
  return makeOwnFolder(join(tmpdir(), `rasad-testing-${userInfo().uid}`), serverAccount());
}

function startKeeper(): void {
  const entry = fileURLToPath(
    new URL(`./throwaway-postgres.keeper${extname(import.meta.url)}`, import.meta.url),
  );
  spawn(process.execPath, [entry], { detached: true, stdio: 'ignore', env: keeperEnvironment() }).unref();
}

/** Without the test runner's Node options. */
function keeperEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, NODE_NO_WARNINGS: '1' };
}
