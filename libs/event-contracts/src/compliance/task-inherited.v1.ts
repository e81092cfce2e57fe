import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { taskExample, taskSnapshot } from './task.snapshot.js';

/** A begun task went, with its reports and history, from a unit that ended to one that stands in for it. */
export const TaskInheritedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'task',
  verb: 'inherited',
  version: 1,
  summary: 'A begun task went from a unit that ended to one that stands in for it.',
  payload: z.object({
    /** As it now stands: its unit and assignment are the heir's. */
    task: taskSnapshot,
    previousUnitId: z.uuid(),
  }),
  example: {
    task: { ...taskExample, version: 3 },
    previousUnitId: '01930000-0000-7000-8000-000000000003',
  },
});
