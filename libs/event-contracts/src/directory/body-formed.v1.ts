import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bodyExample, bodySnapshot } from './body.snapshot.js';

/** A body that a charter describes was formed. */
export const BodyFormedV1 = defineEvent({
  source: 'directory',
  aggregate: 'body',
  verb: 'formed',
  version: 1,
  summary: 'A body that a charter describes was formed.',
  payload: z.object({ body: bodySnapshot }),
  example: { body: bodyExample },
});
