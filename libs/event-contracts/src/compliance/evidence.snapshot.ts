import { z } from 'zod';
import { evidenceKind, evidenceState, localDate } from '../vocabulary.js';

/** A piece of evidence as it stands after the event. Its title, file name and address stay with the compliance service. */
export const evidenceSnapshot = z.object({
  id: z.uuid(),
  taskId: z.uuid(),
  unitId: z.uuid(),
  kind: evidenceKind,
  state: evidenceState,
  /** Of a file: its type as recognised from its bytes. */
  mediaType: z.string().nullable(),
  /** Of a file: bytes. */
  size: z.int().positive().nullable(),
  /** Of a file: SHA-256 of its bytes, lower-case hexadecimal. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** The day from which it speaks, apart from the day on which it came. */
  effectiveOn: localDate.nullable(),
  uploaderId: z.string(),
  version: z.int().positive(),
});
export type EvidenceSnapshot = z.infer<typeof evidenceSnapshot>;

/** A valid snapshot for the events' examples. */
export const evidenceExample: EvidenceSnapshot = {
  id: '01930000-0000-7000-8000-000000000040',
  taskId: '01930000-0000-7000-8000-000000000020',
  unitId: '01930000-0000-7000-8000-000000000002',
  kind: 'FILE',
  state: 'QUARANTINED',
  mediaType: 'application/pdf',
  size: 48_213,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  effectiveOn: '2026-11-20',
  uploaderId: '01930000-0000-7000-8000-000000000011',
  version: 1,
};
