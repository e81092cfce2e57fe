import pg from 'pg';

/** The two roles of a service's database: one changes its tables' shape, the other their rows. */
export interface ServiceRoles {
  owner: string;
  run: string;
}

/** A service's database to be there: its roles, and their passwords. */
export interface ServiceDatabase {
  service: string;
  database: string;
  ownerPassword: string;
  runPassword: string;
}

/** Names of a service's roles. */
export function serviceRoles(service: string): ServiceRoles {
  return { owner: `${service}_owner`, run: `${service}_run` };
}

/** A connection URL; user and password are escaped. */
export function postgresUrl(at: {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
}): string {
  const credentials = `${encodeURIComponent(at.user)}:${encodeURIComponent(at.password)}`;
  return `postgres://${credentials}@${at.host}:${at.port}/${encodeURIComponent(at.database)}`;
}

/** Runs work on one connection and closes it. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the roles, or gives existing ones the password. `admin` is connected as superuser. */
export async function ensureRoles(
  admin: pg.Client,
  target: Omit<ServiceDatabase, 'database'>,
): Promise<void> {
  const roles = serviceRoles(target.service);
  for (const [role, password] of [
    [roles.owner, target.ownerPassword],
    [roles.run, target.runPassword],
  ] as const) {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    const verb = rowCount ? 'ALTER' : 'CREATE';
    await admin.query(
      `${verb} ROLE ${admin.escapeIdentifier(role)} LOGIN PASSWORD ${admin.escapeLiteral(password)}`,
    );
  }
}

/** Makes the service's database with roles, schema and default privileges; safe to repeat. `url` names the superuser's connection to a database. */
export async function ensureServiceDatabase(
  url: (database: string) => string,
  target: ServiceDatabase,
): Promise<void> {
  await withConnection(url('postgres'), async (admin) => {
    await ensureRoles(admin, target);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [target.database]);
    if (!rowCount) await createDatabase(admin, target);
    await configureDatabase(admin, target);
  });
  await withConnection(url(target.database), (client) => prepareSchema(client, target.service));
}

async function createDatabase(admin: pg.Client, target: ServiceDatabase): Promise<void> {
  const owner = admin.escapeIdentifier(serviceRoles(target.service).owner);
  await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(target.database)} OWNER ${owner}`);
}

/** What CREATE DATABASE … TEMPLATE does not copy: who may connect, and where names are looked up. */
export async function configureDatabase(
  admin: pg.Client,
  target: Pick<ServiceDatabase, 'service' | 'database'>,
): Promise<void> {
  const database = admin.escapeIdentifier(target.database);
  const run = admin.escapeIdentifier(serviceRoles(target.service).run);
  await admin.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${run}`);
  await admin.query(
    `ALTER DATABASE ${database} SET search_path = ${admin.escapeIdentifier(target.service)}, public`,
  );
}

/**
 * The owner's tables are open to the run role for rows alone. The default privileges name no schema,
 * so they hold for every schema the owner makes later too, such as the one that a read model is rebuilt in.
 */
async function prepareSchema(client: pg.Client, service: string): Promise<void> {
  const roles = serviceRoles(service);
  const owner = client.escapeIdentifier(roles.owner);
  const run = client.escapeIdentifier(roles.run);
  const defaults = `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} GRANT`;
  await client.query(`${defaults} USAGE ON SCHEMAS TO ${run}`);
  await client.query(`${defaults} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${run}`);
  await client.query(`${defaults} USAGE, SELECT ON SEQUENCES TO ${run}`);
  await client.query(`SET ROLE ${owner}`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(service)}`);
  await client.query('RESET ROLE');
}
