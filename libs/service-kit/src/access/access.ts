import { WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import type { Principal, PrincipalGrant } from './principal.js';
import { reachOf, type Action, type Reach } from './policy.js';

/** The units over which an action is allowed, for use in a query's condition. */
export interface UnitScope {
  /** True where every row is in reach, whatever its unit. */
  anywhere: boolean;
  /** Row ids of units whose whole subtree is in reach. */
  subtreeOf: string[];
  /** Row ids of units that alone, without those below, are in reach. */
  unitIds: string[];
}

/** Decides what one principal may do on one day; made anew for every request and every pushed event. */
export class Access {
  /** Grants that hold today. */
  readonly activeGrants: readonly PrincipalGrant[];

  /** @param today Gregorian date `YYYY-MM-DD` in Asia/Tehran. */
  constructor(
    readonly principal: Principal,
    readonly today: string,
  ) {
    this.activeGrants = principal.grants.filter(
      (grant) =>
        (grant.validFrom === null || grant.validFrom <= today) &&
        (grant.validTo === null || today < grant.validTo),
    );
  }

  /** Whether any grant allows the action at all, somewhere. */
  allowsSomewhere(action: Action): boolean {
    return this.activeGrants.some((grant) => reachOf(action, grant.role) !== null);
  }

  /** Where the action is allowed. */
  scope(action: Action): UnitScope {
    const scope: UnitScope = { anywhere: false, subtreeOf: [], unitIds: [] };
    for (const grant of this.activeGrants) {
      const reach = reachOf(action, grant.role);
      if (reach === 'ANYWHERE' || coversAll(reach, grant)) scope.anywhere = true;
      else if (reach === 'SUBTREE') scope.subtreeOf.push(grant.unitId);
      else if (reach === 'OWN_UNIT') scope.unitIds.push(grant.unitId);
    }
    return scope;
  }

  /**
   * The grant under which the action is allowed on a row of a unit, the nearest scope first; null where it is not.
   * @param unitPath row ids of the unit's ancestors from the root and of the unit itself, last; empty for what lies
   *   above all roots, which only a grant over the whole organisation reaches.
   */
  capacity(action: Action, unitPath: readonly string[]): PrincipalGrant | null {
    return this.capacities(action, unitPath)[0] ?? null;
  }

  /** Every grant under which the action is allowed on a row of a unit, the nearest scope first; see `capacity`. */
  capacities(action: Action, unitPath: readonly string[]): PrincipalGrant[] {
    return this.activeGrants
      .map((grant) => ({ grant, depth: unitPath.lastIndexOf(grant.unitId) }))
      .filter(({ grant, depth }) => isReached(reachOf(action, grant.role), grant, depth, unitPath))
      .sort((a, b) => b.depth - a.depth)
      .map(({ grant }) => grant);
  }

  /** Whether the principal has the role over a unit, under any grant; `unitPath` as in `capacity`. */
  holds(role: Role, unitPath: readonly string[]): boolean {
    return this.activeGrants.some(
      (grant) =>
        grant.role === role && (grant.unitId === WHOLE_ORGANISATION || unitPath.includes(grant.unitId)),
    );
  }

  /** Whether the action is allowed on a row of the unit with this path. */
  allows(action: Action, unitPath: readonly string[]): boolean {
    return this.capacity(action, unitPath) !== null;
  }

  /** The grant under which an action without a unit (law, obligations) is allowed; null where it is not. */
  capacityAnywhere(action: Action): PrincipalGrant | null {
    return this.activeGrants.find((grant) => reachOf(action, grant.role) === 'ANYWHERE') ?? null;
  }
}

function coversAll(reach: Reach | null, grant: PrincipalGrant): boolean {
  return reach === 'SUBTREE' && grant.unitId === WHOLE_ORGANISATION;
}

function isReached(
  reach: Reach | null,
  grant: PrincipalGrant,
  depth: number,
  unitPath: readonly string[],
): boolean {
  if (reach === 'ANYWHERE' || coversAll(reach, grant)) return true;
  if (reach === 'SUBTREE') return depth >= 0;
  return reach === 'OWN_UNIT' && depth >= 0 && depth === unitPath.length - 1;
}
