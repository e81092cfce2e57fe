export { eventually, type EventuallyOptions } from './eventually.js';
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database.js';
export { TestNats, type TestNatsOptions } from './test-nats.js';
export {
  principalKeys,
  signPrincipal,
  type PrincipalAppointment,
  type PrincipalClaims,
  type PrincipalGrant,
} from './sign-principal.js';
export { TcpProxy, type ProxyTarget } from './tcp-proxy.js';
export { TestProcess, type ProcessEnd, type TestProcessOptions } from './test-process.js';
