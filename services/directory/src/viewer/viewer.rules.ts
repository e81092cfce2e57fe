import { WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';

interface HeldGrant {
  role: Role;
  unitId: string;
}

/** Who works in a unit rather than watching over it, the closest first. */
const workingRoles: readonly Role[] = ['REPORTER', 'UNIT_MANAGER'];

/** The unit in which somebody is at home: where they report or manage, else the first that they watch over. */
export function homeUnitId(grants: readonly HeldGrant[]): string | null {
  const placed = grants.filter((grant) => grant.unitId !== WHOLE_ORGANISATION);
  const working = workingRoles.map((role) => placed.find((grant) => grant.role === role));
  return [...working, placed[0]].find((grant) => grant !== undefined)?.unitId ?? null;
}

/** Roles without repetition, in the order of the grants. */
export function distinctRoles(grants: readonly HeldGrant[]): Role[] {
  return [...new Set(grants.map((grant) => grant.role))];
}
