import { z } from 'zod';
import { bodyKind, localDate, localizedText, meetingPeriod, seatRole } from '../vocabulary.js';

const bodySeat = z.object({
  id: z.uuid(),
  /** Name of the seat in the charter's clause; several seats of one kind share it. */
  code: z.string().min(1),
  role: seatRole,
  /** The post whose holder sits there; null while the organisation has no such post. */
  positionId: z.uuid().nullable(),
  required: z.boolean(),
  voting: z.boolean(),
  validFrom: localDate,
  /** First day on which the seat is no longer there; null while it is. */
  validTo: localDate.nullable(),
});

/** A body as it stands after the event. Who sits in it is told by the appointments to the posts of its seats. */
export const bodySnapshot = z.object({
  id: z.uuid(),
  kind: bodyKind,
  name: localizedText,
  charterId: z.uuid(),
  charterCode: z.string().min(1),
  /** Clause of the charter that describes it. */
  clauseId: z.uuid(),
  clauseNumber: z.string().min(1),
  /** The unit in which, and for which, it works. */
  scopeUnitId: z.uuid(),
  /** Members with a vote who must be there for it to decide. */
  quorum: z.int().min(0),
  /** How often it meets; null where the charter does not say. */
  meetings: z.object({ period: meetingPeriod, times: z.int().positive() }).nullable(),
  /** Provisions with which it is charged: code of the instrument and eId. */
  chargedProvisions: z.array(z.object({ instrument: z.string().min(1), eId: z.string().min(1) })),
  /** Its seats of now; where it has ended, those that it had. */
  seats: z.array(bodySeat),
  validFrom: localDate,
  /** First day on which it no longer exists; null while it does. */
  validTo: localDate.nullable(),
  /** Bodies that take over from one that has ended; empty where none does. */
  successorIds: z.array(z.uuid()),
  sample: z.boolean(),
  version: z.int().positive(),
});
export type BodySnapshot = z.infer<typeof bodySnapshot>;

/** A valid snapshot for the events' examples. */
export const bodyExample: BodySnapshot = {
  id: '01930000-0000-7000-8000-000000000040',
  kind: 'WORKING_GROUP',
  name: { fa: 'کارگروه سلامت اداری منطقه ۱', en: 'Integrity working group of district 1' },
  charterId: '01930000-0000-7000-8000-000000000041',
  charterCode: 'integrity-bodies',
  clauseId: '01930000-0000-7000-8000-000000000042',
  clauseNumber: '2',
  scopeUnitId: '01930000-0000-7000-8000-000000000002',
  quorum: 2,
  meetings: { period: 'MONTHLY', times: 1 },
  chargedProvisions: [{ instrument: 'integrity-law-1390', eId: 'art_6' }],
  seats: [
    {
      id: '01930000-0000-7000-8000-000000000043',
      code: 'chair',
      role: 'CHAIR',
      positionId: '01930000-0000-7000-8000-000000000020',
      required: true,
      voting: true,
      validFrom: '2026-03-21',
      validTo: null,
    },
    {
      id: '01930000-0000-7000-8000-000000000044',
      code: 'inspection',
      role: 'SECRETARY',
      positionId: null,
      required: true,
      voting: true,
      validFrom: '2026-03-21',
      validTo: null,
    },
  ],
  validFrom: '2026-03-21',
  validTo: null,
  successorIds: [],
  sample: true,
  version: 1,
};
