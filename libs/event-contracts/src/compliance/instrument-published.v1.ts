import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { instrumentKind, localDate, localizedText } from '../vocabulary.js';

/** An expression of an instrument was loaded and is now the current one. */
export const InstrumentPublishedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'instrument',
  verb: 'published',
  version: 1,
  summary: 'An expression of an instrument was loaded and is now the current one.',
  payload: z.object({
    instrument: z.object({
      id: z.uuid(),
      code: z.string().min(1),
      kind: instrumentKind,
      title: localizedText,
      sample: z.boolean(),
    }),
    expression: z.object({ id: z.uuid(), inForceFrom: localDate.nullable() }),
    provisionCount: z.int().nonnegative(),
  }),
  example: {
    instrument: {
      id: '01930000-0000-7000-8000-000000000024',
      code: 'integrity-law-1390',
      kind: 'LAW',
      title: { fa: 'قانون ارتقای سلامت نظام اداری و مقابله با فساد', en: 'Administrative Integrity Act' },
      sample: true,
    },
    expression: { id: '01930000-0000-7000-8000-000000000025', inForceFrom: '2011-10-29' },
    provisionCount: 58,
  },
});
