import type { Role } from '@rasad/event-contracts';
import {
  explainAccess,
  policy,
  rolesWith,
  tehranDate,
  type Action,
  type GrantOutcome,
  type PrincipalGrant,
  type Reach,
} from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import type { Grant } from '../grants/grant.rules.js';

/** What a grant does for an action: the policy's answer, or that it counts for nothing by then. */
export type ExplainedOutcome = GrantOutcome | 'REVOKED' | 'DELEGATOR_DISABLED';

/** One grant's part in what somebody may do. */
export interface ExplainedGrant {
  grant: Grant;
  outcome: ExplainedOutcome;
  reach: Reach | null;
  /** Row ids from the grant's scope unit down to the unit asked about. */
  through: string[];
}

/** Why somebody may do something in a unit, or may not. */
export interface Explanation {
  allowed: boolean;
  /** Whether the account is out of use on the day: then nothing is allowed, whatever the grants say. */
  disabled: boolean;
  grants: ExplainedGrant[];
  /** Roles that would do. */
  roles: { role: Role; reach: Reach }[];
}

/** Somebody whose rights are asked about. */
export interface Subject {
  account: Pick<Account, 'disabledAt'>;
  /** Every grant that was given to them by the day, revoked and ended ones included. */
  grants: readonly Grant[];
  /** Those on whose behalf they hold grants. */
  delegators: readonly Pick<Account, 'id' | 'disabledAt'>[];
}

/** What somebody may do, and by which of their grants. */
export interface EffectiveAction {
  action: Action;
  grants: ExplainedGrant[];
}

const actions = Object.keys(policy) as Action[];

/**
 * Explains an action of somebody in a unit on a day.
 * @param unitPath row ids from the root to the unit on that day; empty for what belongs to no unit.
 */
export function explain(
  subject: Subject,
  action: Action,
  unitPath: readonly string[],
  asOf: string,
): Explanation {
  const disabled = hasHappenedBy(subject.account.disabledAt, asOf);
  const { verdicts } = explainAccess(subject.grants.map(toHeldGrant), action, unitPath, asOf);
  const grants = verdicts.map(({ grant: { row }, outcome, reach, through }): ExplainedGrant => {
    return { grant: row, reach, through, outcome: standingOf(row, subject, asOf) ?? outcome };
  });
  const allowed = !disabled && grants.some(({ outcome }) => outcome === 'ALLOWS');
  return { allowed, disabled, grants, roles: rolesWith(action) };
}

/** Everything that somebody may do on a day: in a unit, or anywhere where the path is null. */
export function effectiveActions(
  subject: Subject,
  unitPath: readonly string[] | null,
  asOf: string,
): EffectiveAction[] {
  return actions.flatMap((action) => {
    const { disabled, grants } = explain(subject, action, unitPath ?? [], asOf);
    const allowing = grants.filter(({ outcome, reach }) =>
      unitPath === null ? reach !== null && holdsSomewhere(outcome) : outcome === 'ALLOWS',
    );
    return disabled || allowing.length === 0 ? [] : [{ action, grants: allowing }];
  });
}

/** Whether a grant with a right to an action has it in some unit, if not in the one asked about. */
function holdsSomewhere(outcome: ExplainedOutcome): boolean {
  return outcome === 'ALLOWS' || outcome === 'OTHER_UNIT' || outcome === 'SCOPE_UNIT_ONLY';
}

/** Why a grant counts for nothing whatever its dates; null where it counts. */
function standingOf(grant: Grant, { delegators }: Subject, asOf: string): ExplainedOutcome | null {
  if (hasHappenedBy(grant.revokedAt, asOf)) return 'REVOKED';
  const delegator = delegators.find(({ id }) => id === grant.onBehalfOf);
  return delegator && hasHappenedBy(delegator.disabledAt, asOf) ? 'DELEGATOR_DISABLED' : null;
}

/** Whether an instant lies before the end of a day in Tehran. */
function hasHappenedBy(instant: string | null, day: string): boolean {
  return instant !== null && tehranDate(new Date(instant)) <= day;
}

function toHeldGrant(row: Grant): PrincipalGrant & { row: Grant } {
  const { id, role, scopeUnitId, validFrom, validTo } = row;
  return { id, role, unitId: scopeUnitId, validFrom, validTo, row };
}
