import { Injectable } from '@nestjs/common';
import { ObligationAssignedV1, ObligationWithdrawnV1 } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { TaskCancellations } from '../tasks/task-cancellations.service.js';
import { TaskInheritances } from '../tasks/task-inheritances.service.js';
import type { Inheritance } from '../tasks/task-inheritances.queries.js';
import type { LockedTask } from '../tasks/task-lock.queries.js';
import { causeOfCreation, causeOfWithdrawal, type AssignmentCause } from './assignment-cause.rules.js';
import type {
  AssignmentPlan,
  DerivedUnit,
  PlannedAssignment,
  PlannedWithdrawal,
} from './assignment.rules.js';
import {
  insertAssignments,
  insertCauses,
  lockOpenTasks,
  readReportingAssignments,
  withdrawAssignments,
} from './assignment-writes.queries.js';
import { stepRows, type DerivationContext, type StepOutcome } from './derivation-step.js';
import type { DerivedObligation } from './derived-obligation.js';
import { ObligationLog } from './obligation-log.service.js';

/** Assignments that one step withdraws at most: each may have several open tasks, and each task its own event. */
const withdrawalsPerStep = 200;

/** Names causes: the same one in the same request or event is one row. */
const causeNamespace = '6f0f0c5e-6d5d-4f5c-9a53-2b1f3c0f8a11';

/** Whose assignments change, among which units, and why. */
export interface Reassignment {
  obligation: DerivedObligation;
  plan: AssignmentPlan;
  units: ReadonlyMap<string, DerivedUnit>;
  context: DerivationContext;
}

/** An assignment that was withdrawn. */
interface WithdrawnRow {
  id: string;
  causeId: string;
  heirIds: readonly string[];
}

/** Writes what a plan says, as far as a step may go. */
@Injectable()
export class ReassignmentService {
  constructor(
    private readonly log: ObligationLog,
    private readonly cancellations: TaskCancellations,
    private readonly inheritances: TaskInheritances,
  ) {}

  /**
   * Ends what gives way, then assigns, and only then ends what units leave to their heirs, who have to be there by then.
   * What does not fit is left to the next step, which plans anew.
   * @returns whether all begun tasks are where they belong, so that it shows which ones are still to be opened.
   */
  async apply(tx: EntityManager, change: Reassignment, outcome: StepOutcome): Promise<boolean> {
    const { create, withdraw } = change.plan;
    const plain = withdraw.filter(({ heirIds }) => heirIds.length === 0);
    const left = withdraw.filter(({ heirIds }) => heirIds.length > 0);
    const withdrawRoom = withdrawalsPerStep - outcome.assignmentsWithdrawn;
    const createRoom = stepRows - outcome.assignmentsCreated;
    await this.withdraw(tx, change, plain.slice(0, Math.max(0, withdrawRoom)), outcome);
    await this.assign(tx, change, create.slice(0, Math.max(0, createRoom)), outcome);
    const leftRoom = create.length > createRoom ? 0 : withdrawalsPerStep - outcome.assignmentsWithdrawn;
    await this.withdraw(tx, change, left.slice(0, Math.max(0, leftRoom)), outcome);
    if (plain.length > withdrawRoom || create.length > createRoom || left.length > leftRoom) {
      outcome.complete = false;
    }
    return left.length <= leftRoom;
  }

  private async assign(
    tx: EntityManager,
    change: Reassignment,
    planned: readonly PlannedAssignment[],
    outcome: StepOutcome,
  ): Promise<void> {
    if (planned.length === 0) return;
    const { obligation, units, context } = change;
    const causes = planned.map((row) => causeOfCreation(row, obligation, units, context.trigger));
    const causeIds = await this.storeCauses(tx, causes, context);
    const rows = planned.map(({ predecessor: _predecessor, ...row }, index) => ({
      ...row,
      id: uuidv7(),
      causeId: causeIds[index] ?? '',
    }));
    const assignedBy = { ...context.actor, correlationId: context.correlationId };
    const assigned = await insertAssignments(tx, obligation.id, rows, assignedBy, context.at);
    if (assigned.length === 0) return;
    outcome.assignmentsCreated += assigned.length;
    const { id: obligationId, provisionId, instrumentId } = obligation;
    await this.log.tell(tx, ObligationAssignedV1, obligation, context, {
      obligationId,
      provisionId,
      instrumentId,
      rows: assigned.map(({ id, unitId, role, origin }) => ({ assignmentId: id, unitId, role, origin })),
    });
  }

  private async withdraw(
    tx: EntityManager,
    change: Reassignment,
    planned: readonly PlannedWithdrawal[],
    outcome: StepOutcome,
  ): Promise<void> {
    if (planned.length === 0) return;
    const { obligation, units, context } = change;
    const causes = planned.map((row) => causeOfWithdrawal(row, obligation, units, context.trigger));
    const causeIds = await this.storeCauses(tx, causes, context);
    const rows = planned.map(({ assignment, why, heirIds }, index) => ({
      ...assignment,
      causeId: causeIds[index] ?? '',
      heirIds,
      ...(why === 'EXEMPTION' ? { exempt: true } : {}),
    }));
    const withdrawnBy = { ...context.actor, correlationId: context.correlationId };
    await withdrawAssignments(tx, rows, withdrawnBy, context.at);
    outcome.assignmentsWithdrawn += rows.length;
    await this.log.tell(tx, ObligationWithdrawnV1, obligation, context, {
      obligationId: obligation.id,
      rows: rows.map(({ id, unitId, exempt }) => ({
        assignmentId: id,
        unitId,
        ...(exempt === undefined ? {} : { exempt }),
      })),
    });
    await this.settleTasks(tx, change, rows, outcome);
  }

  /** Begun tasks go on with an heir that reports; all other open ones are cancelled. */
  private async settleTasks(
    tx: EntityManager,
    { obligation, context }: Reassignment,
    withdrawn: readonly WithdrawnRow[],
    outcome: StepOutcome,
  ): Promise<void> {
    const tasks = await lockOpenTasks(
      tx,
      withdrawn.map(({ id }) => id),
    );
    const heirIds = [...new Set(withdrawn.flatMap((row) => row.heirIds))];
    const reporting =
      heirIds.length === 0
        ? new Map<string, string>()
        : await readReportingAssignments(tx, obligation.id, heirIds);
    const byId = new Map(withdrawn.map((row) => [row.id, row]));
    const inheritances = tasks.flatMap((task) => inheritanceOf(task, byId.get(task.assignmentId), reporting));
    const inherited = new Set(inheritances.map(({ task }) => task.id));
    const cancelled = tasks.filter(({ id }) => !inherited.has(id));
    const causeIds = new Map(withdrawn.map(({ id, causeId }) => [id, causeId]));
    await this.cancellations.cancelAll(tx, cancelled, { ...context, causeIds });
    const handedOver = await this.inheritances.inheritAll(tx, inheritances, context);
    outcome.tasksInherited += inheritances.length;
    outcome.changedTaskIds.push(...cancelled.map(({ id }) => id), ...handedOver);
  }

  /** @returns the row id of each cause, in order. */
  private async storeCauses(
    tx: EntityManager,
    causes: readonly AssignmentCause[],
    { correlationId, at }: DerivationContext,
  ): Promise<string[]> {
    const ids = causes.map(({ kind, referenceId, text }) =>
      uuidv5(`${correlationId} ${kind} ${referenceId} ${text.fa}`, causeNamespace),
    );
    const rows = new Map(causes.map((cause, index) => [ids[index], { ...cause, id: ids[index] ?? '' }]));
    await insertCauses(tx, [...rows.values()], correlationId, at);
    return ids;
  }
}

function inheritanceOf(
  task: LockedTask,
  withdrawn: WithdrawnRow | undefined,
  reporting: ReadonlyMap<string, string>,
): Inheritance[] {
  if (!withdrawn || task.status === 'TO_DO') return [];
  const unitId = withdrawn.heirIds.find((id) => reporting.has(id));
  const assignmentId = unitId === undefined ? undefined : reporting.get(unitId);
  if (unitId === undefined || assignmentId === undefined) return [];
  return [{ task, unitId, assignmentId, causeId: withdrawn.causeId }];
}
