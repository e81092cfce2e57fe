import { z } from 'zod';
import { localDate, role } from '../vocabulary.js';

/** A grant as it stands after the event. */
export const grantSnapshot = z.object({
  id: z.uuid(),
  subjectId: z.uuid(),
  subjectKind: z.enum(['PERSON', 'SERVICE']),
  role,
  /** Row id of the scope unit, or `WHOLE_ORGANISATION`. */
  scopeUnitId: z.uuid(),
  validFrom: localDate.nullable(),
  /** First day on which the grant no longer holds; null while open. */
  validTo: localDate.nullable(),
  /** UTC instant of the revocation, or null. */
  revokedAt: z.iso.datetime().nullable(),
  version: z.int().positive(),
  /** The grant that was delegated, and who delegated it; both left out where the grant is the subject's own. */
  sourceGrantId: z.uuid().optional(),
  onBehalfOf: z.uuid().optional(),
});
export type GrantSnapshot = z.infer<typeof grantSnapshot>;

/** A valid snapshot for the events' examples. */
export const grantExample: GrantSnapshot = {
  id: '01930000-0000-7000-8000-000000000010',
  subjectId: '01930000-0000-7000-8000-000000000011',
  subjectKind: 'PERSON',
  role: 'REPORTER',
  scopeUnitId: '01930000-0000-7000-8000-000000000002',
  validFrom: null,
  validTo: null,
  revokedAt: null,
  version: 1,
};
