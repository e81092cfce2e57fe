import { z } from 'zod';
import { defineEvent } from '../define-event.js';

/** Somebody marked notices as read: one batch, an aggregate of its own. */
export const NoticeReadV1 = defineEvent({
  source: 'compliance',
  aggregate: 'notice',
  verb: 'read',
  version: 1,
  summary: 'Somebody marked notices as read: one batch.',
  payload: z.object({
    recipientId: z.uuid(),
    noticeIds: z.array(z.uuid()).min(1).max(1000),
  }),
  example: {
    recipientId: '01930000-0000-7000-8000-000000000011',
    noticeIds: ['01930000-0000-7000-8000-000000000040'],
  },
});
