import type { ServiceAccountSnapshot } from '@rasad/event-contracts';
import type { Act } from '../caller.js';
import type { Account } from './account.rules.js';

/** An event about a service account as it stands now. */
export function serviceAccountEvent(account: Account, act: Act) {
  return {
    aggregateId: account.id,
    aggregateVersion: account.version,
    ...act,
    payload: { serviceAccount: snapshotOf(account) },
  };
}

function snapshotOf({ id, username, name, sample, disabledAt, version }: Account): ServiceAccountSnapshot {
  return { id, username, name, sample, version, ...(disabledAt !== null && { disabledAt }) };
}
