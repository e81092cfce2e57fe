import { Injectable } from '@nestjs/common';
import { TaskReportedV1, type Actor } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import { actorOf, refuseAny, requireCapacity, requireVersion, searchText } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { actorFields } from '../actors/stored-actor.js';
import type { Caller } from '../caller.js';
import { bindEvidence } from '../evidence/bind-evidence.js';
import { TaskChanges } from '../tasks/task-changes.service.js';
import { snapshotOf, type LockedTask } from '../tasks/task-lock.queries.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { actOn, type TaskState } from '../tasks/task.rules.js';
import { refuseState } from '../tasks/tasks.service.js';
import { storedFigures } from './figure.rules.js';
import { ReportEntity } from './report.entity.js';
import type { SubmitReportInput } from './report.graphql.js';
import { reportProblems } from './report.rules.js';

/** Row ids of what a submission or its withdrawal was about. */
export interface Submitted {
  reportId: string;
  taskId: string;
}

/** Submitting reports. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: TaskChanges,
    private readonly notices: TaskNotices,
  ) {}

  /** Submits a report, or a correction of one that is submitted or was returned: then under a new number. */
  async submit(caller: Caller, input: SubmitReportInput): Promise<Submitted> {
    const submitted = await this.transactions.run((tx) => this.submitWithin(tx, caller, input));
    this.notices.changed([submitted.taskId]);
    return submitted;
  }

  /** Submits a report as a part of a transaction. */
  submitWithin(tx: EntityManager, caller: Caller, input: SubmitReportInput): Promise<Submitted> {
    const command = {
      key: input.clientMutationId,
      actorId: caller.principal.id,
      operation: 'submitReport',
      body: input,
    };
    return this.commands.once(tx, command, () => this.submitOnce(tx, caller, input));
  }

  private async submitOnce(tx: EntityManager, caller: Caller, input: SubmitReportInput): Promise<Submitted> {
    const task = await this.changes.lock(tx, caller, input.taskId, 'input.taskId');
    const capacity = requireCapacity(caller.access, 'report.submit', task.unitPath, 'input.taskId');
    refuseAny(...reportProblems(input, caller.access.today));
    requireVersion(task, input.expectedVersion);
    const state = actOn(task, 'SUBMIT') ?? refuseState(task);
    const author = actorOf(caller.principal, capacity);
    const report = reportRow(task, input, author, new Date());
    await tx.insert(ReportEntity, report);
    await bindEvidence(tx, report, input.evidenceIds ?? []);
    await this.tell(tx, task, { state, report, author, correlationId: caller.correlationId });
    return { reportId: report.id, taskId: task.id };
  }

  private async tell(
    tx: EntityManager,
    task: LockedTask,
    submission: { state: TaskState; report: ReportEntity; author: Actor; correlationId: string },
  ): Promise<void> {
    const { state, report, author, correlationId } = submission;
    const { id, number, result, authorId } = report;
    await this.changes.write(tx, task, {
      step: 'REPORT_SUBMITTED',
      state,
      reportNumber: number,
      note: null,
      actor: author,
      at: report.submittedAt,
      correlationId,
      definition: TaskReportedV1,
      payload: (after) => ({ task: snapshotOf(after), report: { id, number, result, authorId } }),
    });
  }
}

function reportRow(task: LockedTask, input: SubmitReportInput, author: Actor, at: Date): ReportEntity {
  return {
    id: uuidv7(),
    taskId: task.id,
    number: task.reportNumber + 1,
    result: input.result,
    narrative: input.narrative.trim(),
    figures: storedFigures(input.figures ?? []),
    search: searchText(input.narrative),
    effectiveOn: input.effectiveOn ?? null,
    ...actorFields('author', author),
    submittedAt: at,
  };
}
