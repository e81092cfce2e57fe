import type { TaskResult } from '@rasad/event-contracts';
import { ErrorCode, findTextProblem, problem, type Problem } from '@rasad/service-kit';
import { figureProblems, type Figure } from './figure.rules.js';

/** Longest narrative, in characters. */
export const maxNarrative = 20_000;

/** What a report says. */
export interface ReportContent {
  result: TaskResult;
  narrative: string;
  effectiveOn?: string | null;
  figures?: readonly Figure[] | null;
}

/** Everything that keeps a report from being submitted. @param today Gregorian date in Asia/Tehran. */
export function reportProblems(content: ReportContent, today: string): Problem[] {
  const problems: Problem[] = [];
  if (content.result === 'NOT_ASSESSED') {
    problems.push(problem(ErrorCode.INVALID, 'input.result', 'resultNotAssessed'));
  }
  const narrative = findTextProblem(content.narrative, 'input.narrative', maxNarrative);
  if (narrative) problems.push(narrative);
  if (content.effectiveOn != null && content.effectiveOn > today) {
    problems.push(problem(ErrorCode.INVALID, 'input.effectiveOn', 'futureDate'));
  }
  return [...problems, ...figureProblems(content.figures ?? [])];
}
