import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { localDate } from '../vocabulary.js';
import { amendmentCause, amendmentExample } from './amendment.cause.js';

/** The text that an obligation was drawn from says something else now: a law editor has to read it again. */
export const ObligationAmendedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'amended',
  version: 1,
  summary: 'The text that an obligation was drawn from says something else now; it has to be read again.',
  payload: z.object({
    obligationId: z.uuid(),
    instrumentId: z.uuid(),
    amendment: amendmentCause,
    /** An amendment of the law, a correction of the text that was loaded, or the end of the provision. */
    change: z.enum(['CHANGED', 'CORRECTED', 'REPEALED']),
    /** The day from which the new wording binds. */
    takesEffectOn: localDate,
  }),
  example: {
    obligationId: '01930000-0000-7000-8000-000000000022',
    instrumentId: '01930000-0000-7000-8000-000000000024',
    amendment: amendmentExample,
    change: 'CHANGED',
    takesEffectOn: '2026-12-21',
  },
});
