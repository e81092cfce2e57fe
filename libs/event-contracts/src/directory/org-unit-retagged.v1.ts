import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate } from '../vocabulary.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';

/** The kind, the tags, the start or the sample mark of a unit changed. */
export const OrgUnitRetaggedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'retagged',
  version: 1,
  summary: 'The kind, the tags, the start or the sample mark of a unit changed.',
  payload: z.object({
    unit: orgUnitSnapshot,
    /** Day from which it holds; never later than the day of the event. */
    effectiveOn: localDate.optional(),
  }),
  example: { unit: orgUnitExample, effectiveOn: '2026-11-23' },
});
