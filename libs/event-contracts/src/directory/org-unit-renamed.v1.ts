import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';

/** A unit got another name. */
export const OrgUnitRenamedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'renamed',
  version: 1,
  summary: 'A unit got another name.',
  payload: z.object({ unit: orgUnitSnapshot }),
  example: { unit: orgUnitExample },
});
