import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** Work on a task began. */
export const TaskStartedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'started',
  version: 1,
  summary: 'Work on a task began.',
  payload: z.object({ task: taskSnapshot }),
  example: { task: taskExample },
});
