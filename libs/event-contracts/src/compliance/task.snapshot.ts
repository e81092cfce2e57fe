import { z } from 'zod';
import { localDate, localizedText, taskResult, taskStatus } from '../vocabulary.js';

/** A task as it stands after the event, with all that a reader needs to place and count it. */
export const taskSnapshot = z.object({
  id: z.uuid(),
  assignmentId: z.uuid(),
  obligationId: z.uuid(),
  obligationTitle: localizedText,
  provisionId: z.uuid(),
  instrumentId: z.uuid(),
  unitId: z.uuid(),
  /** Weight of the obligation in scores, > 0. */
  weight: z.number().positive(),
  dueOn: localDate,
  status: taskStatus,
  result: taskResult,
  /** Grows by one with every change; a reader that has a higher one ignores the event. */
  version: z.int().positive(),
});
export type TaskSnapshot = z.infer<typeof taskSnapshot>;

/** A valid snapshot for the events' examples. */
export const taskExample: TaskSnapshot = {
  id: '01930000-0000-7000-8000-000000000020',
  assignmentId: '01930000-0000-7000-8000-000000000021',
  obligationId: '01930000-0000-7000-8000-000000000022',
  obligationTitle: { fa: 'انتشار ضوابط و مراحل صدور پروانه', en: 'Publish permit rules and steps' },
  provisionId: '01930000-0000-7000-8000-000000000023',
  instrumentId: '01930000-0000-7000-8000-000000000024',
  unitId: '01930000-0000-7000-8000-000000000002',
  weight: 2,
  dueOn: '2026-12-21',
  status: 'IN_PROGRESS',
  result: 'NOT_ASSESSED',
  version: 2,
};

/** The outcome of a review, as the events carry it; its comment stays with the compliance service. */
export const reviewOutcome = z.object({
  id: z.uuid(),
  reportId: z.uuid(),
  reportNumber: z.int().positive(),
  reviewerId: z.uuid(),
});

/** A valid review outcome for the events' examples. */
export const reviewExample: z.infer<typeof reviewOutcome> = {
  id: '01930000-0000-7000-8000-000000000031',
  reportId: '01930000-0000-7000-8000-000000000030',
  reportNumber: 1,
  reviewerId: '01930000-0000-7000-8000-000000000012',
};
