import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate } from '../vocabulary.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';

/** A unit, with all below it, came under another parent or another place among its siblings. */
export const OrgUnitMovedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'moved',
  version: 1,
  summary: 'A unit, with all below it, came under another parent or another place among its siblings.',
  payload: z.object({
    unit: orgUnitSnapshot,
    previousParentId: z.uuid().nullable(),
    /** Day from which the move holds; never later than the day of the event. */
    effectiveOn: localDate.optional(),
  }),
  example: { unit: orgUnitExample, previousParentId: null, effectiveOn: '2026-11-23' },
});
