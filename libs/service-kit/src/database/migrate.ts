import { DataSource, type DataSourceOptions } from 'typeorm';

/** Any constant: one migration of a database at a time, however many replicas start together. */
const migrationLock = 7_236_641;

/** Applies pending migrations, one process at a time. @returns the names of those applied. */
export async function migrate(options: DataSourceOptions): Promise<string[]> {
  const dataSource = await new DataSource(options).initialize();
  const session = dataSource.createQueryRunner();
  try {
    await session.query('select pg_advisory_lock($1)', [migrationLock]);
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await session.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await session.release();
    await dataSource.destroy();
  }
}
