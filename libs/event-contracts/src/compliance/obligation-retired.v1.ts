import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { obligationExample, obligationSnapshot } from './obligation.snapshot.js';

/** An obligation got a last day; from its `validTo` on it binds nobody. */
export const ObligationRetiredV1 = defineEvent({
  source: 'compliance',
  aggregate: 'obligation',
  verb: 'retired',
  version: 1,
  summary: 'An obligation got a last day; from its validTo on it binds nobody.',
  payload: z.object({ obligation: obligationSnapshot, reason: z.string() }),
  example: {
    obligation: { ...obligationExample, validTo: '2027-03-21', version: 2 },
    reason: 'Carried over into another obligation.',
  },
});
