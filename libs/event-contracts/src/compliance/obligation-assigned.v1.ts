import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { assignmentRole } from '../vocabulary.js';

/** Units got an obligation: one batch of new assignments. */
export const ObligationAssignedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'assigned',
  version: 1,
  summary: 'Units got an obligation: one batch of new assignments.',
  payload: z.object({
    obligationId: z.uuid(),
    provisionId: z.uuid(),
    instrumentId: z.uuid(),
    rows: z
      .array(
        z.object({
          assignmentId: z.uuid(),
          unitId: z.uuid(),
          role: assignmentRole,
          /** MANUAL: by decision, which also ends that the unit was freed of the obligation. */
          origin: z.enum(['RULE', 'MANUAL']).optional(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  example: {
    obligationId: '01930000-0000-7000-8000-000000000022',
    provisionId: '01930000-0000-7000-8000-000000000023',
    instrumentId: '01930000-0000-7000-8000-000000000024',
    rows: [
      {
        assignmentId: '01930000-0000-7000-8000-000000000021',
        unitId: '01930000-0000-7000-8000-000000000002',
        role: 'LEAD',
        origin: 'RULE',
      },
    ],
  },
});
