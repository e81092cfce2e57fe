import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Thrown when the environment lacks or misstates a variable; its message names each one and what it needs. */
export class EnvironmentError extends Error {}

/**
 * Reads and checks the environment against a schema; the only reader of `process.env` in a service calls it once.
 * Each field's `describe()` text says what it needs, with an example. A variable that the environment lacks is taken
 * from the file of its name in `RASAD_SECRETS_FOLDER`, the way containers are given secrets.
 * @throws EnvironmentError naming every variable that is missing or wrong, never its value.
 */
export function readEnv<S extends z.ZodObject>(schema: S, env: NodeJS.ProcessEnv): z.infer<S> {
  const parsed = schema.safeParse({ ...secretFiles(Object.keys(schema.shape), env), ...env });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '');
    const field = schema.shape[name] as z.ZodType | undefined;
    const needs = field?.description ? ` (${field.description})` : '';
    return `${name}: ${issue.message}${needs}`;
  });
  throw new EnvironmentError(`Configuration is wrong:\n  ${lines.join('\n  ')}`);
}

function secretFiles(names: string[], env: NodeJS.ProcessEnv): Record<string, string> {
  const folder = env.RASAD_SECRETS_FOLDER;
  if (!folder) return {};
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new EnvironmentError(
      'Configuration is wrong:\n  RASAD_SECRETS_FOLDER: is no folder (it holds a file for each secret, named as its variable, e.g. /run/secrets/rasad)',
    );
  }
  return Object.fromEntries(names.flatMap((name) => secretFile(folder, name)));
}

function secretFile(folder: string, name: string): [string, string][] {
  try {
    return [[name, readFileSync(join(folder, name), 'utf8').trim()]];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new EnvironmentError(
      `Configuration is wrong:\n  ${name}: its file in RASAD_SECRETS_FOLDER cannot be read (${code})`,
    );
  }
}

/** `true` or `false` as text. */
export const booleanText = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Fields that every subgraph service reads. */
export const subgraphEnv = {
  RASAD_HTTP_HOST: z.string().default('127.0.0.1').describe('address to bind to, e.g. 127.0.0.1'),
  RASAD_HTTP_PORT: z.coerce.number().int().min(0).max(65535).describe('port to listen on, e.g. 4101'),
  RASAD_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('run role, e.g. postgres://directory_run:secret@127.0.0.1:5432/directory'),
  RASAD_DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10).describe('connections, e.g. 10'),
  RASAD_NATS_URL: z.url({ protocol: /^(nats|tls)$/ }).describe('e.g. nats://directory:secret@127.0.0.1:4222'),
  RASAD_PRINCIPAL_PUBLIC_KEY: z.string().min(1).describe('Ed25519 public key as JWK JSON'),
  RASAD_SAMPLE_MODE: booleanText.default(false).describe('true shows sample data as such'),
  RASAD_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.string().default('development'),
};

/** Fields that every service which publishes events reads besides. */
export const producerEnv = {
  RASAD_STREAM_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(4096)
    .default(256 * 1024 * 1024)
    .describe('bytes of its JetStream stream; the oldest messages go first, e.g. 268435456'),
};

/** Fields that every migration command reads. */
export const migrationEnv = {
  RASAD_MIGRATION_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('owner role, e.g. postgres://directory_owner:secret@127.0.0.1:5432/directory'),
};
