import { z } from 'zod';
import { defineEvent } from '../define-event.js';

/** Units no longer have an obligation: one batch of withdrawn assignments; their open tasks are cancelled one by one. */
export const ObligationWithdrawnV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'withdrawn',
  version: 1,
  summary: 'Units no longer have an obligation: one batch of withdrawn assignments.',
  payload: z.object({
    obligationId: z.uuid(),
    rows: z
      .array(
        z.object({
          assignmentId: z.uuid(),
          unitId: z.uuid(),
          /** The unit is freed of the obligation by decision: no rule gives it back. */
          exempt: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  example: {
    obligationId: '01930000-0000-7000-8000-000000000022',
    rows: [
      {
        assignmentId: '01930000-0000-7000-8000-000000000021',
        unitId: '01930000-0000-7000-8000-000000000002',
      },
    ],
  },
});
