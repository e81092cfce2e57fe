import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { groupExample, groupSnapshot } from './group.snapshot.js';

/** Another system made a group of people known. */
export const GroupCreatedV1 = defineEvent({
  source: 'directory',
  aggregate: 'group',
  verb: 'created',
  version: 1,
  summary: 'Another system made a group of people known.',
  payload: z.object({ group: groupSnapshot }),
  example: { group: groupExample },
});
