import { z } from 'zod';
import { localDate, localizedText, positionKind } from '../vocabulary.js';

/** A post of a unit as it stands after the event. Who holds it is told by the appointments' events. */
export const positionSnapshot = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  /** Unique for ever, also after the post was closed. */
  code: z.string().min(1),
  title: localizedText,
  kind: positionKind,
  /** Whether its holder is watched more closely: the post decides on money, permits or people. */
  sensitive: z.boolean(),
  /** How many can hold it at a time, apart from those who stand in for a holder. */
  seats: z.int().positive(),
  validFrom: localDate.nullable(),
  /** First day on which the post no longer exists; null while open. */
  validTo: localDate.nullable(),
  sample: z.boolean(),
  version: z.int().positive(),
});
export type PositionSnapshot = z.infer<typeof positionSnapshot>;

/** A valid snapshot for the events' examples. */
export const positionExample: PositionSnapshot = {
  id: '01930000-0000-7000-8000-000000000020',
  unitId: '01930000-0000-7000-8000-000000000002',
  code: 'district-1.head',
  title: { fa: 'شهردار منطقه ۱', en: 'Mayor of district 1' },
  kind: 'HEAD',
  sensitive: true,
  seats: 1,
  validFrom: '2025-03-21',
  validTo: null,
  sample: true,
  version: 1,
};
