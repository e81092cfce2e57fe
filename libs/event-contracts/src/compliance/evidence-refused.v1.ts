import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { evidenceExample, evidenceSnapshot } from './evidence.snapshot.js';

/** A scanner found something harmful in a quarantined file: its bytes are removed. */
export const EvidenceRefusedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'evidence',
  verb: 'refused',
  version: 1,
  summary: 'A scanner found something harmful in a quarantined file: its bytes are removed.',
  payload: z.object({ evidence: evidenceSnapshot }),
  example: { evidence: { ...evidenceExample, state: 'REFUSED', version: 2 } },
});
