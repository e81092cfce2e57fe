import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { groupExample, groupSnapshot } from './group.snapshot.js';

/** A group's name or members changed. */
export const GroupChangedV1 = defineEvent({
  source: 'directory',
  aggregate: 'group',
  verb: 'changed',
  version: 1,
  summary: "A group's name or members changed.",
  payload: z.object({ group: groupSnapshot }),
  example: { group: groupExample },
});
