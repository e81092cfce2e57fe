import { z } from 'zod';

/** A group of people as another system keeps it, as it stands after the event. Being in it gives no right. */
export const groupSnapshot = z.object({
  id: z.uuid(),
  displayName: z.string().min(1),
  /** What the system that keeps the group calls it. */
  externalId: z.string().optional(),
  /** People in it. */
  memberIds: z.array(z.uuid()),
  version: z.int().positive(),
});
export type GroupSnapshot = z.infer<typeof groupSnapshot>;

/** A valid snapshot for the events' examples. */
export const groupExample: GroupSnapshot = {
  id: '01930000-0000-7000-8000-000000000031',
  displayName: 'بازرسان',
  externalId: 'inspectors',
  memberIds: ['01930000-0000-7000-8000-000000000012'],
  version: 1,
};
