import type { PrincipalGrant } from '@rasad/service-kit';
import type { Credential } from './caller.js';
import type { KnownPrincipal } from './principal-directory.js';

/** Why somebody whom the directory knows gets nothing on a day; null where they are let in. */
export function refusalOf(
  { disabled, grants }: Pick<KnownPrincipal, 'disabled' | 'grants'>,
  today: string,
): 'disabled' | 'no-role' | null {
  if (disabled) return 'disabled';
  return grants.some((grant) => holdsOn(grant, today)) ? null : 'no-role';
}

/** Whether a credential that was had for a client secret still has that secret behind it. */
export function isBacked(
  { secretId }: Pick<Credential, 'secretId'>,
  { kind, secrets }: Pick<KnownPrincipal, 'kind' | 'secrets'>,
  now: Date,
): boolean {
  if (secretId === null) return true;
  const isLive = secrets.some(
    ({ id, expiresAt }) => id === secretId && Date.parse(expiresAt) > now.getTime(),
  );
  return kind === 'SERVICE' && isLive;
}

/** Which grants hold on a day, as one comparable text: a subscription ends when it changes. */
export function grantsInForce(grants: readonly PrincipalGrant[], today: string): string {
  return grants
    .filter((grant) => holdsOn(grant, today))
    .map((grant) => `${grant.id}:${grant.role}:${grant.unitId}`)
    .sort()
    .join(' ');
}

function holdsOn({ validFrom, validTo }: PrincipalGrant, day: string): boolean {
  return (validFrom ?? '') <= day && (validTo === null || day < validTo);
}
