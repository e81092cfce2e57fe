import { migrationEnv, readEnv, subgraphEnv } from '@rasad/service-kit';
import { z } from 'zod';

const readModelsEnv = z.object({
  RASAD_DATABASE_URL: subgraphEnv.RASAD_DATABASE_URL,
  RASAD_DATABASE_POOL: subgraphEnv.RASAD_DATABASE_POOL,
  RASAD_NATS_URL: subgraphEnv.RASAD_NATS_URL,
  RASAD_LOG_LEVEL: subgraphEnv.RASAD_LOG_LEVEL,
  /** Only for rebuilds; without it `admin.reporting.rebuild` is left to other processes. */
  RASAD_MIGRATION_DATABASE_URL: migrationEnv.RASAD_MIGRATION_DATABASE_URL.optional(),
});

/** Settings of every process that keeps read models. */
export type ReadModelsEnv = z.infer<typeof readModelsEnv>;

const reportingEnv = z.object({ ...subgraphEnv, ...readModelsEnv.shape });

/** Settings of the serving process. */
export type ReportingEnv = z.infer<typeof reportingEnv>;

/** The environment of the serving process; fails naming the variable. */
export function readReportingEnv(env: NodeJS.ProcessEnv = process.env): ReportingEnv {
  return readEnv(reportingEnv, env);
}

/** The environment of the rebuild command; its own lines are what it has to say, so it logs no more than warnings. */
export function readRebuildEnv(env: NodeJS.ProcessEnv = process.env): ReadModelsEnv {
  return readEnv(z.object({ ...readModelsEnv.shape, ...migrationEnv }), { RASAD_LOG_LEVEL: 'warn', ...env });
}

/** The environment of the recount command. */
export function readRecountEnv(env: NodeJS.ProcessEnv = process.env) {
  return readEnv(readModelsEnv.pick({ RASAD_DATABASE_URL: true }), env);
}

/** The environment of the migration command. */
export function readMigrationEnv(env: NodeJS.ProcessEnv = process.env) {
  return readEnv(z.object(migrationEnv), env);
}
