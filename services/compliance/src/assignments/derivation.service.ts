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
import { plainCalendar } from '../calendar/working-calendar.rules.js';
import { occurrenceOn, type Occurrence } from '../deadlines/occurrence.rules.js';
import { TaskCancellations } from '../tasks/task-cancellations.service.js';
import { existsOn, planAssignments, type DerivedUnit, type LiveAssignment } from './assignment.rules.js';
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
import type { DerivationCounts, DerivedObligation, NewAssignment, NewTask } from './derived-obligation.js';

/** Rows in one statement and in one event. */
const batchSize = 1_000;

/** Obligations whose assignments are held in memory together. */
const obligationsAtOnce = 25;

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
    const obligations = await lockDerivedObligations(tx, choice, run.today);
    for (const batch of batchesOf(obligations, obligationsAtOnce)) {
      await this.reassign(tx, batch, units, run, total);
      await this.openTasks(tx, batch, run, total);
      await markDerived(tx, batch, run.at);
    }
    return total;
  }

  private async reassign(
    tx: EntityManager,
    obligations: readonly DerivedObligation[],
    units: readonly DerivedUnit[],
    run: DerivationRun,
    total: Derived,
  ): Promise<void> {
    const ids = obligations.map(({ id }) => id);
    const rows = await readLiveAssignments(tx, ids, run.unitIds);
    const live = Map.groupBy(rows, ({ obligationId }) => obligationId);
    for (const obligation of obligations) {
      const rule = obligation.binding && existsOn(obligation, run.today) ? obligation : null;
      const plan = planAssignments(rule, units, live.get(obligation.id) ?? [], run.today);
      for (const batch of batchesOf(plan.withdraw)) await this.withdraw(tx, obligation, batch, run, total);
      for (const batch of batchesOf(plan.create)) {
        const created = batch.map((row) => ({ id: uuidv7(), ...row }));
        await this.assign(tx, obligation, created, run, total);
      }
    }
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
    obligations: readonly DerivedObligation[],
    run: DerivationRun,
    total: Derived,
  ): Promise<void> {
    const due = obligations.flatMap((obligation) => {
      const occurrence = occurrenceOn(obligation, obligation.dates, plainCalendar, run.today);
      return occurrence ? [{ obligation, occurrence, obligationId: obligation.id, key: occurrence.key }] : [];
    });
    const unopened = Map.groupBy(await readUnopened(tx, due, run.unitIds), (row) => row.obligationId);
    for (const { obligation, occurrence } of due) {
      for (const batch of batchesOf(unopened.get(obligation.id) ?? [])) {
        const rows = batch.map(({ assignmentId, unitId }) => ({ id: uuidv7(), assignmentId, unitId }));
        await this.open(tx, obligation, occurrence, rows, run, total);
      }
    }
  }

  private async open(
    tx: EntityManager,
    obligation: DerivedObligation,
    occurrence: Occurrence,
    rows: readonly NewTask[],
    run: DerivationRun,
    total: Derived,
  ): Promise<void> {
    await insertTasks(tx, obligation, occurrence, rows, run.at);
    total.tasksOpened += rows.length;
    total.changedTaskIds.push(...rows.map(({ id }) => id));
    const { id: obligationId, title: obligationTitle, provisionId, instrumentId, weight } = obligation;
    const { dueOn } = occurrence;
    await this.tell(tx, ObligationTasksOpenedV1, obligation, run, {
      obligationId,
      obligationTitle,
      provisionId,
      instrumentId,
      weight,
      rows: rows.map(({ id, assignmentId, unitId }) => ({ taskId: id, assignmentId, unitId, dueOn })),
    });
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

function batchesOf<T>(rows: readonly T[], size = batchSize): T[][] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
