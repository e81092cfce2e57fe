import { WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import { ErrorCode, problem, problemWith, type Access, type Problem } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import { directoryMessages } from '../messages.js';
import { overlap, type Period } from '../period.rules.js';
import type { Unit } from '../units/unit.rules.js';

/** A role of an account over a unit and all below it; dates are Gregorian, `validTo` is the first day without it. */
export interface Grant {
  id: string;
  accountId: string;
  role: Role;
  /** Row id of the scope unit, or `WHOLE_ORGANISATION`. */
  scopeUnitId: string;
  validFrom: string | null;
  validTo: string | null;
  /** UTC instant, ISO 8601. */
  revokedAt: string | null;
  /** The grant that was delegated, and whose it is; both null for an account's own grant. */
  sourceGrantId: string | null;
  onBehalfOf: string | null;
  version: number;
}

/** A grant that somebody wants to give; a null scope is the whole organisation. */
export interface GrantDraft {
  account: Pick<Account, 'id' | 'kind'>;
  role: Role;
  scope: Pick<Unit, 'id' | 'path' | 'validTo'> | null;
  validFrom: string | null;
  validTo: string | null;
}

/** Row ids from the root to a grant's scope; empty for the whole organisation, which lies above all roots. */
export function scopePath(scope: Pick<Unit, 'path'> | null): readonly string[] {
  return scope?.path ?? [];
}

/**
 * Why a grant cannot be given by somebody who administers its scope, or null.
 * @param held the account's grants that are not revoked.
 */
export function findGrantProblem(draft: GrantDraft, giver: Access, held: readonly Grant[]): Problem | null {
  const { account, role, scope } = draft;
  if (role === 'SERVICE' && account.kind !== 'SERVICE') {
    return problemWith(ErrorCode.INVALID, 'input.role', directoryMessages.serviceRole);
  }
  // An administrator who makes the account and its secret could act under any other role.
  if (role !== 'SERVICE' && account.kind === 'SERVICE') {
    return problemWith(ErrorCode.INVALID, 'input.role', directoryMessages.roleOfPeople);
  }
  if (draft.validFrom !== null && draft.validTo !== null && draft.validTo <= draft.validFrom) {
    return problem(ErrorCode.INVALID, 'input.validTo', 'dateOrder');
  }
  if (scope?.validTo != null && scope.validTo <= giver.today) {
    return problem(ErrorCode.STATE, 'input.scopeUnitId', 'unitClosed');
  }
  const given = findGiverProblem(draft, giver);
  if (given) return given;
  if (held.some((grant) => isSameCapacity(grant, draft) && overlap(grant, draft))) {
    return problem(ErrorCode.DUPLICATE, 'input.role', 'alreadyGranted');
  }
  return null;
}

/** Administrators are suspects too: nobody makes more of themselves, and no administrator outlives their giver's right. */
function findGiverProblem(draft: GrantDraft, giver: Access): Problem | null {
  const path = scopePath(draft.scope);
  const rights = giver.capacities('grant.manage', path);
  const own = rights.filter(({ onBehalfOf }) => onBehalfOf === undefined);
  if (rights.length > own.length && own.length === 0) {
    return problemWith(ErrorCode.NOT_ALLOWED, 'input.scopeUnitId', directoryMessages.delegatedGivesNone);
  }
  const isOwn = draft.account.id === giver.principal.id;
  if (isOwn && !giver.holds(draft.role, path)) {
    return problemWith(ErrorCode.NOT_ALLOWED, 'input.personId', directoryMessages.ownGrant);
  }
  if (draft.role === 'ADMIN' && own.every((grant) => endsBefore(grant, draft))) {
    return problemWith(ErrorCode.NOT_ALLOWED, 'input.validTo', directoryMessages.longerThanOwnGrant);
  }
  return null;
}

/** Why a grant cannot be taken back, or null. @param chiefs grants that administer the whole organisation today. */
export function findRevokeProblem(grant: Grant, chiefs: readonly Grant[]): Problem | null {
  if (grant.revokedAt !== null) {
    return problemWith(ErrorCode.STATE, 'input.grantId', directoryMessages.alreadyRevoked);
  }
  const isChief = grant.role === 'ADMIN' && grant.scopeUnitId === WHOLE_ORGANISATION;
  if (isChief && chiefs.every(({ id }) => id === grant.id)) {
    return problemWith(ErrorCode.STATE, 'input.grantId', directoryMessages.lastAdministrator);
  }
  return null;
}

/** A new grant. */
export function giveGrant(id: string, draft: GrantDraft): Grant {
  return {
    id,
    accountId: draft.account.id,
    role: draft.role,
    scopeUnitId: draft.scope?.id ?? WHOLE_ORGANISATION,
    validFrom: draft.validFrom,
    validTo: draft.validTo,
    revokedAt: null,
    sourceGrantId: null,
    onBehalfOf: null,
    version: 1,
  };
}

/** The grant taken back. @param at UTC instant, ISO 8601. */
export function revokeGrant(grant: Grant, at: string): Grant {
  return { ...grant, revokedAt: at, version: grant.version + 1 };
}

/** Whether a grant of the account's own gives the role over the scope to the account that a draft is about. */
export function isSameCapacity(grant: Grant, draft: GrantDraft): boolean {
  return (
    grant.sourceGrantId === null &&
    grant.accountId === draft.account.id &&
    grant.role === draft.role &&
    grant.scopeUnitId === (draft.scope?.id ?? WHOLE_ORGANISATION)
  );
}

function endsBefore(own: Period, draft: Period): boolean {
  return own.validTo !== null && (draft.validTo === null || own.validTo < draft.validTo);
}
