import { fromGlobalId, type NodeType } from '../global-id.js';
import { ErrorCode, refuse } from './user-error.js';

/**
 * The row id behind a global id in a mutation's input; otherwise the use case stops with NOT_FOUND, as for a row that is
 * missing. @param field dotted path of the id in the arguments.
 */
export function requireId(type: NodeType, globalId: string, field: string): string {
  return fromGlobalId(type, globalId) ?? refuse(ErrorCode.NOT_FOUND, field, 'notFound');
}

/**
 * Stops the use case with CONFLICT where the row is not at the version that the caller saw.
 * @param expected null or undefined where the caller does not mind.
 */
export function requireVersion(row: { version: number }, expected: number | null | undefined): void {
  if (expected == null || expected === row.version) return;
  refuse(ErrorCode.CONFLICT, 'input.expectedVersion', 'versionConflict');
}
