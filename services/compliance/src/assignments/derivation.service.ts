import { Injectable } from '@nestjs/common';
import {
  ObligationAssignedV1,
  ObligationTasksOpenedV1,
  ObligationWithdrawnV1,
  type Actor,
  type EventDefinition,
  type PayloadOf,
} from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { shareUnitTree } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { occurrenceOn } from '../deadlines/occurrence.rules.js';
import { TaskCancellations } from '../tasks/task-cancellations.service.js';
import { planAssignments, type DerivedUnit, type LiveAssignment } from './assignment.rules.js';
import {
  insertAssignments,
  insertTasks,
  lockDerivedObligations,
  lockOpenTasks,
  markDerived,
  readLiveAssignments,
  readUnits,
  readUnopened,
  withdrawAssignments,
  type ObligationChoice,
} from './derivation.queries.js';
import type { DerivationCounts, DerivedObligation, NewAssignment } from './derived-obligation.js';

/** Rows in one statement and in one event. */
const batchSize = 1_000;

/** Why and when a derivation runs. */
export interface DerivationRun {
  actor: Actor;
  correlationId: string;
  causationId?: string;
  at: Date;
  /** Gregorian date in Asia/Tehran. */
  today: string;
  /** Row ids of the units to look at; null for all. */
  unitIds: readonly string[] | null;
}

/** What a derivation did, and to which tasks. */
export interface Derived extends DerivationCounts {
  changedTaskIds: string[];
}

/**
 * Makes assignments and tasks what rules, units and the day demand. Runs as often as one likes: what is right already
 * is left alone.
 */
@Injectable()
export class DerivationService {
  constructor(
    private readonly events: EventStore,
    private readonly cancellations: TaskCancellations,
  ) {}

  async derive(tx: EntityManager, choice: ObligationChoice, run: DerivationRun): Promise<Derived> {
    await shareUnitTree(tx);
    const units = await readUnits(tx, run.unitIds);
    const total: Derived = {
      assignmentsCreated: 0,
      assignmentsWithdrawn: 0,
      tasksOpened: 0,
      changedTaskIds: [],
    };
    for (const obligation of await lockDerivedObligations(tx, choice)) {
      await this.deriveOne(tx, obligation, units, run, total);
    }
    return total;
  }

  private async deriveOne(
    tx: EntityManager,
    obligation: DerivedObligation,
    units: readonly DerivedUnit[],
    run: DerivationRun,
    total: Derived,
  ): Promise<void> {
    const live = await readLiveAssignments(tx, obligation.id, run.unitIds);
    const plan = planAssignments(obligation.binding ? obligation : null, units, live, run.today);
    for (const batch of batchesOf(plan.withdraw)) await this.withdraw(tx, obligation, batch, run, total);
    for (const batch of batchesOf(plan.create)) {
      const rows = batch.map((row) => ({ id: uuidv7(), ...row }));
      await this.assign(tx, obligation, rows, run, total);
    }
    await this.openTasks(tx, obligation, run, total);
    await markDerived(tx, obligation, run.at);
  }

  private async assign(
    tx: EntityManager,
    obligation: DerivedObligation,
    rows: readonly NewAssignment[],
    run: DerivationRun,
    total: Derived,
  ): Promise<void> {
    const cause = { ...run.actor, correlationId: run.correlationId };
    const assigned = await insertAssignments(tx, obligation.id, rows, cause, run.at);
    if (assigned.length === 0) return;
    total.assignmentsCreated += assigned.length;
    const { id: obligationId, provisionId, instrumentId } = obligation;
    await this.tell(tx, ObligationAssignedV1, obligation, run, {
      obligationId,
      provisionId,
      instrumentId,
      rows: assigned.map(({ id, unitId, role }) => ({ assignmentId: id, unitId, role })),
    });
  }

  private async withdraw(
    tx: EntityManager,
    obligation: DerivedObligation,
    rows: readonly LiveAssignment[],
    run: DerivationRun,
    total: Derived,
  ): Promise<void> {
    const ids = rows.map(({ id }) => id);
    await withdrawAssignments(tx, ids, { ...run.actor, correlationId: run.correlationId }, run.at);
    total.assignmentsWithdrawn += rows.length;
    await this.tell(tx, ObligationWithdrawnV1, obligation, run, {
      obligationId: obligation.id,
      rows: rows.map(({ id, unitId }) => ({ assignmentId: id, unitId })),
    });
    const tasks = await lockOpenTasks(tx, ids);
    await this.cancellations.cancelAll(tx, tasks, run);
    total.changedTaskIds.push(...tasks.map(({ id }) => id));
  }

  private async openTasks(
    tx: EntityManager,
    obligation: DerivedObligation,
    run: DerivationRun,
    total: Derived,
  ): Promise<void> {
    const occurrence = occurrenceOn(obligation, obligation.dates, run.today);
    if (!occurrence) return;
    const unopened = await readUnopened(tx, obligation.id, occurrence, run.unitIds);
    for (const batch of batchesOf(unopened)) {
      const rows = batch.map((row) => ({ id: uuidv7(), ...row }));
      await insertTasks(tx, obligation, occurrence, rows, run.at);
      total.tasksOpened += rows.length;
      total.changedTaskIds.push(...rows.map(({ id }) => id));
      const { id: obligationId, title: obligationTitle, provisionId, instrumentId, weight } = obligation;
      await this.tell(tx, ObligationTasksOpenedV1, obligation, run, {
        obligationId,
        obligationTitle,
        provisionId,
        instrumentId,
        weight,
        rows: rows.map(({ id, assignmentId, unitId }) => ({
          taskId: id,
          assignmentId,
          unitId,
          dueOn: occurrence.dueOn,
        })),
      });
    }
  }

  /** Appends the obligation's next event; its row is locked, so the versions follow one another. */
  private async tell<D extends EventDefinition>(
    tx: EntityManager,
    definition: D,
    obligation: DerivedObligation,
    run: DerivationRun,
    payload: PayloadOf<D>,
  ): Promise<void> {
    obligation.logVersion += 1;
    await this.events.append(tx, definition, {
      aggregateId: obligation.id,
      aggregateVersion: obligation.logVersion,
      payload,
      actor: run.actor,
      correlationId: run.correlationId,
      occurredAt: run.at,
      ...(run.causationId === undefined ? {} : { causationId: run.causationId }),
    });
  }
}

function batchesOf<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / batchSize);
  return Array.from({ length: count }, (_, index) => rows.slice(index * batchSize, (index + 1) * batchSize));
}
