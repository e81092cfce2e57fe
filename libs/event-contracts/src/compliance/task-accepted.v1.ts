import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { reviewExample, reviewOutcome, taskExample, taskSnapshot } from './task.snapshot.js';

/** A review accepted the report of a task and assessed its result. */
export const TaskAcceptedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'accepted',
  version: 1,
  summary: 'A review accepted the report of a task and assessed its result.',
  payload: z.object({ task: taskSnapshot, review: reviewOutcome }),
  example: {
    task: { ...taskExample, status: 'ACCEPTED', result: 'COMPLIANT', version: 4 },
    review: reviewExample,
  },
});
