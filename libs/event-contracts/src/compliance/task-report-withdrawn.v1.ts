import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** The report under review was taken back: the task is IN_PROGRESS or RETURNED again, as it was before. */
export const TaskReportWithdrawnV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'report-withdrawn',
  version: 1,
  summary: 'The report under review was taken back; the task is IN_PROGRESS or RETURNED again, as before it.',
  payload: z.object({
    task: taskSnapshot,
    report: z.object({ id: z.uuid(), number: z.int().positive() }),
  }),
  example: {
    task: { ...taskExample, status: 'IN_PROGRESS', version: 4 },
    report: { id: '01930000-0000-7000-8000-000000000030', number: 1 },
  },
});
