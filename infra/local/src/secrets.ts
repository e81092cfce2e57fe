import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { writePrivateFile } from './accounts.ts';
import { randomNatsPasswords, randomPassword } from './credentials.ts';
import type { NatsPasswords } from './nats-config.ts';

/** The services with a database of their own. */
export const databaseServices = ['directory', 'compliance', 'reporting'] as const;
export type DatabaseService = (typeof databaseServices)[number];

/** All that a local platform keeps secret; made once per state folder. */
export interface Secrets {
  postgresPassword: string;
  /** Of the account `admin` of the operators' dashboards. */
  grafanaPassword: string;
  databasePasswords: Record<DatabaseService, { owner: string; run: string }>;
  natsPasswords: NatsPasswords;
  /** Ed25519 key pair as JWK texts: the gateway signs internal principals, the subgraphs verify them. */
  principalPublicKey: string;
  principalPrivateKey: string;
  /** 256 bits, base64url: encrypts the gateway's sessions. */
  sessionSecret: string;
  /** 256 bits, base64url: signs the compliance service's links to files. */
  fileLinkSecret: string;
  /** EC P-256 private key as JWK text: signs what the sample mode's identity provider issues. */
  developmentIssuerKey: string;
}

/** The secrets of the file; what it lacks is made and added. */
export function loadSecrets(file: string): Secrets {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const secrets = { ...newSecrets(), ...known };
  if (JSON.stringify(secrets) !== JSON.stringify(known)) {
    writePrivateFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  }
  return secrets;
}

function newSecrets(): Secrets {
  return {
    postgresPassword: randomPassword(),
    grafanaPassword: randomPassword(),
    databasePasswords: {
      directory: rolePasswords(),
      compliance: rolePasswords(),
      reporting: rolePasswords(),
    },
    natsPasswords: randomNatsPasswords(),
    ...principalKeyPair(),
    sessionSecret: randomBytes(32).toString('base64url'),
    fileLinkSecret: randomBytes(32).toString('base64url'),
    developmentIssuerKey: ecPrivateKey(),
  };
}

function rolePasswords(): { owner: string; run: string } {
  return { owner: randomPassword(), run: randomPassword() };
}

function principalKeyPair(): Pick<Secrets, 'principalPublicKey' | 'principalPrivateKey'> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    principalPublicKey: JSON.stringify(publicKey.export({ format: 'jwk' })),
    principalPrivateKey: JSON.stringify(privateKey.export({ format: 'jwk' })),
  };
}

function ecPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify(privateKey.export({ format: 'jwk' }));
}
