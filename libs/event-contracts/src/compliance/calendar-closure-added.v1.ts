import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { closureExample, closureSnapshot } from './calendar.snapshot.js';

/** Days were closed for a unit and all below it, or for all. */
export const CalendarClosureAddedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'calendar',
  verb: 'closure-added',
  version: 1,
  summary: 'Days were closed for a unit and all below it, or for all.',
  payload: z.object({ closure: closureSnapshot }),
  example: { closure: closureExample },
});
