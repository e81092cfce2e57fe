import type { PrincipalGrant } from '@rasad/service-kit';

/** Which grants hold on a day, as one comparable text: a subscription ends when it changes. */
export function grantsInForce(grants: readonly PrincipalGrant[], today: string): string {
  return grants
    .filter((grant) => (grant.validFrom ?? '') <= today && (grant.validTo === null || today < grant.validTo))
    .map((grant) => `${grant.id}:${grant.role}:${grant.unitId}`)
    .sort()
    .join(' ');
}
