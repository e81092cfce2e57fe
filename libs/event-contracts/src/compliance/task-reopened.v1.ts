import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amendmentCause, amendmentExample } from './amendment.cause.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** An accepted task was reopened: because of a later discovery, or because the text behind it was amended. */
export const TaskReopenedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'reopened',
  version: 1,
  summary: 'An accepted task was reopened because of a later discovery or an amendment.',
  payload: z.object({
    task: taskSnapshot,
    /** The amendment that reopened it; left out where somebody did. */
    amendment: amendmentCause.optional(),
  }),
  example: { task: { ...taskExample, version: 5 }, amendment: amendmentExample },
});
