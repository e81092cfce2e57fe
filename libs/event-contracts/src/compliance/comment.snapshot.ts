import { z } from 'zod';

/** A comment on a task, as the events carry it; its text stays with the compliance service. */
export const commentSnapshot = z.object({
  id: z.uuid(),
  taskId: z.uuid(),
  unitId: z.uuid(),
  provisionId: z.uuid(),
  authorId: z.uuid(),
});

/** A valid snapshot for the events' examples. */
export const commentExample: z.infer<typeof commentSnapshot> = {
  id: '01930000-0000-7000-8000-000000000040',
  taskId: '01930000-0000-7000-8000-000000000020',
  unitId: '01930000-0000-7000-8000-000000000002',
  provisionId: '01930000-0000-7000-8000-000000000023',
  authorId: '01930000-0000-7000-8000-000000000011',
};
