import { Injectable } from '@nestjs/common';
import { TaskReportWithdrawnV1 } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import { actorOf, findTextProblem, refuseAny, requireCapacity, requireVersion } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { actorFields } from '../actors/stored-actor.js';
import type { Caller } from '../caller.js';
import { readReviewStanding } from '../reviews/review-standing.queries.js';
import { TaskChanges, type TaskAuthorship } from '../tasks/task-changes.service.js';
import { snapshotOf, type LockedTask } from '../tasks/task-lock.queries.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { actOn } from '../tasks/task.rules.js';
import { refuseState } from '../tasks/tasks.service.js';
import { lockReport, type FoundReport } from './report-lock.queries.js';
import { ReportWithdrawalEntity } from './report-withdrawal.entity.js';
import type { WithdrawReportInput } from './report.graphql.js';
import type { Submitted } from './reports.service.js';
import { findStatusBeforeSubmission } from './withdrawal.queries.js';
import { maxReason, replacedProblem, withdrawalAct, withdrawalObstacle } from './withdrawal.rules.js';

/** Taking back reports that nobody has reviewed. */
@Injectable()
export class ReportWithdrawalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: TaskChanges,
    private readonly notices: TaskNotices,
  ) {}

  /** Takes the report under review back, with the corrections before it; all of them stay on record. */
  async withdraw(caller: Caller, input: WithdrawReportInput): Promise<Submitted> {
    const withdrawn = await this.transactions.run((tx) => {
      const command = {
        key: input.clientMutationId,
        actorId: caller.principal.id,
        operation: 'withdrawReport',
        body: input,
      };
      return this.commands.once(tx, command, () => this.withdrawOnce(tx, caller, input));
    });
    this.notices.changed([withdrawn.taskId]);
    return withdrawn;
  }

  private async withdrawOnce(
    tx: EntityManager,
    caller: Caller,
    input: WithdrawReportInput,
  ): Promise<Submitted> {
    const { report, task } = await lockReport(tx, caller, input.reportId);
    const capacity = requireCapacity(caller.access, 'report.withdraw', task.unitPath, 'input.reportId');
    const reason = input.reason?.trim() || null;
    refuseAny(reason === null ? null : findTextProblem(reason, 'input.reason', maxReason));
    requireVersion(task, input.expectedVersion);
    if (task.status !== 'SUBMITTED') refuseState(task, 'input.reportId');
    const capacities = caller.access.capacities('report.withdraw', task.unitPath);
    const standing = await readReviewStanding(tx, caller.access, task.id);
    refuseAny(replacedProblem(report, task), withdrawalObstacle(standing, caller.principal.id, capacities));
    const by = { actor: actorOf(caller.principal, capacity), at: new Date() };
    await this.write(tx, task, report, { reason, ...by, correlationId: caller.correlationId });
    return { reportId: report.id, taskId: task.id };
  }

  private async write(
    tx: EntityManager,
    task: LockedTask,
    { id, number }: FoundReport,
    withdrawal: TaskAuthorship & { reason: string | null },
  ): Promise<void> {
    const { actor, at, reason } = withdrawal;
    await tx.insert(ReportWithdrawalEntity, {
      reportId: id,
      taskId: task.id,
      reason,
      ...actorFields('withdrawer', actor),
      withdrawnAt: at,
    });
    const before = await findStatusBeforeSubmission(tx, task.id);
    await this.changes.write(tx, task, {
      ...withdrawal,
      step: 'REPORT_WITHDRAWN',
      state: actOn(task, withdrawalAct(before)) ?? refuseState(task, 'input.reportId'),
      reportNumber: number,
      note: reason,
      definition: TaskReportWithdrawnV1,
      payload: (after) => ({ task: snapshotOf(after), report: { id, number } }),
    });
  }
}
