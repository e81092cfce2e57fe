import { Injectable } from '@nestjs/common';
import { TaskAcceptedV1, TaskReturnedV1, type Actor } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import { actorOf, refuseAny, requireCapacity } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { lockReport, type FoundReport } from '../reports/report-lock.queries.js';
import { TaskChanges } from '../tasks/task-changes.service.js';
import { snapshotOf, type LockedTask } from '../tasks/task-lock.queries.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { actOn, type TaskState } from '../tasks/task.rules.js';
import { refuseState } from '../tasks/tasks.service.js';
import { readReviewStanding } from './review-standing.queries.js';
import { ReviewEntity } from './review.entity.js';
import type { ReviewReportInput } from './review.graphql.js';
import { commentOf, reviewObstacle, reviewProblems } from './review.rules.js';

/** Row ids of what a review wrote. */
export interface Reviewed {
  reviewId: string;
  taskId: string;
}

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
    const capacity = requireCapacity(caller.access, 'report.review', task.unitPath, 'input.reportId');
    refuseAny(...reviewProblems(input));
    const standing = await readReviewStanding(tx, task.id);
    refuseAny(reviewObstacle(report, task, standing, caller.principal.id));
    const state = stateAfter(task, input);
    const reviewer = actorOf(caller.principal, capacity);
    const review = reviewRow(report, input, reviewer, new Date());
    await tx.insert(ReviewEntity, review);
    await this.tell(tx, task, { state, review, reviewer, correlationId: caller.correlationId });
    return { reviewId: review.id, taskId: task.id };
  }

  private async tell(
    tx: EntityManager,
    task: LockedTask,
    decision: { state: TaskState; review: ReviewEntity; reviewer: Actor; correlationId: string },
  ): Promise<void> {
    const { state, review, reviewer, correlationId } = decision;
    const { id, reportId, reportNumber, reviewerId } = review;
    const accepted = review.decision === 'ACCEPT';
    await this.changes.write(tx, task, {
      step: accepted ? 'REPORT_ACCEPTED' : 'REPORT_RETURNED',
      state,
      reportNumber,
      note: review.comment,
      actor: reviewer,
      at: review.reviewedAt,
      correlationId,
      definition: accepted ? TaskAcceptedV1 : TaskReturnedV1,
      payload: (after) => ({
        task: snapshotOf(after),
        review: { id, reportId, reportNumber, reviewerId },
      }),
    });
  }
}

function stateAfter(task: LockedTask, { decision, result }: ReviewReportInput): TaskState {
  const act = decision === 'ACCEPT' && result != null ? { accept: result } : 'RETURN';
  return actOn(task, act) ?? refuseState(task, 'input.reportId');
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
    reviewerId: reviewer.id,
    reviewerKind: reviewer.kind,
    reviewerRole: reviewer.role,
    reviewerUnitId: reviewer.unitId,
    reviewedAt: at,
  };
}
