import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate } from '../vocabulary.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';

/** A unit got another name. */
export const OrgUnitRenamedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'renamed',
  version: 1,
  summary: 'A unit got another name.',
  payload: z.object({
    unit: orgUnitSnapshot,
    /** Day from which it holds; never later than the day of the event. */
    effectiveOn: localDate.optional(),
  }),
  example: { unit: orgUnitExample, effectiveOn: '2026-11-23' },
});
