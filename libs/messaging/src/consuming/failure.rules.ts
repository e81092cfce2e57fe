import { databaseFault, faultCode, isRetryable } from '../producing/database-faults.rules.js';
import { PermanentFailure } from './permanent-failure.js';

/**
 * What a failed event calls for: parking at once, trying again for ever, or trying again a few times and then
 * parking, because it looks permanent but may hang on another lane's event (a foreign key, say).
 */
export type FailureKind = 'PERMANENT' | 'TRANSIENT' | 'LOOKS_PERMANENT';

const transientCodes = new Set([
  '55P03', // lock_not_available
  '57014', // query_canceled: a statement timeout
]);

const transientNames = new Set([
  'TimeoutError',
  'NatsUnavailable',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);

/** Judges the error of a handler or of the transaction around it. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof PermanentFailure) return 'PERMANENT';
  if (isRetryable(error) || databaseFault(error) || transientCodes.has(faultCode(error) ?? ''))
    return 'TRANSIENT';
  if (error instanceof Error && transientNames.has(error.name)) return 'TRANSIENT';
  return 'LOOKS_PERMANENT';
}

/** An error in one line, for the parked row. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? String(error);
  return `${error.name}: ${error.message}`.slice(0, 2_000);
}
