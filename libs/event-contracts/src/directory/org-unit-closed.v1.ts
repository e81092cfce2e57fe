import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';

/** A unit was closed from its validTo on. */
export const OrgUnitClosedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'closed',
  version: 1,
  summary: 'A unit was closed from its validTo on.',
  payload: z.object({ unit: orgUnitSnapshot }),
  example: { unit: orgUnitExample },
});
