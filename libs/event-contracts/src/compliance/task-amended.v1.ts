import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { amendmentCause, amendmentExample } from './amendment.cause.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** The text behind a task that is still open was amended; the task stays as it is. */
export const TaskAmendedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'amended',
  version: 1,
  summary: 'The text behind a task that is still open was amended; the task stays as it is.',
  payload: z.object({ task: taskSnapshot, amendment: amendmentCause }),
  example: { task: { ...taskExample, version: 3 }, amendment: amendmentExample },
});
