import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { obligationExample, obligationSnapshot } from './obligation.snapshot.js';

/** An obligation has another content from now on; its open tasks follow, accepted ones keep what they were judged by. */
export const ObligationRevisedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'revised',
  version: 1,
  summary: 'An obligation has another content from now on.',
  payload: z.object({
    obligation: obligationSnapshot,
    /** Names of the fields that changed. */
    changed: z.array(z.string()).min(1),
    reason: z.string().nullable(),
  }),
  example: {
    obligation: { ...obligationExample, weight: 3, version: 2 },
    changed: ['weight'],
    reason: 'Weighed again after the first year.',
  },
});
