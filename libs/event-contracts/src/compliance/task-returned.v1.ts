import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { reviewExample, reviewOutcome, taskExample, taskSnapshot } from './task.snapshot.js';

/** A review sent the report of a task back with a reason. */
export const TaskReturnedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'returned',
  version: 1,
  summary: 'A review sent the report of a task back with a reason.',
  payload: z.object({ task: taskSnapshot, review: reviewOutcome }),
  example: {
    task: { ...taskExample, status: 'RETURNED', version: 4 },
    review: reviewExample,
  },
});
