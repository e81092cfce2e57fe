import { Logger } from '@nestjs/common';
import { ErrorCode, refuse } from '../errors/user-error.js';
import type { Access } from './access.js';
import type { Action } from './policy.js';
import type { Capacity } from './principal.js';

const logger = new Logger('access');

/**
 * The grant under which the caller may act on a row of a unit; otherwise the denial is logged and the use case stops
 * with NOT_ALLOWED. Only for rows that the caller may know of: those out of sight are NOT_FOUND.
 * @param unitPath see `Access.capacity`.
 * @param field dotted path into the arguments.
 */
export function requireCapacity(
  access: Access,
  action: Action,
  unitPath: readonly string[],
  field: string | null,
): Capacity {
  const capacity = access.capacity(action, unitPath);
  if (capacity) return capacity;
  logDenial(access, action, unitPath.at(-1) ?? null);
  return refuse(ErrorCode.NOT_ALLOWED, field, 'aboveOwnRight');
}

/** One structured line for a refused act: ids only. */
export function logDenial(access: Access, action: Action, unitId: string | null): void {
  logger.warn({ msg: 'denied', action, principalId: access.principal.id, unitId });
}
