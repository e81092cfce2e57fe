import type { Actor } from '@rasad/event-contracts';
import { actorOf, type PrincipalGrant, type SubgraphContext } from '@rasad/service-kit';

/** Who asks for a change, and for which request. */
export type Caller = Pick<SubgraphContext, 'principal' | 'access' | 'correlationId'>;

/** Under what an event happens: who acted in which capacity, for which request, where. */
export interface Act {
  actor: Actor;
  correlationId: string;
  /** Codes from the root to the unit concerned, joined by `/`. */
  unitPath: string | null;
}

/** The act that an event records. @param unitPath codes of the unit concerned and its ancestors, from the root. */
export function actOf(caller: Caller, capacity: PrincipalGrant | null, unitPath: readonly string[]): Act {
  return {
    actor: actorOf(caller.principal, capacity),
    correlationId: caller.correlationId,
    unitPath: unitPath.length > 0 ? unitPath.join('/') : null,
  };
}
