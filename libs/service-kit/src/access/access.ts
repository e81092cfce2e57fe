import { WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import type { Capacity, Principal, PrincipalAppointment, PrincipalGrant } from './principal.js';
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
  /** Posts that the principal holds today, those of somebody else for whom they stand in included. */
  readonly activeAppointments: readonly PrincipalAppointment[];

  /** @param today Gregorian date `YYYY-MM-DD` in Asia/Tehran. */
  constructor(
    readonly principal: Principal,
    readonly today: string,
  ) {
    this.activeGrants = principal.grants.filter((grant) => holdsOn(grant, today));
    this.activeAppointments = principal.appointments.filter((appointment) => holdsOn(appointment, today));
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
  capacity(action: Action, unitPath: readonly string[]): Capacity | null {
    return this.capacities(action, unitPath)[0] ?? null;
  }

  /**
   * Every grant under which the action is allowed on a row of a unit, the nearest scope first and one's own before one
   * that was delegated; see `capacity`.
   */
  capacities(action: Action, unitPath: readonly string[]): Capacity[] {
    const position = this.positionOn(unitPath);
    return this.activeGrants
      .map((grant) => ({ grant, depth: unitPath.lastIndexOf(grant.unitId) }))
      .filter(({ grant, depth }) => isReached(reachOf(action, grant.role), grant, depth, unitPath))
      .sort((a, b) => b.depth - a.depth || delegated(a.grant) - delegated(b.grant))
      .map(({ grant }) => (position ? { ...grant, position } : grant));
  }

  /** Whether the principal has the role over a unit, under any grant of their own; `unitPath` as in `capacity`. */
  holds(role: Role, unitPath: readonly string[]): boolean {
    return this.activeGrants.some(
      (grant) =>
        grant.role === role &&
        grant.onBehalfOf === undefined &&
        (grant.unitId === WHOLE_ORGANISATION || unitPath.includes(grant.unitId)),
    );
  }

  /** Whether the action is allowed on a row of the unit with this path. */
  allows(action: Action, unitPath: readonly string[]): boolean {
    return this.capacity(action, unitPath) !== null;
  }

  /** The grant under which an action without a unit (law, obligations) is allowed; null where it is not. */
  capacityAnywhere(action: Action): Capacity | null {
    return this.capacities(action, []).find((grant) => reachOf(action, grant.role) === 'ANYWHERE') ?? null;
  }

  /** The post in the nearest unit on the path, one's own before one stood in for; else the only post held. */
  private positionOn(unitPath: readonly string[]): Capacity['position'] {
    const held = this.activeAppointments;
    const [nearest] = held
      .map((appointment) => ({ appointment, depth: unitPath.lastIndexOf(appointment.unitId) }))
      .filter(({ depth }) => depth >= 0)
      .sort((a, b) => b.depth - a.depth || Number(a.appointment.acting) - Number(b.appointment.acting));
    const chosen = nearest?.appointment ?? (held.length === 1 ? held[0] : undefined);
    return chosen && { id: chosen.positionId, acting: chosen.acting };
  }
}

function holdsOn(period: { validFrom: string | null; validTo: string | null }, day: string): boolean {
  return (
    (period.validFrom === null || period.validFrom <= day) &&
    (period.validTo === null || day < period.validTo)
  );
}

function delegated(grant: PrincipalGrant): number {
  return grant.onBehalfOf === undefined ? 0 : 1;
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
