import { role, WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import { reachOf, type Action, type Reach } from './policy.js';
import type { PrincipalGrant } from './principal.js';

/** What a grant does for an action on a row: allows it, or why it does not. */
export type GrantOutcome =
  'ALLOWS' | 'NOT_YET' | 'ENDED' | 'ROLE_LACKS_ACTION' | 'OTHER_UNIT' | 'SCOPE_UNIT_ONLY';

/** One grant's part in a decision. */
export interface GrantVerdict<G extends PrincipalGrant = PrincipalGrant> {
  grant: G;
  outcome: GrantOutcome;
  /** How far the role's right to the action goes; null where it has none. */
  reach: Reach | null;
  /** Row ids from the grant's scope unit down to the row's unit; empty where the scope is not above it. */
  through: string[];
}

/** Why an action is allowed on a row, or what is missing. */
export interface AccessExplanation<G extends PrincipalGrant = PrincipalGrant> {
  allowed: boolean;
  /** Those that allow it first, the nearest scope first among them. */
  verdicts: GrantVerdict<G>[];
  /** Roles that have a right to the action at all, with its reach. */
  roles: { role: Role; reach: Reach }[];
}

/**
 * Explains what `Access` decides, by the same table: each grant's part, and which roles would do.
 * @param unitPath as in `Access.capacity`. @param day Gregorian date `YYYY-MM-DD`.
 */
export function explainAccess<G extends PrincipalGrant>(
  grants: readonly G[],
  action: Action,
  unitPath: readonly string[],
  day: string,
): AccessExplanation<G> {
  const verdicts = grants
    .map((grant) => judge(grant, action, unitPath, day))
    .sort((a, b) => rankOf(a) - rankOf(b) || nearness(a) - nearness(b));
  return {
    allowed: verdicts.some(({ outcome }) => outcome === 'ALLOWS'),
    verdicts,
    roles: rolesWith(action),
  };
}

/** Roles that have a right to an action, with its reach. */
export function rolesWith(action: Action): { role: Role; reach: Reach }[] {
  return role.options.flatMap((one) => {
    const reach = reachOf(action, one);
    return reach === null ? [] : [{ role: one, reach }];
  });
}

function judge<G extends PrincipalGrant>(
  grant: G,
  action: Action,
  unitPath: readonly string[],
  day: string,
): GrantVerdict<G> {
  const reach = reachOf(action, grant.role);
  const depth = unitPath.lastIndexOf(grant.unitId);
  const through = depth < 0 ? [] : unitPath.slice(depth);
  return { grant, reach, through, outcome: outcomeOf(grant, reach, through, day) };
}

function outcomeOf(
  grant: PrincipalGrant,
  reach: Reach | null,
  through: readonly string[],
  day: string,
): GrantOutcome {
  if (grant.validFrom !== null && day < grant.validFrom) return 'NOT_YET';
  if (grant.validTo !== null && grant.validTo <= day) return 'ENDED';
  if (reach === null) return 'ROLE_LACKS_ACTION';
  if (reach === 'ANYWHERE') return 'ALLOWS';
  if (reach === 'OWN_UNIT' && through.length !== 1)
    return through.length > 1 ? 'SCOPE_UNIT_ONLY' : 'OTHER_UNIT';
  return grant.unitId === WHOLE_ORGANISATION || through.length > 0 ? 'ALLOWS' : 'OTHER_UNIT';
}

function rankOf({ outcome }: GrantVerdict): number {
  return outcome === 'ALLOWS' ? 0 : 1;
}

/** The nearest scope first; the whole organisation, and what does not cover the row, last. */
function nearness({ through }: GrantVerdict): number {
  return through.length === 0 ? Number.MAX_SAFE_INTEGER : through.length;
}
