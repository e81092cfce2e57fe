import { migrationEnv, readEnv, subgraphEnv } from '@rasad/service-kit';
import { z } from 'zod';

/** The environment of the serving process; fails naming the variable. */
export function readReportingEnv(env: NodeJS.ProcessEnv = process.env) {
  return readEnv(z.object(subgraphEnv), env);
}

/** Settings of the serving process. */
export type ReportingEnv = ReturnType<typeof readReportingEnv>;

/** The environment of the recount command. */
export function readDatabaseEnv(env: NodeJS.ProcessEnv = process.env) {
  return readEnv(z.object({ RASAD_DATABASE_URL: subgraphEnv.RASAD_DATABASE_URL }), env);
}

/** The environment of the migration command. */
export function readMigrationEnv(env: NodeJS.ProcessEnv = process.env) {
  return readEnv(z.object(migrationEnv), env);
}
