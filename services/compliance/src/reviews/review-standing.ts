import type { TaskResult } from '@rasad/event-contracts';
import type { Party } from '../actors/party.rules.js';

/** How the review of a task stands for a caller: who wrote what, and what was decided on the newest report. */
export interface ReviewStanding {
  taskId: string;
  /** Whether two reviewers have to agree. */
  fourEyes: boolean;
  /** The function whose units review the obligation; null where every reviewer of the unit may. */
  reviewingFunction: string | null;
  /** Whether the caller holds a post today in a unit of that function. */
  holdsFunction: boolean;
  /** Everybody who wrote a report of the task. */
  authors: readonly Party[];
  /** Who wrote the newest report; null before the first. */
  newestAuthor: Party | null;
  /** Acceptances of the newest report, the first first. */
  acceptances: readonly (Party & { result: TaskResult })[];
}
