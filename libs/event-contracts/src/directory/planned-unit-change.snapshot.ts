import { z } from 'zod';
import { localDate, localizedText, orgUnitKind } from '../vocabulary.js';

const closingCause = z.enum(['CLOSED', 'MERGED', 'SPLIT']);

/** A change of a unit on a day to come; which fields it has depends on its kind. */
export const plannedUnitChange = z.object({
  id: z.uuid(),
  kind: z.enum(['RENAMED', 'RETAGGED', 'MOVED', 'CLOSED']),
  effectiveOn: localDate,
  /** The new name, where it is renamed. */
  name: localizedText.optional(),
  /** The new kind and tags, where it is retagged. */
  unitKind: orgUnitKind.optional(),
  tags: z.array(z.string()).optional(),
  /** The new parent, where it is moved; null is the top of the tree. */
  parentId: z.uuid().nullable().optional(),
  /** Why it is closed, and which units take over. */
  cause: closingCause.optional(),
  successorIds: z.array(z.uuid()).optional(),
});
export type PlannedUnitChangeSnapshot = z.infer<typeof plannedUnitChange>;
