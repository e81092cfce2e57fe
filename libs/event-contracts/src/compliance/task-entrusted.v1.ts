import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** Within its unit, a person was made responsible for a task, or nobody is any more. */
export const TaskEntrustedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'entrusted',
  version: 1,
  summary: 'Within its unit, a person was made responsible for a task, or nobody is any more.',
  payload: z.object({ task: taskSnapshot, responsibleId: z.uuid().nullable() }),
  example: { task: taskExample, responsibleId: '01930000-0000-7000-8000-000000000011' },
});
