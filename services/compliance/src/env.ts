import { EnvironmentError, migrationEnv, producerEnv, readEnv, subgraphEnv } from '@rasad/service-kit';
import { z } from 'zod';

/** Where the files of evidence lie, and what is taken. */
const filesEnv = {
  RASAD_FILES_STORE: z.enum(['folder', 's3']).default('folder').describe('folder or s3'),
  RASAD_FILES_FOLDER: z
    .string()
    .min(1)
    .default('.rasad/files')
    .describe('folder of the files, the same for all replicas, e.g. /var/lib/rasad/files'),
  RASAD_FILES_S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("S3 server, e.g. https://s3.example.org; left out: Amazon's of the region"),
  RASAD_FILES_S3_REGION: z.string().min(1).default('us-east-1').describe('region, e.g. us-east-1'),
  RASAD_FILES_S3_BUCKET: z.string().min(3).optional().describe('bucket, e.g. rasad-evidence'),
  RASAD_FILES_S3_PREFIX: z
    .string()
    .regex(/^([\w.-]+\/)*$/)
    .default('')
    .describe('put in front of every object, with a slash at the end, e.g. city/'),
  RASAD_FILES_S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('key of the S3 account'),
  RASAD_FILES_S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('secret of the S3 account'),
  RASAD_FILES_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(2_000_000_000)
    .default(50 * 1024 * 1024)
    .describe('bytes of the largest file, e.g. 52428800'),
  RASAD_FILES_UPLOAD_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .describe('minutes in which an upload must be completed, e.g. 30'),
  RASAD_FILES_LINK_SECRET: z
    .string()
    .min(32)
    .describe('32 or more random characters that sign links to files, e.g. from openssl rand -base64 48'),
  RASAD_FILES_CLAMD_ADDRESS: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/)
    .optional()
    .describe('ClamAV daemon that files are scanned by, e.g. 127.0.0.1:3310; left out: none is scanned'),
};

/** Without an SMTP server no mail is sent; people find everything in their inbox. */
const mailEnv = {
  RASAD_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'server that mail leaves through, e.g. smtps://user:secret@mail.example.org:465; left out: no mail is sent',
    ),
  RASAD_MAIL_FROM: z.email().optional().describe('address that mail comes from, e.g. rasad@example.org'),
  RASAD_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('where people open the dashboard, for links in mail, e.g. https://rasad.example.org'),
};

const serviceEnv = z.object({ ...subgraphEnv, ...producerEnv, ...filesEnv, ...mailEnv });

export type ServiceEnv = z.infer<typeof serviceEnv>;

const neededForS3 = [
  'RASAD_FILES_S3_BUCKET',
  'RASAD_FILES_S3_ACCESS_KEY_ID',
  'RASAD_FILES_S3_SECRET_ACCESS_KEY',
] as const;

/**
 * The service's settings, checked; the only reader of the environment.
 * @throws EnvironmentError naming each variable that is missing or wrong
 */
export function readServiceEnv(source: NodeJS.ProcessEnv = process.env): ServiceEnv {
  const env = readEnv(serviceEnv, source);
  const missing = [...missingForS3(env), ...missingForMail(env)];
  if (missing.length > 0) throw new EnvironmentError(`Configuration is wrong:\n  ${missing.join('\n  ')}`);
  return env;
}

function missingForS3(env: ServiceEnv): string[] {
  if (env.RASAD_FILES_STORE !== 's3') return [];
  return neededForS3
    .filter((name) => !env[name])
    .map((name) => `${name}: needed where RASAD_FILES_STORE is s3`);
}

function missingForMail(env: ServiceEnv): string[] {
  if (env.RASAD_SMTP_URL === undefined) {
    return env.RASAD_MAIL_FROM === undefined ? [] : ['RASAD_SMTP_URL: needed where RASAD_MAIL_FROM is set'];
  }
  return (['RASAD_MAIL_FROM', 'RASAD_PUBLIC_URL'] as const)
    .filter((name) => !env[name])
    .map((name) => `${name}: needed where RASAD_SMTP_URL is set`);
}

/** The settings of `dist/migrate.js`. */
export const readMigrationEnv = (env: NodeJS.ProcessEnv = process.env) =>
  readEnv(z.object(migrationEnv), env);
