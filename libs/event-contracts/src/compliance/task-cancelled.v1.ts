import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** A task no longer has to be done. */
export const TaskCancelledV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'cancelled',
  version: 1,
  summary: 'A task no longer has to be done.',
  payload: z.object({ task: taskSnapshot }),
  example: { task: { ...taskExample, status: 'CANCELLED', version: 3 } },
});
