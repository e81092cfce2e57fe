export * from './servers.js';
export { usePostgres } from './use-postgres.js';
export { useNats } from './use-nats.js';
