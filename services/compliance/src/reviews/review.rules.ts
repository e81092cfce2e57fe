import type { TaskResult } from '@rasad/event-contracts';
import { ErrorCode, findTextProblem, problem, type Problem } from '@rasad/service-kit';

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

/** Why this person may not decide on this report, or null. A reviewer wrote none of the task's reports. */
export function reviewObstacle(
  report: { number: number },
  task: { reportNumber: number },
  authorIds: readonly string[],
  reviewerId: string,
): Problem | null {
  if (authorIds.includes(reviewerId)) return problem(ErrorCode.NOT_ALLOWED, 'input.reportId', 'ownReport');
  if (report.number !== task.reportNumber) {
    return problem(ErrorCode.CONFLICT, 'input.reportId', 'reviewSuperseded');
  }
  return null;
}
