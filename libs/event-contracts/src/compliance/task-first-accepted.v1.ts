import { z } from 'zod';
import { taskResult } from '../vocabulary.js';
import { defineEvent } from '../define-event.js';
import { reviewExample, reviewOutcome, taskExample, taskSnapshot } from './task.snapshot.js';

/** A reviewer accepted the report of a task that two have to accept with the same result; the task stays SUBMITTED. */
export const TaskFirstAcceptedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'first-accepted',
  version: 1,
  summary:
    'A reviewer accepted the report of a task that two have to accept with the same result; it stays SUBMITTED.',
  payload: z.object({
    task: taskSnapshot,
    review: reviewOutcome.extend({
      /** What this reviewer assessed; the task has no result before another says the same. */
      result: taskResult,
    }),
  }),
  example: {
    task: { ...taskExample, status: 'SUBMITTED', version: 4 },
    review: { ...reviewExample, result: 'COMPLIANT' },
  },
});
