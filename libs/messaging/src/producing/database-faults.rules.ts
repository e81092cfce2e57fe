/** Why the database cannot serve right now. */
export type DatabaseFault = 'POOL_EXHAUSTED' | 'STORAGE_FULL' | 'UNREACHABLE';

/** SQLSTATE of a failed query (TypeORM keeps the driver's error inside its own), or of a socket (`ECONNRESET`). */
export function faultCode(error: unknown): string | undefined {
  const driverError = property(error, 'driverError') ?? error;
  const code = property(driverError, 'code');
  return typeof code === 'string' ? code : undefined;
}

/** Whether the transaction lost against another and would do when run again: serialization failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  const code = faultCode(error);
  return code === '40001' || code === '40P01';
}

/** What kind of outage an error shows, or undefined where it is an ordinary error. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  return faultOfCode(faultCode(error)) ?? faultOfMessage(error);
}

const unreachableCodes = new Set([
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '57P05', // idle_session_timeout
  '25P03', // idle_in_transaction_session_timeout
  '25006', // read_only_sql_transaction: the primary moved
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

function faultOfCode(code: string | undefined): DatabaseFault | undefined {
  if (!code) return undefined;
  if (code === '53300') return 'POOL_EXHAUSTED';
  if (code.startsWith('53') || code === '58030') return 'STORAGE_FULL';
  if (code.startsWith('08') || unreachableCodes.has(code)) return 'UNREACHABLE';
  return undefined;
}

/** pg and TypeORM give these errors no code. */
const messages: readonly [RegExp, DatabaseFault][] = [
  [/timeout exceeded when trying to connect/i, 'POOL_EXHAUSTED'],
  [/connection terminated/i, 'UNREACHABLE'],
  [/client has encountered a connection error/i, 'UNREACHABLE'],
  [/query runner already released/i, 'UNREACHABLE'],
  [/cannot use a pool after calling end/i, 'UNREACHABLE'],
  [/driver not connected|is not (yet )?(initialized|established)/i, 'UNREACHABLE'],
];

function faultOfMessage(error: unknown): DatabaseFault | undefined {
  const message = property(error, 'message');
  if (typeof message !== 'string') return undefined;
  return messages.find(([pattern]) => pattern.test(message))?.[1];
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}
