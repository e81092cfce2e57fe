import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate } from '../vocabulary.js';

/** People were told of tasks: one batch, an aggregate of its own. */
export const NoticeRaisedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'notice',
  verb: 'raised',
  version: 1,
  summary: 'People were told of tasks that are due, overdue, returned or waiting for review: one batch.',
  payload: z.object({
    kind: z.enum(['DUE_SOON', 'OVERDUE', 'RETURNED', 'AWAITING_REVIEW']),
    rows: z
      .array(
        z.object({
          noticeId: z.uuid(),
          taskId: z.uuid(),
          unitId: z.uuid(),
          dueOn: localDate,
          recipientId: z.uuid(),
          /** How many occupied posts further up the tree than the first one it went. */
          level: z.int().nonnegative(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  example: {
    kind: 'OVERDUE',
    rows: [
      {
        noticeId: '01930000-0000-7000-8000-000000000040',
        taskId: '01930000-0000-7000-8000-000000000020',
        unitId: '01930000-0000-7000-8000-000000000002',
        dueOn: '2026-11-16',
        recipientId: '01930000-0000-7000-8000-000000000011',
        level: 1,
      },
    ],
  },
});
