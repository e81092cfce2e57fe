import type { ServiceEnv } from '../env.js';
import type { S3Settings } from './s3.store.js';

/** Injection token of FilesSettings. */
export const FILES_SETTINGS = Symbol('FILES_SETTINGS');

/** How files are taken and where they lie. */
export interface FilesSettings {
  store: { kind: 'folder'; folder: string } | ({ kind: 's3' } & S3Settings);
  /** Bytes of the largest file. */
  maxBytes: number;
  /** Minutes in which an upload must be completed. */
  uploadMinutes: number;
  linkSecret: string;
  /** `host:port` of a ClamAV daemon; undefined where files are not scanned. */
  clamdAddress: string | undefined;
  /** The gateway's public key, Ed25519, JWK JSON. */
  principalPublicKey: string;
}

/** The settings as the environment gives them. */
export function filesSettings(env: ServiceEnv): FilesSettings {
  return {
    store: env.RASAD_FILES_STORE === 's3' ? s3Settings(env) : folderSettings(env),
    maxBytes: env.RASAD_FILES_MAX_BYTES,
    uploadMinutes: env.RASAD_FILES_UPLOAD_MINUTES,
    linkSecret: env.RASAD_FILES_LINK_SECRET,
    clamdAddress: env.RASAD_FILES_CLAMD_ADDRESS,
    principalPublicKey: env.RASAD_PRINCIPAL_PUBLIC_KEY,
  };
}

function folderSettings(env: ServiceEnv): FilesSettings['store'] {
  return { kind: 'folder', folder: env.RASAD_FILES_FOLDER };
}

function s3Settings(env: ServiceEnv): FilesSettings['store'] {
  return {
    kind: 's3',
    endpoint: env.RASAD_FILES_S3_ENDPOINT,
    region: env.RASAD_FILES_S3_REGION,
    bucket: env.RASAD_FILES_S3_BUCKET ?? '',
    prefix: env.RASAD_FILES_S3_PREFIX,
    accessKeyId: env.RASAD_FILES_S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.RASAD_FILES_S3_SECRET_ACCESS_KEY ?? '',
  };
}
