import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeOwnFolder, serverAccount } from '../src/accounts.ts';
import { withConnection } from '../src/postgres.databases.ts';
import { startPostgres, type PostgresServer } from '../src/postgres.server.ts';
import { identify, isRunning } from '../src/processes.ts';

describe('the Postgres launcher', () => {
  let parent: string;
  let servers: PostgresServer[];
  beforeEach(() => {
    parent = makeOwnFolder(mkdtempSync(join(tmpdir(), 'rasad-postgres-test-')), serverAccount());
    servers = [];
  });
  afterEach(async () => {
    for (const server of servers) await server.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  async function start(password = 'first'): Promise<PostgresServer> {
    const server = await startPostgres({ folder: join(parent, 'server'), password, durable: true });
    servers.push(server);
    return server;
  }

  async function ask(server: PostgresServer, sql: string): Promise<unknown[]> {
    return withConnection(server.url(), async (client) => (await client.query(sql)).rows);
  }

  it('runs version 18 on the loopback address, never as root, with scram passwords and fsync on', async () => {
    const server = await start();
    const settings = `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('fsync') AS fsync,
      current_setting('listen_addresses') AS address, current_setting('password_encryption') AS passwords`;
    expect(await ask(server, settings)).toEqual([
      { version: 18, fsync: 'on', address: '127.0.0.1', passwords: 'scram-sha-256' },
    ]);
    expect(ownerOf(server.pid)).not.toBe('0');
    expect(readFileSync(join(parent, 'server/data/pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m);
  });

  it('knows Persian letters where trigrams are made, so that searches have an index', async () => {
    const server = await start();
    await ask(server, 'CREATE EXTENSION pg_trgm');
    expect(await ask(server, `SELECT show_trgm('رصد') <> '{}' AS known`)).toEqual([{ known: true }]);
  });

  it('refuses a wrong password', async () => {
    const server = await start();
    const wrong = server.url().replace('first', 'guess');
    await expect(withConnection(wrong, (client) => client.query('SELECT 1'))).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('keeps the data over a stop and a start', async () => {
    const before = await start();
    await ask(before, 'CREATE TABLE kept AS SELECT 1 AS value');
    await before.stop();
    expect(await ask(await start(), 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
  });

  it('ends a server that a killed parent left on the folder, and loses nothing committed', async () => {
    const orphan = await start();
    await ask(orphan, 'CREATE TABLE kept AS SELECT 2 AS value');
    const identity = identify(orphan.pid);
    const next = await start();
    expect(identity && isRunning(identity)).toBe(false);
    expect(await ask(next, 'SELECT value FROM kept')).toEqual([{ value: 2 }]);
  });

  it('starts after the server itself was killed', async () => {
    const killed = await start();
    await ask(killed, 'CREATE TABLE kept AS SELECT 3 AS value');
    process.kill(killed.pid, 'SIGKILL');
    expect(await ask(await start(), 'SELECT value FROM kept')).toEqual([{ value: 3 }]);
  });

  it('leaves a stranger alone whose pid stands in a stale pid file', async () => {
    const server = await start();
    await server.stop();
    writeFileSync(
      join(parent, 'server/data/postmaster.pid'),
      `${process.pid}\n${join(parent, 'server/data')}\n`,
    );
    expect(await ask(await start(), 'SELECT 4 AS value')).toEqual([{ value: 4 }]);
  });
});

function ownerOf(pid: number): string {
  if (existsSync('/proc/self')) return String(statSync(`/proc/${pid}`).uid);
  return execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}
