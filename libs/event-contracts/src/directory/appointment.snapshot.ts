import { z } from 'zod';
import { localDate } from '../vocabulary.js';

/** A person's time in a post as it stands after the event. */
export const appointmentSnapshot = z.object({
  id: z.uuid(),
  positionId: z.uuid(),
  /** The post's unit. */
  unitId: z.uuid(),
  personId: z.uuid(),
  /** Whether the person stands in for a holder, present or to come. */
  acting: z.boolean(),
  validFrom: localDate.nullable(),
  /** First day on which the person no longer holds it; null while open; the first day itself where it never began. */
  validTo: localDate.nullable(),
  version: z.int().positive(),
});
export type AppointmentSnapshot = z.infer<typeof appointmentSnapshot>;

/** A valid snapshot for the events' examples. */
export const appointmentExample: AppointmentSnapshot = {
  id: '01930000-0000-7000-8000-000000000030',
  positionId: '01930000-0000-7000-8000-000000000020',
  unitId: '01930000-0000-7000-8000-000000000002',
  personId: '01930000-0000-7000-8000-000000000011',
  acting: false,
  validFrom: '2026-03-21',
  validTo: null,
  version: 1,
};
