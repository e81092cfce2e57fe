import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bodyExample, bodySnapshot } from './body.snapshot.js';

/** A body got another name, clause, seat or successor. */
export const BodyChangedV1 = defineEvent({
  source: 'directory',
  aggregate: 'body',
  verb: 'changed',
  version: 1,
  summary: 'A body got another name, clause, seat or successor.',
  payload: z.object({ body: bodySnapshot }),
  example: { body: { ...bodyExample, version: 2 } },
});
