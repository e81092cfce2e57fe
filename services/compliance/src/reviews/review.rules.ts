import type { TaskResult } from '@rasad/event-contracts';
import { ErrorCode, findTextProblem, problem, problemWith, type Problem } from '@rasad/service-kit';
import { sharesPerson, type Party } from '../actors/party.rules.js';
import { complianceMessages } from '../messages.js';
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

/** How a decision relates to what others accepted of the same report. */
export type Voice = 'AGREES' | 'DIFFERS' | 'REPEATS' | 'RETURNS';

/**
 * What a decision does to the task; null refuses it. Where one pair of eyes is enough, it settles. Where two have to agree,
 * it takes two people who accept the same report with the same result: another result waits for somebody who shares it,
 * nobody agrees with themselves, and any reviewer may return what is not settled.
 */
export const reviewOutcomes: Readonly<
  Record<'ONE_REVIEWER' | 'FOUR_EYES', Record<Voice, 'ACCEPT' | 'FIRST_ACCEPT' | 'RETURN' | null>>
> = {
  ONE_REVIEWER: { AGREES: 'ACCEPT', DIFFERS: 'ACCEPT', REPEATS: 'ACCEPT', RETURNS: 'RETURN' },
  FOUR_EYES: { AGREES: 'ACCEPT', DIFFERS: 'FIRST_ACCEPT', REPEATS: null, RETURNS: 'RETURN' },
};

/** How a reviewer's decision relates to the acceptances of the report. */
export function voiceOf(
  { decision, result }: ReviewContent,
  acceptances: ReviewStanding['acceptances'],
  reviewer: Party,
): Voice {
  if (decision === 'RETURN') return 'RETURNS';
  if (acceptances.some((earlier) => sharesPerson(earlier, reviewer))) return 'REPEATS';
  return acceptances.some((earlier) => earlier.result === result) ? 'AGREES' : 'DIFFERS';
}

/** What a decision does to the task; null where this reviewer has accepted already and another has to. */
export function outcomeOf(content: ReviewContent, standing: ReviewStanding, reviewer: Party) {
  const stage = standing.fourEyes ? 'FOUR_EYES' : 'ONE_REVIEWER';
  return reviewOutcomes[stage][voiceOf(content, standing.acceptances, reviewer)];
}

/**
 * Of the capacities in which somebody may review, the first in which they judge nothing of their own: no report that they
 * wrote, that was written on their behalf, or that the person wrote on whose behalf they act. One in which nobody of the
 * party has accepted yet goes first.
 */
export function impartialCapacity<C extends { onBehalfOf?: string }>(
  capacities: readonly C[],
  { authors, acceptances }: Pick<ReviewStanding, 'authors' | 'acceptances'>,
  reviewerId: string,
): C | null {
  const isFree = (capacity: C, others: readonly Party[]) =>
    !others.some((other) => sharesPerson(other, partyOf(reviewerId, capacity)));
  const impartial = capacities.filter((capacity) => isFree(capacity, authors));
  return impartial.find((capacity) => isFree(capacity, acceptances)) ?? impartial[0] ?? null;
}

/** The party that somebody is in a capacity. */
export function partyOf(id: string, { onBehalfOf }: { onBehalfOf?: string }): Party {
  return { id, onBehalfOf: onBehalfOf ?? null };
}

/** Why a report cannot be decided on by this reviewer, or null. */
export function reviewObstacle(
  report: { number: number },
  task: { reportNumber: number },
  standing: Pick<ReviewStanding, 'holdsFunction' | 'reviewingFunction'>,
): Problem | null {
  if (!standing.holdsFunction) {
    const params = { function: standing.reviewingFunction ?? '' };
    return problemWith(ErrorCode.NOT_ALLOWED, 'input.reportId', complianceMessages.functionMissing, params);
  }
  if (report.number !== task.reportNumber) {
    return problem(ErrorCode.CONFLICT, 'input.reportId', 'reviewSuperseded');
  }
  return null;
}

/** Whether somebody may accept the newest report of a task, as far as its review goes. */
export function mayAccept(
  capacities: readonly { onBehalfOf?: string }[],
  standing: ReviewStanding,
  reviewerId: string,
): boolean {
  const capacity = impartialCapacity(capacities, standing, reviewerId);
  if (capacity === null || !standing.holdsFunction) return false;
  const acceptance: ReviewContent = { decision: 'ACCEPT', result: 'COMPLIANT' };
  return outcomeOf(acceptance, standing, partyOf(reviewerId, capacity)) !== null;
}
