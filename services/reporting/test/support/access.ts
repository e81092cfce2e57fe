import { randomUUID } from 'node:crypto';
import type { Role } from '@rasad/event-contracts';
import { Access, tehranDate } from '@rasad/service-kit';

/** A caller's rights: roles over units. */
export function accessOf(...grants: { role: Role; unitId: string }[]): Access {
  const complete = grants.map((grant) => ({ id: randomUUID(), validFrom: null, validTo: null, ...grant }));
  const principal = { id: randomUUID(), kind: 'PERSON' as const, username: 'tester', lang: 'EN' as const };
  return new Access({ ...principal, grants: complete, appointments: [] }, tehranDate(new Date()));
}
