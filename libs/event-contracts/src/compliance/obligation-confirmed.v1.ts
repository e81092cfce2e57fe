import { z } from 'zod';
import { defineEvent } from '../define-event.js';

/** A law editor read an obligation again after its text was amended, and it stands. */
export const ObligationConfirmedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'confirmed',
  version: 1,
  summary: 'A law editor read an obligation again after its text was amended, and it stands.',
  payload: z.object({
    obligationId: z.uuid(),
    instrumentId: z.uuid(),
    /** The expressions whose changes were read. */
    expressionIds: z.array(z.uuid()).min(1),
  }),
  example: {
    obligationId: '01930000-0000-7000-8000-000000000022',
    instrumentId: '01930000-0000-7000-8000-000000000024',
    expressionIds: ['01930000-0000-7000-8000-000000000025'],
  },
});
