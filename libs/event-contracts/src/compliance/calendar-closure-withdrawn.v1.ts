import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { closureExample, closureSnapshot } from './calendar.snapshot.js';

/** A closure was taken back: its days are working days again where nothing else closes them. */
export const CalendarClosureWithdrawnV1 = defineEvent({
  source: 'compliance',
  aggregate: 'calendar',
  verb: 'closure-withdrawn',
  version: 1,
  summary: 'A closure was taken back: its days are working days again where nothing else closes them.',
  payload: z.object({ closure: closureSnapshot }),
  example: { closure: closureExample },
});
