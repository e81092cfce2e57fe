import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';

/** A unit was created. */
export const OrgUnitCreatedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'created',
  version: 1,
  summary: 'A unit was created.',
  payload: z.object({ unit: orgUnitSnapshot }),
  example: { unit: orgUnitExample },
});
