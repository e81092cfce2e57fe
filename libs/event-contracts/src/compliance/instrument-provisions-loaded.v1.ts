import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { dutyKind, localizedText, provisionKind, provisionStatus } from '../vocabulary.js';

/** A batch of an expression's provisions, parents before children; a large law comes in several. */
export const InstrumentProvisionsLoadedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'instrument',
  verb: 'provisions-loaded',
  version: 1,
  summary: 'A batch of the provisions of an expression was loaded.',
  payload: z.object({
    instrumentId: z.uuid(),
    expressionId: z.uuid(),
    provisions: z
      .array(
        z.object({
          /** Stays the same across expressions for the same eId. */
          id: z.uuid(),
          eId: z.string().min(1),
          kind: provisionKind,
          number: z.string(),
          label: localizedText,
          heading: localizedText.nullable(),
          parentId: z.uuid().nullable(),
          /** Place in the whole law, depth first, from 0. */
          position: z.int().nonnegative(),
          status: provisionStatus,
          dutyKind,
        }),
      )
      .min(1)
      .max(500),
  }),
  example: {
    instrumentId: '01930000-0000-7000-8000-000000000024',
    expressionId: '01930000-0000-7000-8000-000000000025',
    provisions: [
      {
        id: '01930000-0000-7000-8000-000000000023',
        eId: 'art_3__cl_a',
        kind: 'CLAUSE',
        number: 'الف',
        label: { fa: 'بند (الف) ماده ۳', en: 'Article 3, clause a' },
        heading: null,
        parentId: null,
        position: 12,
        status: 'IN_FORCE',
        dutyKind: 'OBLIGATION',
      },
    ],
  },
});
