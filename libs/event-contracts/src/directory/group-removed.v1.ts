import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { groupExample, groupSnapshot } from './group.snapshot.js';

/** A group is no longer kept. */
export const GroupRemovedV1 = defineEvent({
  source: 'directory',
  aggregate: 'group',
  verb: 'removed',
  version: 1,
  summary: 'A group is no longer kept.',
  payload: z.object({ group: groupSnapshot }),
  example: { group: groupExample },
});
