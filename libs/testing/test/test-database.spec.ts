import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { withConnection } from '@rasad/local';
import { createTestDatabase, usePostgres } from '../src/index.js';

const createTable = 'CREATE TABLE planet (name text PRIMARY KEY, moons bigserial)';

function runSql(url: string, sql: string): Promise<{ rows: unknown[] }> {
  return withConnection(url, (client) => client.query(sql));
}

async function migrate(ownerUrl: string): Promise<void> {
  await runSql(ownerUrl, createTable);
}

describe('a database given to a suite', () => {
  const postgres = usePostgres({ service: 'astronomy', migrate });

  it('lets the run role read and change rows of tables that the owner made', async () => {
    await runSql(postgres.database.runUrl, `INSERT INTO planet (name) VALUES ('Mars')`);
    await runSql(postgres.database.runUrl, `UPDATE planet SET moons = 2`);
    expect(await postgres.database.query('SELECT name, moons FROM planet')).toEqual([
      { name: 'Mars', moons: '2' },
    ]);
  });

  it('refuses the run role any change of shape', async () => {
    await expect(runSql(postgres.database.runUrl, 'DROP TABLE planet')).rejects.toThrow(/must be owner/);
    await expect(runSql(postgres.database.runUrl, 'CREATE TABLE moon (name text)')).rejects.toThrow(
      /permission denied/,
    );
    await expect(runSql(postgres.database.runUrl, 'TRUNCATE planet')).rejects.toThrow(/permission denied/);
  });

  it("lets the owner build a schema beside the service's and swap the two, open to the run role", async () => {
    const swap = `CREATE SCHEMA astronomy_next; CREATE TABLE astronomy_next.planet (name text);
      INSERT INTO astronomy_next.planet VALUES ('Venus');
      ALTER SCHEMA astronomy RENAME TO astronomy_old; ALTER SCHEMA astronomy_next RENAME TO astronomy`;
    await runSql(postgres.database.ownerUrl, swap);
    const { rows } = await runSql(postgres.database.runUrl, 'SELECT name FROM planet');
    expect(rows).toEqual([{ name: 'Venus' }]);
  });
});

describe('databases made at the same time', () => {
  it('do not get in the way of each other over the roles that they share', async () => {
    const made = await Promise.all(
      Array.from({ length: 6 }, () => createTestDatabase({ service: 'geology' })),
    );
    expect(new Set(made.map((database) => database.name)).size).toBe(6);
    await Promise.all(made.map((database) => database.drop()));
  });
});

describe('databases of several suites', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rasad-sources-'));
  const source = join(folder, 'migration.sql');
  writeFileSync(source, `${createTable} -- ${folder}`);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are copies of one migrated template and share no row', async () => {
    let migrations = 0;
    const options = {
      service: 'astronomy',
      sources: [source],
      migrate: async (url: string) => {
        migrations += 1;
        await migrate(url);
      },
    };
    const databases = await Promise.all([1, 2, 3].map(() => createTestDatabase(options)));
    try {
      expect(migrations).toBe(1);
      await Promise.all(
        databases.map((each) => runSql(each.runUrl, `INSERT INTO planet VALUES ('${each.name}', 0)`)),
      );
      const names = await Promise.all(databases.map((each) => each.query('SELECT name FROM planet')));
      expect(names).toEqual(databases.map((each) => [{ name: each.name }]));
    } finally {
      await Promise.all(databases.map((each) => each.drop()));
    }
  });

  it("are closed to another service's role", async () => {
    const own = await createTestDatabase({ service: 'astronomy' });
    const other = await createTestDatabase({ service: 'botany' });
    try {
      const trespass = new URL(other.runUrl);
      trespass.pathname = `/${own.name}`;
      await expect(runSql(trespass.href, 'SELECT 1')).rejects.toThrow(/permission denied for database/);
    } finally {
      await Promise.all([own.drop(), other.drop()]);
    }
  });
});
