export { freePort, loopback } from './ports.ts';
export { startPostgres, type PostgresOptions, type PostgresServer } from './postgres.server.ts';
export {
  configureDatabase,
  ensureRoles,
  ensureServiceDatabase,
  postgresUrl,
  serviceRoles,
  withConnection,
  type ServiceDatabase,
  type ServiceRoles,
} from './postgres.databases.ts';
export { sharedTestPostgres, startThrowawayPostgres } from './throwaway-postgres.ts';
export { findNatsServer, obtainNatsServer, type NatsBinary } from './nats-binary.ts';
export { natsUsers, subjectPermissions, type NatsUser, type SubjectPermissions } from './nats-permissions.ts';
export { knowsSyncAlways, renderNatsAccounts, renderNatsConfig, type NatsPasswords } from './nats-config.ts';
export { startNats, type NatsOptions, type NatsServer } from './nats.server.ts';
export { randomNatsPasswords, randomPassword } from './credentials.ts';
export { makeOwnFolder, makePrivateFolder, serverAccount, type Account } from './accounts.ts';
export { endProcess, identify, isRunning, signalProcess, type ProcessIdentity } from './processes.ts';
export { projectCacheFolder, projectRoot } from './project-folders.ts';
export { StateFolder } from './state-folder.ts';
export { readRunRecord, type RecordedProcess, type RunRecord } from './run-record.ts';
export { databaseServices, loadSecrets, type DatabaseService, type Secrets } from './secrets.ts';
export { runDoctor, type Finding } from './doctor.ts';
export { findChromium, obtainChromium } from './chromium.ts';
