import { migrationEnv, producerEnv, readEnv, subgraphEnv } from '@rasad/service-kit';
import { z } from 'zod';

/** The service's settings, checked; the only reader of the environment. */
export const readServiceEnv = (env: NodeJS.ProcessEnv = process.env) =>
  readEnv(z.object({ ...subgraphEnv, ...producerEnv }), env);

/** The settings of `dist/migrate.js`. */
export const readMigrationEnv = (env: NodeJS.ProcessEnv = process.env) =>
  readEnv(z.object(migrationEnv), env);

export type ServiceEnv = ReturnType<typeof readServiceEnv>;
