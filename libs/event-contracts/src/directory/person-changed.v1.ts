import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { personExample, personSnapshot } from './person.snapshot.js';

/** The name, the address or another attribute of a person changed. */
export const PersonChangedV1 = defineEvent({
  source: 'directory',
  aggregate: 'person',
  verb: 'changed',
  version: 1,
  summary: 'The name, the address or another attribute of a person changed.',
  payload: z.object({ person: personSnapshot }),
  example: { person: { ...personExample, version: 2 } },
});
