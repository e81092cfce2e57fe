import { migrationEnv, producerEnv, readEnv, subgraphEnv } from '@rasad/service-kit';
import { z } from 'zod';

const directoryEnv = z.object({
  ...subgraphEnv,
  ...producerEnv,
  RASAD_BOOTSTRAP_ADMIN: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'is not a username')
    .optional()
    .describe('username that administers the whole organisation in an empty database, e.g. admin'),
});

/** Settings of this service. */
export type DirectoryEnv = z.infer<typeof directoryEnv>;

/** Injection token of the settings. */
export const DIRECTORY_ENV = Symbol('DIRECTORY_ENV');

/** Reads the settings; fails naming each variable that is missing or wrong. */
export function readDirectoryEnv(env: NodeJS.ProcessEnv = process.env): DirectoryEnv {
  return readEnv(directoryEnv, env);
}

/** URL of the owner role, for migrations. */
export function readMigrationUrl(): string {
  return readEnv(z.object(migrationEnv), process.env).RASAD_MIGRATION_DATABASE_URL;
}
