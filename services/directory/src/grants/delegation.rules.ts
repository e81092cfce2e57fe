import { ErrorCode, problem, problemWith, type Problem } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import { directoryMessages } from '../messages.js';
import { existsOn, liesWithin, overlap, type Period } from '../period.rules.js';
import type { Grant } from './grant.rules.js';

/** A grant that its holder wants somebody else to use on their behalf, for a time. */
export interface DelegationDraft {
  source: Grant;
  delegate: Pick<Account, 'id'>;
  /** Row id of the account that gave the grant; null where the platform did. */
  giverId: string | null;
  validFrom: string | null;
  validTo: string | null;
}

/**
 * Why the holder of a grant cannot delegate it, or null: never for longer than they have it, never what was itself
 * delegated, never to somebody who has that right anyway.
 * @param held the delegate's grants that are not revoked. @param today Gregorian date `YYYY-MM-DD`.
 */
export function findDelegationProblem(
  draft: DelegationDraft,
  held: readonly Grant[],
  today: string,
): Problem | null {
  const { source, delegate, giverId } = draft;
  if (source.sourceGrantId !== null) {
    return problemWith(ErrorCode.NOT_ALLOWED, 'input.grantId', directoryMessages.delegatedOnce);
  }
  if (source.revokedAt !== null || !existsOn(source, today)) {
    return problemWith(ErrorCode.STATE, 'input.grantId', directoryMessages.grantEnded);
  }
  if (delegate.id === source.accountId) {
    return problemWith(ErrorCode.INVALID, 'input.personId', directoryMessages.delegationToOneself);
  }
  // Whoever gives roles would get one for themselves by way of somebody else.
  if (delegate.id === giverId) {
    return problemWith(ErrorCode.NOT_ALLOWED, 'input.personId', directoryMessages.delegationToGiver);
  }
  return findPeriodProblem(draft, today) ?? findHeldProblem(draft, held);
}

function findPeriodProblem(draft: DelegationDraft, today: string): Problem | null {
  if (draft.validFrom !== null && draft.validFrom < today) {
    return problemWith(ErrorCode.INVALID, 'input.validFrom', directoryMessages.pastDate);
  }
  if (draft.validFrom !== null && draft.validTo !== null && draft.validTo <= draft.validFrom) {
    return problem(ErrorCode.INVALID, 'input.validTo', 'dateOrder');
  }
  if (liesWithin(draft, draft.source)) return null;
  return problemWith(ErrorCode.NOT_ALLOWED, 'input.validTo', directoryMessages.longerThanSource);
}

function findHeldProblem({ source, ...draft }: DelegationDraft, held: readonly Grant[]): Problem | null {
  const has = held.some((grant) => overlap(grant, draft) && standsInFor(grant, source));
  return has ? problem(ErrorCode.DUPLICATE, 'input.personId', 'alreadyGranted') : null;
}

/** Whether a grant makes a delegation of another one needless: the same right of one's own, or that delegation. */
export function standsInFor(grant: Grant, source: Grant): boolean {
  if (grant.sourceGrantId !== null) return grant.sourceGrantId === source.id;
  return grant.role === source.role && grant.scopeUnitId === source.scopeUnitId;
}

/** A grant to use another one on behalf of its holder; it ends with it. */
export function delegate(id: string, source: Grant, to: Pick<Account, 'id'>, period: Period): Grant {
  const { role, scopeUnitId } = source;
  const { validFrom, validTo } = period;
  const origin = { sourceGrantId: source.id, onBehalfOf: source.accountId };
  return {
    id,
    accountId: to.id,
    role,
    scopeUnitId,
    validFrom,
    validTo,
    revokedAt: null,
    ...origin,
    version: 1,
  };
}
