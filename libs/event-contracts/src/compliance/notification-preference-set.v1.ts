import { z } from 'zod';
import { defineEvent } from '../define-event.js';

const channel = z.enum(['IMMEDIATE', 'DIGEST', 'NONE']);

/** Somebody chose how they are written to; the aggregate is the person. */
export const NotificationPreferenceSetV1 = defineEvent({
  source: 'compliance',
  aggregate: 'notification-preference',
  verb: 'set',
  version: 1,
  summary: 'Somebody chose how they are written to.',
  payload: z.object({
    personId: z.uuid(),
    language: z.enum(['FA', 'EN']),
    /** By what is told: mail at once, with the daily mail, or none. */
    channels: z.object({
      DUE_SOON: channel,
      OVERDUE: channel,
      RETURNED: channel,
      AWAITING_REVIEW: channel,
    }),
  }),
  example: {
    personId: '01930000-0000-7000-8000-000000000011',
    language: 'FA',
    channels: { DUE_SOON: 'DIGEST', OVERDUE: 'IMMEDIATE', RETURNED: 'IMMEDIATE', AWAITING_REVIEW: 'NONE' },
  },
});
