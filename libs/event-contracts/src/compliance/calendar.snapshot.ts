import { z } from 'zod';
import { localDate, localizedText } from '../vocabulary.js';

/** UUID under which the changes of the one calendar of the organisation are told, in order. */
export const CALENDAR_ID = '00000000-0000-7000-8000-000000000001';

/** Days on which no work is done by order; both ends belong to it. */
export const closureSnapshot = z.object({
  id: z.uuid(),
  title: localizedText,
  from: localDate,
  to: localDate,
  /** The unit with all below it for which it holds; null for every unit. */
  unitId: z.uuid().nullable(),
});

/** A valid closure for the events' examples. */
export const closureExample: z.infer<typeof closureSnapshot> = {
  id: '01930000-0000-7000-8000-000000000041',
  title: { fa: 'آلودگی هوا', en: 'Air pollution' },
  from: '2026-12-05',
  to: '2026-12-06',
  unitId: '01930000-0000-7000-8000-000000000002',
};
