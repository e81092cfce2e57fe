import {
  actorOf,
  ErrorCode,
  problemWith,
  refuseAny,
  requireCapacity,
  type Capacity,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { directoryMessages } from '../messages.js';
import type { Decision } from './unit-changes.service.js';
import { stateOn } from './unit-state.rules.js';
import { loadStates } from './unit-states.queries.js';

/** The capacity in which a caller administers a unit or a place for one. */
export function requireManage(caller: Caller, path: readonly string[], field: string): Capacity {
  return requireCapacity(caller.access, 'org-unit.manage', path, field);
}

/** Who decides on a change, in which capacity, today. */
export function decisionOf(caller: Caller, capacity: Capacity): Decision {
  const { principal, correlationId, access } = caller;
  return { actor: actorOf(principal, capacity), correlationId, today: access.today };
}

/** A unit takes over on a day only if it exists then. @param field where it stands in the arguments. */
export async function requireHeirOn(
  tx: EntityManager,
  unitId: string,
  on: string,
  field: string,
): Promise<void> {
  const states = (await loadStates(tx, [unitId])).get(unitId) ?? [];
  if (stateOn(states, on)) return;
  refuseAny(problemWith(ErrorCode.STATE, field, directoryMessages.noHeir, { on }));
}
