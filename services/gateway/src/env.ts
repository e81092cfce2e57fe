import { fileURLToPath } from 'node:url';
import { booleanText, EnvironmentError, readEnv } from '@rasad/service-kit';
import { z } from 'zod';

/** A file of this checkout, for settings whose usual value lies beside the gateway. */
const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const perMinute = (requests: number) => z.coerce.number().int().min(1).default(requests);

/** Every setting of the gateway; `describe` says what it needs, with an example. */
const gatewayEnv = z.object({
  NODE_ENV: z.string().default('development'),
  RASAD_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),

  RASAD_HOST: z.string().default('127.0.0.1').describe('address to bind to, e.g. 127.0.0.1'),
  RASAD_PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe('port, e.g. 4000'),
  RASAD_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('address that browsers see, e.g. https://rasad.example.org; http://<host>:<port> if left out'),
  RASAD_TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('reverse proxies in front whose x-forwarded-for is believed, e.g. 1'),
  RASAD_ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
    .describe('other origins that may call with a cookie, comma-separated, e.g. https://a.example.org'),
  RASAD_DASHBOARD_DIR: z
    .string()
    .optional()
    .describe('built dashboard to serve at /, e.g. apps/dashboard/dist'),

  RASAD_SUBGRAPH_DIRECTORY_URL: z.url().describe('base address without path, e.g. http://127.0.0.1:4101'),
  RASAD_SUBGRAPH_COMPLIANCE_URL: z.url().describe('base address without path, e.g. http://127.0.0.1:4102'),
  RASAD_SUBGRAPH_REPORTING_URL: z.url().describe('base address without path, e.g. http://127.0.0.1:4103'),
  RASAD_SUBGRAPH_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .default(5000)
    .describe('milliseconds, e.g. 5000'),
  RASAD_MUTATION_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .default(60_000)
    .describe('milliseconds that a change may take, imports included, e.g. 60000'),
  RASAD_FILE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(5)
    .default(4)
    .describe('minutes in which a file must have been sent, at most 5, e.g. 4'),
  RASAD_FILE_SILENCE_MS: z.coerce
    .number()
    .int()
    .min(100)
    .default(30_000)
    .describe('milliseconds in which nothing of a file moves before it is broken off, e.g. 30000'),
  RASAD_QUERY_PLANNER: z.enum(['rust', 'javascript']).default('rust').describe('rust or javascript'),
  RASAD_NATS_URL: z.url({ protocol: /^(nats|tls)$/ }).describe('e.g. nats://gateway:secret@127.0.0.1:4222'),
  RASAD_PRINCIPAL_PRIVATE_KEY: z
    .string()
    .min(1)
    .describe('Ed25519 private key as JWK JSON; the subgraphs hold its public half'),

  RASAD_SESSION_SECRET: z
    .string()
    .min(32)
    .describe(
      '32 or more random characters that encrypt sessions, e.g. the output of openssl rand -base64 48',
    ),
  RASAD_SESSION_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(480)
    .describe('minutes without a sign of life after which a session ends, e.g. 480'),
  RASAD_SESSION_LONGEST_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(1440)
    .describe('minutes after which a session ends in any case, e.g. 1440'),
  RASAD_OIDC_ISSUER: z
    .url()
    .optional()
    .describe('OpenID Connect issuer, e.g. https://id.example.org/realms/city'),
  RASAD_OIDC_CLIENT_ID: z.string().default('rasad').describe('client at the issuer, e.g. rasad'),
  RASAD_OIDC_CLIENT_SECRET: z.string().optional().describe('secret of the client at the issuer'),
  RASAD_OIDC_USERNAME_CLAIM: z
    .string()
    .default('preferred_username')
    .describe('claim that holds the username, in ID tokens and access tokens, e.g. preferred_username'),
  RASAD_SAMPLE_MODE: booleanText
    .default(false)
    .describe('true offers the sample users, for development only'),
  RASAD_SAMPLE_ACCOUNTS: z
    .string()
    .default(beside('../../../samples/karaj/accounts.json'))
    .describe('sign-ins offered in sample mode, a JSON file'),
  RASAD_DEVELOPMENT_ISSUER_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('sample mode: private key of the development provider, JWK JSON, EC P-256 (ES256)'),

  RASAD_PERSISTED_DOCUMENTS: z
    .string()
    .default(beside('../../../apps/dashboard/persisted-documents.generated.json'))
    .describe('id → document of the dashboard, a JSON file'),
  RASAD_PERSISTED_ONLY: booleanText.default(false).describe('true refuses documents that are not persisted'),
  RASAD_LIMIT_DEPTH: z.coerce.number().int().min(1).default(15).describe('levels of a document, e.g. 15'),
  RASAD_LIMIT_ALIASES: z.coerce.number().int().min(0).default(30).describe('aliases in a document, e.g. 30'),
  RASAD_LIMIT_DIRECTIVES: z.coerce.number().int().min(0).default(50).describe('in a document, e.g. 50'),
  RASAD_LIMIT_TOKENS: z.coerce
    .number()
    .int()
    .min(1)
    .default(2000)
    .describe('tokens of a document, e.g. 2000'),
  RASAD_LIMIT_COST: z.coerce
    .number()
    .int()
    .min(1)
    .default(50_000)
    .describe('cost of an operation, e.g. 50000'),
  RASAD_LIMIT_BODY_BYTES: z.coerce.number().int().min(1024).default(8_388_608).describe('e.g. 8388608'),
  RASAD_LIMIT_SUBSCRIPTIONS: z.coerce
    .number()
    .int()
    .min(1)
    .default(50)
    .describe('open per credential, e.g. 50'),
  RASAD_RATE_PER_CREDENTIAL: perMinute(12_000).describe('operations a minute for one credential, e.g. 12000'),
  RASAD_RATE_PER_ADDRESS: perMinute(60_000).describe('requests a minute from one address, e.g. 60000'),
  RASAD_RATE_UPLOADS: perMinute(120).describe('files that one credential may send a minute, e.g. 120'),
  RASAD_RATE_SIGN_IN: perMinute(120).describe('steps of signing in a minute from one address, e.g. 120'),
});

/** The gateway's settings in Nest's container. */
export const GATEWAY_ENV = Symbol('GATEWAY_ENV');

/** The gateway's settings as checked at start. */
export type GatewayEnv = z.infer<typeof gatewayEnv>;

const placeholder = /change.?me|secret|password|default|example/i;

/**
 * Reads the gateway's environment; nothing else in it reads `process.env`.
 * @throws EnvironmentError naming each variable that is missing or wrong, and what production does not allow
 */
export function readGatewayEnv(source: NodeJS.ProcessEnv = process.env): GatewayEnv {
  const env = readEnv(gatewayEnv, source);
  const problems = [
    ...signInProblems(env),
    ...(env.NODE_ENV === 'production' ? productionProblems(env) : []),
  ];
  if (problems.length > 0) throw new EnvironmentError(`Configuration is wrong:\n  ${problems.join('\n  ')}`);
  return env;
}

function signInProblems(env: GatewayEnv): string[] {
  if (env.RASAD_SAMPLE_MODE && !env.RASAD_DEVELOPMENT_ISSUER_KEY) {
    return ['RASAD_DEVELOPMENT_ISSUER_KEY: needed in sample mode (EC P-256 private key as JWK JSON)'];
  }
  if (!env.RASAD_SAMPLE_MODE && !env.RASAD_OIDC_ISSUER) {
    return ['RASAD_OIDC_ISSUER: needed outside sample mode (e.g. https://id.example.org/realms/city)'];
  }
  return [];
}

function productionProblems(env: GatewayEnv): string[] {
  const problems: string[] = [];
  if (env.RASAD_SAMPLE_MODE) {
    problems.push('RASAD_SAMPLE_MODE: the development identity provider does not run in production');
  }
  if (placeholder.test(env.RASAD_SESSION_SECRET) || new Set(env.RASAD_SESSION_SECRET).size < 12) {
    problems.push('RASAD_SESSION_SECRET: looks like a default; use random characters');
  }
  if (!env.RASAD_PUBLIC_URL?.startsWith('https://')) {
    problems.push('RASAD_PUBLIC_URL: must be an https address in production, or cookies travel in the clear');
  }
  if (env.RASAD_OIDC_ISSUER && !env.RASAD_OIDC_ISSUER.startsWith('https://')) {
    problems.push('RASAD_OIDC_ISSUER: must be an https address in production');
  }
  return problems;
}

/** The address under which browsers reach the gateway, without a trailing slash. */
export function publicUrl(env: GatewayEnv): string {
  return (env.RASAD_PUBLIC_URL ?? `http://${env.RASAD_HOST}:${env.RASAD_PORT}`).replace(/\/+$/, '');
}
