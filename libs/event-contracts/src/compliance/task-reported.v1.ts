import { z } from 'zod';
import { taskResult } from '../vocabulary.js';
import { defineEvent } from '../define-event.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** A report, or a new version of one, was submitted for a task. */
export const TaskReportedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'reported',
  version: 1,
  summary: 'A report, or a new version of one, was submitted for a task.',
  payload: z.object({
    task: taskSnapshot,
    report: z.object({ id: z.uuid(), number: z.int().positive(), result: taskResult, authorId: z.uuid() }),
  }),
  example: {
    task: { ...taskExample, status: 'SUBMITTED', version: 3 },
    report: {
      id: '01930000-0000-7000-8000-000000000030',
      number: 1,
      result: 'COMPLIANT',
      authorId: '01930000-0000-7000-8000-000000000011',
    },
  },
});
