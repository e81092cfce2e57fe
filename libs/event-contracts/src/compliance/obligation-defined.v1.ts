import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { obligationExample, obligationSnapshot } from './obligation.snapshot.js';

/** An obligation was drawn from a provision. */
export const ObligationDefinedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'defined',
  version: 1,
  summary: 'An obligation was drawn from a provision.',
  payload: z.object({ obligation: obligationSnapshot }),
  example: { obligation: obligationExample },
});
