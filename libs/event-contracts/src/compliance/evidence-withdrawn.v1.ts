import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { evidenceExample, evidenceSnapshot } from './evidence.snapshot.js';

/** Evidence was taken back before any report named it. */
export const EvidenceWithdrawnV1 = defineEvent({
  source: 'compliance',
  aggregate: 'evidence',
  verb: 'withdrawn',
  version: 1,
  summary: 'Evidence was taken back before any report named it.',
  payload: z.object({ evidence: evidenceSnapshot }),
  example: { evidence: { ...evidenceExample, state: 'WITHDRAWN', version: 2 } },
});
