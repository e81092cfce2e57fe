import type { TaskResult } from '@rasad/event-contracts';

/** What somebody did with a task. */
export enum ActivityType {
  TASK_STARTED = 'TASK_STARTED',
  REPORT_SUBMITTED = 'REPORT_SUBMITTED',
  REPORT_WITHDRAWN = 'REPORT_WITHDRAWN',
  REPORT_FIRST_ACCEPTED = 'REPORT_FIRST_ACCEPTED',
  REPORT_ACCEPTED = 'REPORT_ACCEPTED',
  REPORT_RETURNED = 'REPORT_RETURNED',
  TASK_REOPENED = 'TASK_REOPENED',
  TASK_CANCELLED = 'TASK_CANCELLED',
}

/** What a report or a review says of the result, where its event tells. */
export interface ClaimedResult {
  result?: TaskResult;
}

/** The result that an activity tells of: a report's claim, a review's finding; none for other acts. */
export function resultOf(
  type: ActivityType,
  payload: { task: { result: TaskResult }; report?: ClaimedResult; review?: ClaimedResult },
): TaskResult | null {
  if (type === ActivityType.REPORT_SUBMITTED) return payload.report?.result ?? null;
  if (type === ActivityType.REPORT_FIRST_ACCEPTED) return payload.review?.result ?? null;
  return type === ActivityType.REPORT_ACCEPTED ? payload.task.result : null;
}
