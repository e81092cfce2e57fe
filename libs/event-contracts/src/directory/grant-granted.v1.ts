import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { grantExample, grantSnapshot } from './grant.snapshot.js';

/** A person or service account was given a role over a unit and all below it. */
export const GrantGrantedV1 = defineEvent({
  source: 'directory',
  aggregate: 'grant',
  verb: 'granted',
  version: 1,
  summary: 'A person or service account was given a role over a unit and all below it.',
  payload: z.object({
    grant: grantSnapshot,
    /** Why it was given, in the words of whoever did it; left out where nothing was said. */
    reason: z.string().min(1).optional(),
  }),
  example: { grant: grantExample },
});
