import type { TaskStatus } from '@rasad/event-contracts';
import { ErrorCode, problem, problemWith, type PrincipalGrant, type Problem } from '@rasad/service-kit';
import { complianceMessages } from '../messages.js';
import { isOfParty } from '../actors/party.rules.js';
import type { ReviewStanding } from '../reviews/review-standing.js';
import type { TaskAct } from '../tasks/task.rules.js';

/** Longest reason, in characters. */
export const maxReason = 2_000;

/**
 * Why somebody who may submit for the unit may not take its newest report back, or null: the author may, and the unit's
 * manager, as long as nobody has decided on it.
 */
export function withdrawalObstacle(
  standing: Pick<ReviewStanding, 'newestAuthor' | 'acceptances'>,
  principalId: string,
  capacities: readonly Pick<PrincipalGrant, 'role'>[],
): Problem | null {
  const isManager = capacities.some(({ role }) => role === 'UNIT_MANAGER');
  const isAuthor = standing.newestAuthor !== null && isOfParty(standing.newestAuthor, principalId);
  if (!isAuthor && !isManager) {
    return problemWith(ErrorCode.NOT_ALLOWED, 'input.reportId', complianceMessages.notOwnReport);
  }
  if (standing.acceptances.length > 0) {
    return problemWith(ErrorCode.STATE, 'input.reportId', complianceMessages.reviewBegun);
  }
  return null;
}

/** Why a report is not the one that can be taken back, or null: an older one has been replaced already. */
export function replacedProblem(report: { number: number }, task: { reportNumber: number }): Problem | null {
  if (report.number === task.reportNumber) return null;
  return problem(ErrorCode.CONFLICT, 'input.reportId', 'reviewSuperseded');
}

/**
 * The act that takes back what is under review. Corrections made meanwhile are taken back with it.
 * @param before the status in which the report, or the first of its corrections, was submitted.
 */
export function withdrawalAct(before: TaskStatus): Extract<TaskAct, 'WITHDRAW' | 'WITHDRAW_ANSWER'> {
  return before === 'RETURNED' ? 'WITHDRAW_ANSWER' : 'WITHDRAW';
}
