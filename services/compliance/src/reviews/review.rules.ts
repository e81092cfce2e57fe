import type { TaskResult } from '@rasad/event-contracts';
import { ErrorCode, findTextProblem, problem, type Problem } from '@rasad/service-kit';
import type { ReviewStanding } from './review-standing.js';

/** Longest comment, in characters. */
export const maxComment = 5_000;

/** What a review decides. */
export interface ReviewContent {
  decision: 'ACCEPT' | 'RETURN';
  result?: TaskResult | null;
  comment?: string | null;
}

/** Everything that keeps a decision from being one: acceptance assesses, returning gives a reason. */
export function reviewProblems({ decision, result, comment }: ReviewContent): Problem[] {
  const problems: Problem[] = [];
  if (decision === 'ACCEPT' && result == null) {
    problems.push(problem(ErrorCode.REQUIRED, 'input.result', 'resultRequired'));
  }
  if (decision === 'ACCEPT' && result === 'NOT_ASSESSED') {
    problems.push(problem(ErrorCode.INVALID, 'input.result', 'resultNotAssessed'));
  }
  if (decision === 'RETURN' && result != null) {
    problems.push(problem(ErrorCode.INVALID, 'input.result', 'resultOnReturn'));
  }
  if (commentOf({ comment }) === null) {
    if (decision === 'RETURN') problems.push(problem(ErrorCode.REQUIRED, 'input.comment', 'commentRequired'));
    return problems;
  }
  const unfit = findTextProblem(comment ?? '', 'input.comment', maxComment);
  return unfit ? [...problems, unfit] : problems;
}

/** The comment as it is stored; a blank one is none. */
export function commentOf({ comment }: Pick<ReviewContent, 'comment'>): string | null {
  return comment?.trim() || null;
}

/** Whether a person may decide on a task: a reviewer wrote none of its reports. */
export function mayDecide({ authorIds }: Pick<ReviewStanding, 'authorIds'>, reviewerId: string): boolean {
  return !authorIds.includes(reviewerId);
}

/** Why this person may not decide on this report, or null. */
export function reviewObstacle(
  report: { number: number },
  task: { reportNumber: number },
  standing: Pick<ReviewStanding, 'authorIds'>,
  reviewerId: string,
): Problem | null {
  if (!mayDecide(standing, reviewerId)) return problem(ErrorCode.NOT_ALLOWED, 'input.reportId', 'ownReport');
  if (report.number !== task.reportNumber) {
    return problem(ErrorCode.CONFLICT, 'input.reportId', 'reviewSuperseded');
  }
  return null;
}
