import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate, localizedText } from '../vocabulary.js';

/** The official list of a year's holidays was loaded, in place of an earlier one. */
export const CalendarHolidaysLoadedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'calendar',
  verb: 'holidays-loaded',
  version: 1,
  summary: 'The official list of a Jalali year’s holidays was loaded, in place of an earlier one.',
  payload: z.object({
    /** Jalali year. */
    year: z.int(),
    holidays: z.array(z.object({ date: localDate, name: localizedText })).max(366),
  }),
  example: {
    year: 1405,
    holidays: [{ date: '2027-02-11', name: { fa: 'پیروزی انقلاب', en: 'Victory of the Revolution' } }],
  },
});
