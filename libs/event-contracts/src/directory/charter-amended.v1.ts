import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { charterExample, charterSnapshot } from './charter.snapshot.js';

/** A charter got a new version; the ones before stay on record. */
export const CharterAmendedV1 = defineEvent({
  source: 'directory',
  aggregate: 'charter',
  verb: 'amended',
  version: 1,
  summary: 'A charter got a new version; the ones before stay on record.',
  payload: z.object({ charter: charterSnapshot }),
  example: { charter: { ...charterExample, version: 2 } },
});
