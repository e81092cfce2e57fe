import { z } from 'zod';
import { defineEvent } from '../define-event.js';

/** When people are reminded was set anew. */
export const ReminderScheduleSetV1 = defineEvent({
  source: 'compliance',
  aggregate: 'reminder-schedule',
  verb: 'set',
  version: 1,
  summary: 'When people are reminded was set anew.',
  payload: z.object({
    version: z.int().positive(),
    steps: z.array(
      z.object({
        kind: z.enum(['DUE_SOON', 'OVERDUE', 'RETURNED', 'AWAITING_REVIEW']),
        /** Days left until the due date for DUE_SOON, days passed for the others. */
        days: z.int().nonnegative(),
        /** Occupied posts to go up the tree from the first one. */
        level: z.int().nonnegative(),
        /** Whether mail is sent of it. */
        mail: z.boolean(),
      }),
    ),
    /** Hours without mail in Asia/Tehran, `HH:MM`; null for none. */
    quietHours: z.object({ from: z.string(), to: z.string(), restDays: z.boolean() }).nullable(),
    /** Time of day of the daily mail, `HH:MM` in Asia/Tehran. */
    digestAt: z.string(),
  }),
  example: {
    version: 1,
    steps: [{ kind: 'OVERDUE', days: 7, level: 1, mail: true }],
    quietHours: { from: '20:00', to: '07:00', restDays: true },
    digestAt: '08:00',
  },
});
