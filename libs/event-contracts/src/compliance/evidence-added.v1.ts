import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { evidenceExample, evidenceSnapshot } from './evidence.snapshot.js';

/** A file or a link was added to a task as evidence. */
export const EvidenceAddedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'evidence',
  verb: 'added',
  version: 1,
  summary: 'A file or a link was added to a task as evidence.',
  payload: z.object({ evidence: evidenceSnapshot }),
  example: { evidence: evidenceExample },
});
