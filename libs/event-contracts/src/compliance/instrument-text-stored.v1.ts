import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate, localizedText } from '../vocabulary.js';

/** An expression of an instrument was stored, or put right, that is not the current one: of the past or of days to come. */
export const InstrumentTextStoredV1 = defineEvent({
  source: 'compliance',
  aggregate: 'instrument',
  verb: 'text-stored',
  version: 1,
  summary:
    'An expression of an instrument was stored that is not the current one: of the past or of days to come.',
  payload: z.object({
    instrumentId: z.uuid(),
    expression: z.object({
      id: z.uuid(),
      label: localizedText,
      adoptedOn: localDate.nullable(),
      inForceFrom: localDate.nullable(),
      /** The day from which it counts among the others; null where no date is stated. */
      effectiveOn: localDate.nullable(),
    }),
    provisionCount: z.int().nonnegative(),
  }),
  example: {
    instrumentId: '01930000-0000-7000-8000-000000000024',
    expression: {
      id: '01930000-0000-7000-8000-000000000026',
      label: { fa: 'اصلاحی ۱۴۰۶', en: 'As amended in 1406' },
      adoptedOn: '2027-01-05',
      inForceFrom: '2027-03-21',
      effectiveOn: '2027-03-21',
    },
    provisionCount: 59,
  },
});
