import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { orgUnitExample, orgUnitSnapshot } from './org-unit.snapshot.js';
import { plannedUnitChange } from './planned-unit-change.snapshot.js';

/**
 * It was decided that a unit changes on a day to come. The unit is still as it was; when the day has come, an event of the
 * change itself tells how it stands then.
 */
export const OrgUnitChangePlannedV1 = defineEvent({
  source: 'directory',
  aggregate: 'org-unit',
  verb: 'change-planned',
  version: 1,
  summary: 'It was decided that a unit changes on a day to come.',
  payload: z.object({ unit: orgUnitSnapshot, change: plannedUnitChange }),
  example: {
    unit: { ...orgUnitExample, version: 2 },
    change: {
      id: '01930000-0000-7000-8000-000000000004',
      kind: 'MOVED',
      effectiveOn: '2027-03-21',
      parentId: '01930000-0000-7000-8000-000000000003',
    },
  },
});
