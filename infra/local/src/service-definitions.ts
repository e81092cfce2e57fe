import { join } from 'node:path';
import { postgresUrl, serviceRoles } from './postgres.databases.ts';
import { loopback } from './ports.ts';
import { projectRoot } from './project-folders.ts';
import type { DatabaseService, Secrets } from './secrets.ts';

/** The processes of the platform besides its servers. */
export type ServiceName = DatabaseService | 'gateway';

/** A service's process: where its programs are, and whether it has a database to migrate. */
export interface ServiceDefinition {
  name: ServiceName;
  main: string;
  migrate?: string;
}

/** What services are told about their surroundings. */
export interface Surroundings {
  ports: Record<ServiceName, number>;
  postgresPort: number;
  natsUrl: (user: ServiceName) => string;
  sampleMode: boolean;
  /** Where the files of evidence lie. */
  filesFolder: string;
  secrets: Secrets;
}

/** The platform's services, in the order in which a reader would name them. */
export const platformServices: readonly ServiceDefinition[] = [
  withDatabase('directory'),
  withDatabase('compliance'),
  withDatabase('reporting'),
  { name: 'gateway', main: join(projectRoot, 'services/gateway/dist/main.js') },
];

/** The projects whose build the platform needs. */
export const builtProjects = ['directory', 'compliance', 'reporting', 'gateway', 'dashboard'].map(
  (name) => `@rasad/${name}`,
);

/** The environment of a service's process. */
export function serviceEnvironment(name: ServiceName, around: Surroundings): NodeJS.ProcessEnv {
  const common = { RASAD_NATS_URL: around.natsUrl(name), RASAD_SAMPLE_MODE: String(around.sampleMode) };
  return {
    ...common,
    ...(name === 'gateway' ? gatewayEnvironment(around) : subgraphEnvironment(name, around)),
  };
}

/** The environment of a service's migration command: the owner's URL and nothing else. */
export function migrationEnvironment(
  name: DatabaseService,
  around: Pick<Surroundings, 'postgresPort' | 'secrets'>,
): NodeJS.ProcessEnv {
  return { RASAD_MIGRATION_DATABASE_URL: databaseUrl(name, 'owner', around) };
}

function withDatabase(name: DatabaseService): ServiceDefinition {
  const folder = join(projectRoot, 'services', name, 'dist');
  return { name, main: join(folder, 'main.js'), migrate: join(folder, 'migrate.js') };
}

function subgraphEnvironment(name: DatabaseService, around: Surroundings): NodeJS.ProcessEnv {
  return {
    RASAD_HTTP_HOST: loopback,
    RASAD_HTTP_PORT: String(around.ports[name]),
    RASAD_DATABASE_URL: databaseUrl(name, 'run', around),
    RASAD_PRINCIPAL_PUBLIC_KEY: around.secrets.principalPublicKey,
    // A rebuild of the read models makes and swaps schemas, which the run role may not.
    ...(name === 'reporting' ? migrationEnvironment(name, around) : {}),
    ...(name === 'compliance' ? complianceEnvironment(around) : {}),
    ...(name === 'directory' && around.sampleMode ? { RASAD_BOOTSTRAP_ADMIN: 'admin' } : {}),
  };
}

function complianceEnvironment({ filesFolder, secrets, ports }: Surroundings): NodeJS.ProcessEnv {
  return {
    RASAD_FILES_FOLDER: filesFolder,
    RASAD_FILES_LINK_SECRET: secrets.fileLinkSecret,
    RASAD_PUBLIC_URL: publicUrl(ports.gateway),
  };
}

/** Where people open the dashboard. */
function publicUrl(gatewayPort: number): string {
  return process.env.RASAD_PUBLIC_URL ?? httpUrl(gatewayPort);
}

function gatewayEnvironment({ ports, secrets, sampleMode }: Surroundings): NodeJS.ProcessEnv {
  return {
    RASAD_HOST: loopback,
    RASAD_PORT: String(ports.gateway),
    RASAD_PUBLIC_URL: publicUrl(ports.gateway),
    RASAD_SUBGRAPH_DIRECTORY_URL: httpUrl(ports.directory),
    RASAD_SUBGRAPH_COMPLIANCE_URL: httpUrl(ports.compliance),
    RASAD_SUBGRAPH_REPORTING_URL: httpUrl(ports.reporting),
    RASAD_DASHBOARD_DIR: join(projectRoot, 'apps/dashboard/dist'),
    RASAD_PRINCIPAL_PRIVATE_KEY: secrets.principalPrivateKey,
    RASAD_SESSION_SECRET: secrets.sessionSecret,
    ...(sampleMode ? { RASAD_DEVELOPMENT_ISSUER_KEY: secrets.developmentIssuerKey } : {}),
  };
}

/** The address of a process of this platform. */
export function httpUrl(port: number): string {
  return `http://${loopback}:${port}`;
}

function databaseUrl(
  name: DatabaseService,
  role: 'owner' | 'run',
  around: Pick<Surroundings, 'postgresPort' | 'secrets'>,
): string {
  return postgresUrl({
    host: loopback,
    port: around.postgresPort,
    database: name,
    user: serviceRoles(name)[role],
    password: around.secrets.databasePasswords[name][role],
  });
}
