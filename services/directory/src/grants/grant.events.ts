import type { GrantSnapshot } from '@rasad/event-contracts';
import type { Account } from '../accounts/account.rules.js';
import type { Act } from '../caller.js';
import type { Grant } from './grant.rules.js';

/** An event about a grant as it stands now. @param reason why, in the words of whoever changed it. */
export function grantEvent(
  grant: Grant,
  account: Pick<Account, 'kind'>,
  act: Act,
  reason: string | null = null,
) {
  return {
    aggregateId: grant.id,
    aggregateVersion: grant.version,
    ...act,
    payload: { grant: snapshotOf(grant, account), ...(reason !== null && { reason }) },
  };
}

function snapshotOf(grant: Grant, account: Pick<Account, 'kind'>): GrantSnapshot {
  const { id, accountId, role, scopeUnitId, validFrom, validTo, revokedAt, version } = grant;
  const subject = { subjectId: accountId, subjectKind: account.kind };
  const delegation = grant.sourceGrantId !== null &&
    grant.onBehalfOf !== null && { sourceGrantId: grant.sourceGrantId, onBehalfOf: grant.onBehalfOf };
  return { id, ...subject, role, scopeUnitId, validFrom, validTo, revokedAt, version, ...delegation };
}
