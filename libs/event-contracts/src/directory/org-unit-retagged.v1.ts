import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';

/** The kind, the tags, the start or the sample mark of a unit changed. */
export const OrgUnitRetaggedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'retagged',
  version: 1,
  summary: 'The kind, the tags, the start or the sample mark of a unit changed.',
  payload: z.object({ unit: orgUnitSnapshot }),
  example: { unit: orgUnitExample },
});
