import type { TaskResult } from '@rasad/event-contracts';

/** How the review of a task stands: who must not decide, and what was decided on its newest report. */
export interface ReviewStanding {
  taskId: string;
  /** Ids of everybody who wrote a report of the task. */
  authorIds: readonly string[];
  /** Id of the author of the newest report; null before the first. */
  newestAuthorId: string | null;
  /** Acceptances of the newest report, the first first. */
  acceptances: readonly { reviewerId: string; result: TaskResult }[];
}
