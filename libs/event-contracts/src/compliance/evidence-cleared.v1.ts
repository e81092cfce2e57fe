import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { evidenceExample, evidenceSnapshot } from './evidence.snapshot.js';

/** A scanner found a quarantined file clean: it may be read and reported with. */
export const EvidenceClearedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'evidence',
  verb: 'cleared',
  version: 1,
  summary: 'A scanner found a quarantined file clean: it may be read and reported with.',
  payload: z.object({ evidence: evidenceSnapshot }),
  example: { evidence: { ...evidenceExample, state: 'AVAILABLE', version: 2 } },
});
