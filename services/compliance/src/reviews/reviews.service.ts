import { Injectable } from '@nestjs/common';
import { TaskAcceptedV1, TaskFirstAcceptedV1, TaskReturnedV1, type Actor } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import {
  actorOf,
  ErrorCode,
  ProblemError,
  problemWith,
  refuse,
  refuseAny,
  requireCapacity,
  type Capacity,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Party } from '../actors/party.rules.js';
import { actorFields } from '../actors/stored-actor.js';
import type { Caller } from '../caller.js';
import { complianceMessages } from '../messages.js';
import { lockReport, type FoundReport } from '../reports/report-lock.queries.js';
import { TaskChanges } from '../tasks/task-changes.service.js';
import { snapshotOf, type LockedTask } from '../tasks/task-lock.queries.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { actOn, type TaskState } from '../tasks/task.rules.js';
import { refuseState } from '../tasks/tasks.service.js';
import { readReviewStanding } from './review-standing.queries.js';
import { ReviewEntity } from './review.entity.js';
import type { ReviewReportInput } from './review.graphql.js';
import {
  commentOf,
  impartialCapacity,
  outcomeOf,
  partyOf,
  reviewObstacle,
  reviewProblems,
  type ReviewContent,
} from './review.rules.js';
import type { ReviewStanding } from './review-standing.js';

/** Row ids of what a review wrote. */
export interface Reviewed {
  reviewId: string;
  taskId: string;
}

/** How each outcome of a review is written down. */
const decisions = {
  ACCEPT: { step: 'REPORT_ACCEPTED', definition: TaskAcceptedV1 },
  FIRST_ACCEPT: { step: 'REPORT_FIRST_ACCEPTED', definition: TaskFirstAcceptedV1 },
  RETURN: { step: 'REPORT_RETURNED', definition: TaskReturnedV1 },
} as const;

/** Accepting and returning reports. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: TaskChanges,
    private readonly notices: TaskNotices,
  ) {}

  /** Decides on the very report that the reviewer read; a newer one makes the decision lapse. */
  async review(caller: Caller, input: ReviewReportInput): Promise<Reviewed> {
    const reviewed = await this.transactions.run((tx) => this.reviewWithin(tx, caller, input));
    this.notices.changed([reviewed.taskId]);
    return reviewed;
  }

  /** Decides on a report as a part of a transaction. */
  reviewWithin(tx: EntityManager, caller: Caller, input: ReviewReportInput): Promise<Reviewed> {
    const command = {
      key: input.clientMutationId,
      actorId: caller.principal.id,
      operation: 'reviewReport',
      body: input,
    };
    return this.commands.once(tx, command, () => this.reviewOnce(tx, caller, input));
  }

  private async reviewOnce(tx: EntityManager, caller: Caller, input: ReviewReportInput): Promise<Reviewed> {
    const { report, task } = await lockReport(tx, caller, input.reportId);
    requireCapacity(caller.access, 'report.review', task.unitPath, 'input.reportId');
    refuseAny(...reviewProblems(input));
    const standing = await readReviewStanding(tx, caller.access, task.id);
    const capacity = requireImpartial(caller, task, standing);
    refuseAny(reviewObstacle(report, task, standing));
    const act = requireOutcome(input, standing, partyOf(caller.principal.id, capacity));
    const reviewer = actorOf(caller.principal, capacity);
    const review = reviewRow(report, input, reviewer, new Date());
    await tx.insert(ReviewEntity, review);
    const state = stateAfter(task, act, input.result);
    await this.tell(tx, task, { act, state, review, reviewer, correlationId: caller.correlationId });
    return { reviewId: review.id, taskId: task.id };
  }

  private async tell(
    tx: EntityManager,
    task: LockedTask,
    decision: {
      act: keyof typeof decisions;
      state: TaskState;
      review: ReviewEntity;
      reviewer: Actor;
      correlationId: string;
    },
  ): Promise<void> {
    const { act, state, review, reviewer, correlationId } = decision;
    const { id, reportId, reportNumber, reviewerId, result } = review;
    const outcome = { id, reportId, reportNumber, reviewerId };
    await this.changes.write(tx, task, {
      ...decisions[act],
      state,
      reportNumber,
      note: review.comment,
      actor: reviewer,
      at: review.reviewedAt,
      correlationId,
      payload: (after) => ({
        task: snapshotOf(after),
        review: act === 'FIRST_ACCEPT' ? { ...outcome, result: result ?? 'NOT_ASSESSED' } : outcome,
      }),
    });
  }
}

/** The first capacity in which the caller judges nothing of their own. */
function requireImpartial(caller: Caller, task: LockedTask, standing: ReviewStanding): Capacity {
  const capacities = caller.access.capacities('report.review', task.unitPath);
  const capacity = impartialCapacity(capacities, standing, caller.principal.id);
  return capacity ?? refuse(ErrorCode.NOT_ALLOWED, 'input.reportId', 'ownReport');
}

function requireOutcome(content: ReviewContent, standing: ReviewStanding, reviewer: Party) {
  const outcome = outcomeOf(content, standing, reviewer);
  if (outcome !== null) return outcome;
  const repeated = problemWith(ErrorCode.NOT_ALLOWED, 'input.reportId', complianceMessages.acceptedAlready);
  throw new ProblemError([repeated]);
}

function stateAfter(
  task: LockedTask,
  act: keyof typeof decisions,
  result: ReviewReportInput['result'],
): TaskState {
  const decided = act === 'ACCEPT' ? { accept: result ?? task.result } : act;
  return actOn(task, decided) ?? refuseState(task, 'input.reportId');
}

function reviewRow(report: FoundReport, input: ReviewReportInput, reviewer: Actor, at: Date): ReviewEntity {
  return {
    id: uuidv7(),
    taskId: report.taskId,
    reportId: report.id,
    reportNumber: report.number,
    decision: input.decision,
    result: input.result ?? null,
    comment: commentOf(input),
    ...actorFields('reviewer', reviewer),
    reviewedAt: at,
  };
}
