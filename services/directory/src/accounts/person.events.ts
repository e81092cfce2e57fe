import type { PersonSnapshot } from '@rasad/event-contracts';
import type { Act } from '../caller.js';
import type { Account } from './account.rules.js';

/** An event about a person as they stand now. */
export function personEvent(person: Account, act: Act) {
  return {
    aggregateId: person.id,
    aggregateVersion: person.version,
    ...act,
    payload: { person: snapshotOf(person) },
  };
}

function snapshotOf({ id, username, name, email, disabledAt, sample, version }: Account): PersonSnapshot {
  return { id, username, name, email, sample, version, ...(disabledAt !== null && { disabledAt }) };
}
