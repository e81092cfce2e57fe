import { databaseServices, postgresUrl, renderNatsConfig, serviceRoles } from '@rasad/local';
import type { DatabaseService, NatsUser, Secrets } from '@rasad/local';

/** Who is given secrets: each has a folder of its own and sees no other's. */
export type Holder =
  'postgres' | 'nats' | 'grafana' | 'gateway' | 'operator' | DatabaseService | `${DatabaseService}-owner`;

/** File name → content. Services read a file as the environment variable of its name. */
export type SecretFiles = Record<string, string>;

/** What is not secret and stands in the files all the same. */
export interface Places {
  postgres: { host: string; port: number };
  nats: { host: string; port: number; monitorPort: number; storeFolder: string };
  /** fsync each message; only nats-server 2.10 and later know it. */
  syncAlways: boolean;
  /** Whether the gateway runs the identity provider of the sample; its key is given in that case alone. */
  sampleMode: boolean;
}

/** What each part of the platform may know, and no more. */
export function secretFiles(secrets: Secrets, places: Places): Record<Holder, SecretFiles> {
  const services = databaseServices.map((service) => [service, serviceFiles(service, secrets, places)]);
  const owners = databaseServices.map((service) => [
    `${service}-owner`,
    { RASAD_MIGRATION_DATABASE_URL: databaseUrl(service, 'owner', secrets, places) },
  ]);
  return {
    postgres: { password: secrets.postgresPassword },
    grafana: { password: secrets.grafanaPassword },
    nats: { 'nats.conf': natsConfig(secrets, places) },
    gateway: gatewayFiles(secrets, places),
    operator: { RASAD_NATS_URL: natsUrl('operator', secrets, places) },
    ...Object.fromEntries([...services, ...owners]),
  } as Record<Holder, SecretFiles>;
}

function serviceFiles(service: DatabaseService, secrets: Secrets, places: Places): SecretFiles {
  return {
    RASAD_DATABASE_URL: databaseUrl(service, 'run', secrets, places),
    RASAD_NATS_URL: natsUrl(service, secrets, places),
    RASAD_PRINCIPAL_PUBLIC_KEY: secrets.principalPublicKey,
    ...(service === 'compliance' ? { RASAD_FILES_LINK_SECRET: secrets.fileLinkSecret } : {}),
    // A rebuild of the read models makes and swaps schemas, which the run role may not.
    ...(service === 'reporting'
      ? { RASAD_MIGRATION_DATABASE_URL: databaseUrl(service, 'owner', secrets, places) }
      : {}),
  };
}

function gatewayFiles(secrets: Secrets, places: Places): SecretFiles {
  return {
    RASAD_NATS_URL: natsUrl('gateway', secrets, places),
    RASAD_PRINCIPAL_PRIVATE_KEY: secrets.principalPrivateKey,
    RASAD_SESSION_SECRET: secrets.sessionSecret,
    ...(places.sampleMode ? { RASAD_DEVELOPMENT_ISSUER_KEY: secrets.developmentIssuerKey } : {}),
  };
}

function natsConfig(secrets: Secrets, { nats, syncAlways }: Places): string {
  const { port, monitorPort, storeFolder } = nats;
  return renderNatsConfig({
    host: '0.0.0.0',
    port,
    monitorPort,
    storeFolder,
    passwords: secrets.natsPasswords,
    syncAlways,
  });
}

function databaseUrl(
  service: DatabaseService,
  role: 'owner' | 'run',
  secrets: Secrets,
  { postgres }: Places,
): string {
  const user = serviceRoles(service)[role];
  return postgresUrl({
    ...postgres,
    database: service,
    user,
    password: secrets.databasePasswords[service][role],
  });
}

function natsUrl(user: NatsUser, secrets: Secrets, { nats }: Places): string {
  return `nats://${user}:${encodeURIComponent(secrets.natsPasswords[user])}@${nats.host}:${nats.port}`;
}
