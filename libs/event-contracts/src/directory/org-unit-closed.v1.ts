import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';

/**
 * A unit was closed from its validTo on. Merging and splitting have no events of their own: a unit that was merged or
 * split is closed with `successorIds`, after the events of what was created or moved for it, so that whoever reacts to
 * closing reacts to them too.
 */
export const OrgUnitClosedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'closed',
  version: 1,
  summary: 'A unit was closed from its validTo on.',
  payload: z.object({
    unit: orgUnitSnapshot,
    /** Why it was closed; left out it was merely closed. */
    cause: z.enum(['CLOSED', 'MERGED', 'SPLIT']).optional(),
  }),
  example: {
    unit: {
      ...orgUnitExample,
      validTo: '2026-11-23',
      version: 2,
      successorIds: ['01930000-0000-7000-8000-000000000003'],
    },
    cause: 'MERGED',
  },
});
