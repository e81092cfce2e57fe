import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate } from '../vocabulary.js';

/** It was settled whether Thursdays are days of rest. The nearest unit's setting holds, of two for a unit the later. */
export const CalendarWeeklyRestSetV1 = defineEvent({
  source: 'compliance',
  aggregate: 'calendar',
  verb: 'weekly-rest-set',
  version: 1,
  summary: 'It was settled whether Thursdays are days of rest for a unit and all below it, or for all.',
  payload: z.object({
    setting: z.object({
      id: z.uuid(),
      weekday: z.literal('THURSDAY'),
      rests: z.boolean(),
      from: localDate,
      /** Inclusive; null where it goes on until another setting. */
      to: localDate.nullable(),
      unitId: z.uuid().nullable(),
    }),
  }),
  example: {
    setting: {
      id: '01930000-0000-7000-8000-000000000042',
      weekday: 'THURSDAY',
      rests: true,
      from: '2025-04-21',
      to: null,
      unitId: null,
    },
  },
});
