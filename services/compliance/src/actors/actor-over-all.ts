import type { Actor } from '@rasad/event-contracts';
import { actorOf, ErrorCode, logDenial, refuse, type Action } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { readRootPaths } from '../calendar/stored-calendar.queries.js';
import type { Caller } from '../caller.js';

/** The caller as actor of an act that holds for every unit: allowed over all that stand under no other. */
export async function requireActorOverAll(
  tx: EntityManager,
  caller: Caller,
  action: Action,
  field: string | null,
): Promise<Actor> {
  const paths = await readRootPaths(tx);
  const capacities = [[], ...paths].map((path) => caller.access.capacity(action, path));
  const [overall, ...overRoots] = capacities;
  const capacity = overall ?? (overRoots.every((held) => held !== null) ? overRoots[0] : null);
  if (capacity) return actorOf(caller.principal, capacity);
  logDenial(caller.access, action, null);
  return refuse(ErrorCode.NOT_ALLOWED, field, 'aboveOwnRight');
}
