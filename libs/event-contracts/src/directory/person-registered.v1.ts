import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { personExample, personSnapshot } from './person.snapshot.js';

/** A person became known. */
export const PersonRegisteredV1 = defineEvent({
  source: 'directory',
  aggregate: 'person',
  verb: 'registered',
  version: 1,
  summary: 'A person became known.',
  payload: z.object({ person: personSnapshot }),
  example: { person: personExample },
});
