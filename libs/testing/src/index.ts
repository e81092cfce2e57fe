export { eventually, type EventuallyOptions } from './eventually.js';
export {
  createTestDatabase,
  usePostgres,
  type TestDatabase,
  type TestDatabaseOptions,
} from './test-database.js';
export { TestNats, useNats, type TestNatsOptions } from './test-nats.js';
export { principalKeys, signPrincipal, type PrincipalClaims, type PrincipalGrant } from './sign-principal.js';
