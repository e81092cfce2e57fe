import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate, localizedText } from '../vocabulary.js';

/** Tasks of an obligation came due to be done: one batch, every row TO_DO, NOT_ASSESSED and version 1. */
export const ObligationTasksOpenedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'tasks-opened',
  version: 1,
  summary: 'Tasks of an obligation were opened: one batch, every row TO_DO, NOT_ASSESSED and version 1.',
  payload: z.object({
    obligationId: z.uuid(),
    obligationTitle: localizedText,
    provisionId: z.uuid(),
    instrumentId: z.uuid(),
    weight: z.number().positive(),
    rows: z
      .array(z.object({ taskId: z.uuid(), assignmentId: z.uuid(), unitId: z.uuid(), dueOn: localDate }))
      .min(1)
      .max(1000),
  }),
  example: {
    obligationId: '01930000-0000-7000-8000-000000000022',
    obligationTitle: { fa: 'انتشار ضوابط و مراحل صدور پروانه', en: 'Publish permit rules and steps' },
    provisionId: '01930000-0000-7000-8000-000000000023',
    instrumentId: '01930000-0000-7000-8000-000000000024',
    weight: 2,
    rows: [
      {
        taskId: '01930000-0000-7000-8000-000000000020',
        assignmentId: '01930000-0000-7000-8000-000000000021',
        unitId: '01930000-0000-7000-8000-000000000002',
        dueOn: '2026-12-21',
      },
    ],
  },
});
