import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate, localizedText, taskResult, taskStatus } from '../vocabulary.js';

/** Open tasks of an obligation got other due dates, since the calendar changed: one batch, every row as it now stands. */
export const ObligationTasksRescheduledV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'tasks-rescheduled',
  version: 1,
  summary: 'Open tasks of an obligation got other due dates: one batch, every row as it now stands.',
  payload: z.object({
    obligationId: z.uuid(),
    obligationTitle: localizedText,
    provisionId: z.uuid(),
    instrumentId: z.uuid(),
    weight: z.number().positive(),
    /** What changed in the calendar. */
    cause: localizedText,
    rows: z
      .array(
        z.object({
          taskId: z.uuid(),
          assignmentId: z.uuid(),
          unitId: z.uuid(),
          previousDueOn: localDate,
          dueOn: localDate,
          status: taskStatus,
          result: taskResult,
          version: z.int().positive(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  example: {
    obligationId: '01930000-0000-7000-8000-000000000022',
    obligationTitle: { fa: 'انتشار ضوابط و مراحل صدور پروانه', en: 'Publish permit rules and steps' },
    provisionId: '01930000-0000-7000-8000-000000000023',
    instrumentId: '01930000-0000-7000-8000-000000000024',
    weight: 2,
    cause: { fa: 'تعطیلی: آلودگی هوا', en: 'Closure: Air pollution' },
    rows: [
      {
        taskId: '01930000-0000-7000-8000-000000000020',
        assignmentId: '01930000-0000-7000-8000-000000000021',
        unitId: '01930000-0000-7000-8000-000000000002',
        previousDueOn: '2026-12-05',
        dueOn: '2026-12-07',
        status: 'IN_PROGRESS',
        result: 'NOT_ASSESSED',
        version: 3,
      },
    ],
  },
});
