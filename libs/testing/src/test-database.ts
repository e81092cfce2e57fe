import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  configureDatabase,
  ensureRoles,
  ensureServiceDatabase,
  postgresUrl,
  serviceRoles,
  sharedTestPostgres,
} from '@rasad/local';
import pg from 'pg';

/** Which service's database to make, and how. */
export interface TestDatabaseOptions {
  /** The service: names the schema and the roles `<service>_owner` and `<service>_run`. */
  service: string;
  /** Brings an empty database to the service's shape, over the owner's URL; it must close its connections. */
  migrate?: (ownerUrl: string) => Promise<void>;
  /**
   * Files and folders that `migrate` depends on. Given these, it runs once for all suites with the
   * same contents and each suite's database is a copy; without, it runs in every database.
   */
  sources?: readonly (string | URL)[];
}

/** A database of the suite's own, with schema, roles and privileges as in production. */
export interface TestDatabase {
  readonly service: string;
  readonly name: string;
  /** URL of the role that migrates. */
  readonly ownerUrl: string;
  /** URL of the role that the service runs as: rows only, no DDL. */
  readonly runUrl: string;
  /** URL of the superuser. */
  readonly superuserUrl: string;
  /** Runs one statement as superuser on this database and returns its rows. */
  query<Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Ends all connections to the database and removes it. */
  drop(): Promise<void>;
}

/** Makes a database in the test server (`RASAD_TEST_POSTGRES_URL`, else one that is started on demand). */
export async function createTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  if (!/^[a-z][a-z_]*$/.test(options.service)) throw new Error(`not a service name: ${options.service}`);
  const admin = new pg.Client({ connectionString: await testPostgresUrl() });
  // A fault test may end the server under the connection.
  admin.on('error', () => undefined);
  await admin.connect();
  const server: TestServer = { admin, url: serverUrl(admin) };
  const name = `test_${options.service}_${randomBytes(6).toString('hex')}`;
  try {
    await withLock(admin, () => ensureRoles(admin, rolesOf(server, options.service)));
    if (options.migrate && options.sources) await copyTemplate(server, name, options);
    else await withLock(admin, () => buildDatabase(server, name, options));
  } catch (error) {
    await admin.end();
    throw error;
  }
  return openDatabase(server, name, options.service);
}

interface TestServer {
  admin: pg.Client;
  url: (database: string, user?: string) => string;
}

/** The seam for other servers, such as a container's: whoever sets the variable has started one. */
async function testPostgresUrl(): Promise<string> {
  return process.env.RASAD_TEST_POSTGRES_URL ?? sharedTestPostgres();
}

/** Test roles share the superuser's password: any suite of any process can then name their URLs. */
function serverUrl(admin: pg.Client): TestServer['url'] {
  const password = String(admin.password);
  const { host, port, user: superuser = 'postgres' } = admin;
  return (database, user = superuser) => postgresUrl({ host, port, database, user, password });
}

function rolesOf(server: TestServer, service: string) {
  const password = String(server.admin.password);
  return { service, ownerPassword: password, runPassword: password };
}

async function buildDatabase(
  server: TestServer,
  database: string,
  options: TestDatabaseOptions,
): Promise<void> {
  await ensureServiceDatabase((name) => server.url(name), { ...rolesOf(server, options.service), database });
  await options.migrate?.(server.url(database, serviceRoles(options.service).owner));
}

/** The template appears under its name only when it is complete, so a suite that was killed half way leaves none behind. */
async function copyTemplate(server: TestServer, name: string, options: TestDatabaseOptions): Promise<void> {
  const { admin } = server;
  const template = `template_${options.service}_${fingerprint(options.sources ?? [])}`;
  await withLock(admin, async () => {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    const unfinished = `${template}_${randomBytes(3).toString('hex')}`;
    await buildDatabase(server, unfinished, options);
    await endConnections(admin, unfinished);
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  });
  const { owner } = serviceRoles(options.service);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`);
  await configureDatabase(admin, { service: options.service, database: name });
}

/** Roles and templates belong to the whole server: one suite at a time makes them. */
async function withLock(admin: pg.Client, work: () => Promise<void>): Promise<void> {
  const key = 7_230_154;
  await admin.query('SELECT pg_advisory_lock($1)', [key]);
  try {
    await work();
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [key]);
  }
}

async function endConnections(admin: pg.Client, database: string): Promise<void> {
  const sql =
    'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()';
  await admin.query(sql, [database]);
}

function openDatabase(server: TestServer, name: string, service: string): TestDatabase {
  const roles = serviceRoles(service);
  const pool = new pg.Pool({ connectionString: server.url(name), max: 2, idleTimeoutMillis: 1_000 });
  pool.on('error', () => undefined);
  return {
    service,
    name,
    ownerUrl: server.url(name, roles.owner),
    runUrl: server.url(name, roles.run),
    superuserUrl: server.url(name),
    query: async <Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []) =>
      (await pool.query<Row>(sql, parameters)).rows,
    drop: async () => {
      await pool.end();
      await server.admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await server.admin.end();
    },
  };
}

function fingerprint(sources: readonly (string | URL)[]): string {
  const hash = createHash('sha256');
  for (const source of sources) addToHash(hash, source instanceof URL ? fileURLToPath(source) : source);
  return hash.digest('hex').slice(0, 16);
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
    return;
  }
  hash.update(path).update('\0').update(readFileSync(path)).update('\0');
}
