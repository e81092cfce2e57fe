import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** An accepted task was reopened because of a later discovery. */
export const TaskReopenedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'reopened',
  version: 1,
  summary: 'An accepted task was reopened because of a later discovery.',
  payload: z.object({ task: taskSnapshot }),
  example: { task: { ...taskExample, version: 5 } },
});
