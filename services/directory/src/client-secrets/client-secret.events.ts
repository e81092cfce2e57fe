import type { ClientSecretSnapshot } from '@rasad/event-contracts';
import type { Account } from '../accounts/account.rules.js';
import { serviceAccountEvent } from '../accounts/service-account.events.js';
import type { Act } from '../caller.js';
import type { ClientSecret } from './client-secret.rules.js';

/** An event about a secret of a service account; neither the secret nor its hash is in it. */
export function clientSecretEvent(account: Account, secret: ClientSecret, act: Act) {
  const event = serviceAccountEvent(account, act);
  return { ...event, payload: { ...event.payload, secret: snapshotOf(secret) } };
}

function snapshotOf({ id, issuedAt, expiresAt, withdrawnAt }: ClientSecret): ClientSecretSnapshot {
  return { id, issuedAt, expiresAt, withdrawnAt };
}
