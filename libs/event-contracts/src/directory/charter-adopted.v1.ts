import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { charterExample, charterSnapshot } from './charter.snapshot.js';

/** A charter was adopted. */
export const CharterAdoptedV1 = defineEvent({
  source: 'directory',
  aggregate: 'charter',
  verb: 'adopted',
  version: 1,
  summary: 'A charter was adopted.',
  payload: z.object({ charter: charterSnapshot }),
  example: { charter: charterExample },
});
