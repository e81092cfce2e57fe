import type { Actor } from '@rasad/event-contracts';
import type { Capacity } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { actOf, type Act, type Caller } from '../caller.js';
import { findCodePath } from './unit-tree.queries.js';

/** The act of a caller on something in a unit. @param unitPath row ids from the root to the unit. */
export async function actInUnit(
  tx: EntityManager,
  unitPath: readonly string[],
  caller: Caller,
  capacity: Capacity,
): Promise<Act> {
  return actOf(caller, capacity, await findCodePath(tx, unitPath));
}

/** Who decided on a change, in which capacity, and for which request. */
export interface Decider {
  actor: Actor;
  correlationId: string;
}

/** The act on a unit of somebody who decided it now or before. */
export async function decidedAct(
  tx: EntityManager,
  unit: { path: readonly string[] },
  { actor, correlationId }: Decider,
): Promise<Act> {
  return { actor, correlationId, unitPath: (await findCodePath(tx, unit.path)).join('/') };
}
