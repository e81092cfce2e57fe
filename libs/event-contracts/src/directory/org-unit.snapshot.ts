import { z } from 'zod';
import { localDate, localizedText, orgUnitKind } from '../vocabulary.js';

/** A unit as it stands after the event. Readers keep the tree by parentId: a parent's event may come later. */
export const orgUnitSnapshot = z.object({
  id: z.uuid(),
  code: z.string().min(1),
  kind: orgUnitKind,
  name: localizedText,
  parentId: z.uuid().nullable(),
  /** Order among its siblings, ascending. */
  position: z.int(),
  tags: z.array(z.string()),
  validFrom: localDate.nullable(),
  /** First day on which the unit no longer exists; null while open. */
  validTo: localDate.nullable(),
  sample: z.boolean(),
  version: z.int().positive(),
  /** Units that take over from a closed one: one after a merge, several after a split; left out where none does. */
  successorIds: z.array(z.uuid()).optional(),
});
export type OrgUnitSnapshot = z.infer<typeof orgUnitSnapshot>;

/** A valid snapshot for the events' examples. */
export const orgUnitExample: OrgUnitSnapshot = {
  id: '01930000-0000-7000-8000-000000000002',
  code: 'district-1',
  kind: 'DISTRICT',
  name: { fa: 'منطقه ۱', en: 'District 1' },
  parentId: '01930000-0000-7000-8000-000000000001',
  position: 1,
  tags: ['permits'],
  validFrom: '2025-03-21',
  validTo: null,
  sample: true,
  version: 1,
};
