import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bodyExample, bodySnapshot } from './body.snapshot.js';

/** A body ended: its unit is no more, or the charter no longer describes it. */
export const BodyEndedV1 = defineEvent({
  source: 'directory',
  aggregate: 'body',
  verb: 'ended',
  version: 1,
  summary: 'A body ended: its unit is no more, or the charter no longer describes it.',
  payload: z.object({ body: bodySnapshot }),
  example: { body: { ...bodyExample, validTo: '2026-11-23', version: 2 } },
});
