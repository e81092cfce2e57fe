import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate, localizedText, taskResult, taskStatus } from '../vocabulary.js';

/** Open tasks follow their obligation to a new title, weight or due date: one batch, every row as it now stands. */
export const ObligationTasksRevisedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'tasks-revised',
  version: 1,
  summary:
    'Open tasks follow their obligation to a new title, weight or due date: one batch, every row as it now stands.',
  payload: z.object({
    obligationId: z.uuid(),
    obligationTitle: localizedText,
    /** Version of the obligation that the tasks follow. */
    obligationVersion: z.int().positive(),
    provisionId: z.uuid(),
    instrumentId: z.uuid(),
    weight: z.number().positive(),
    rows: z
      .array(
        z.object({
          taskId: z.uuid(),
          assignmentId: z.uuid(),
          unitId: z.uuid(),
          /** The same as `dueOn` where the due date stays. */
          previousDueOn: localDate,
          dueOn: localDate,
          status: taskStatus,
          result: taskResult,
          /** Version of the task; a reader that has a higher one ignores the row. */
          version: z.int().positive(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  example: {
    obligationId: '01930000-0000-7000-8000-000000000022',
    obligationTitle: { fa: 'انتشار ضوابط و مراحل صدور پروانه', en: 'Publish permit rules and steps' },
    obligationVersion: 2,
    provisionId: '01930000-0000-7000-8000-000000000023',
    instrumentId: '01930000-0000-7000-8000-000000000024',
    weight: 3,
    rows: [
      {
        taskId: '01930000-0000-7000-8000-000000000020',
        assignmentId: '01930000-0000-7000-8000-000000000021',
        unitId: '01930000-0000-7000-8000-000000000002',
        previousDueOn: '2026-12-21',
        dueOn: '2027-01-04',
        status: 'IN_PROGRESS',
        result: 'NOT_ASSESSED',
        version: 3,
      },
    ],
  },
});
