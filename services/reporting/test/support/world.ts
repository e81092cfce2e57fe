import { randomUUID } from 'node:crypto';
import {
  InstrumentProvisionsLoadedV1,
  InstrumentPublishedV1,
  ObligationTasksOpenedV1,
  ObligationTasksRescheduledV1,
  ObligationTasksRevisedV1,
  OrgUnitClosedV1,
  OrgUnitCreatedV1,
  OrgUnitMovedV1,
  OrgUnitRenamedV1,
  TaskAcceptedV1,
  TaskAmendedV1,
  TaskCancelledV1,
  TaskEntrustedV1,
  TaskFirstAcceptedV1,
  TaskReopenedV1,
  TaskReportWithdrawnV1,
  TaskReportedV1,
  TaskReturnedV1,
  TaskStartedV1,
  type EventDefinition,
  type EventEnvelope,
  type OrgUnitKind,
  type OrgUnitSnapshot,
  type PayloadOf,
  type ProvisionKind,
  type TaskResult,
  type TaskSnapshot,
} from '@rasad/event-contracts';
import fc from 'fast-check';
import { v7 } from 'uuid';
import type { SourceEvent } from './event-feed.js';

type Actor = EventEnvelope['actor'];

/** A provision as the world knows it. */
export interface WorldProvision {
  id: string;
  kind: ProvisionKind;
  parentId: string | null;
  position: number;
  isRepealed?: boolean;
}

const stepMs = 60_000;

/** Makes a history as the sources would: every act appends its event, a minute after the one before. */
export class World {
  readonly events: SourceEvent[] = [];
  readonly units = new Map<string, OrgUnitSnapshot>();
  readonly tasks = new Map<string, TaskSnapshot>();
  readonly provisions: WorldProvision[] = [];
  readonly instrumentId = v7();
  actor: Actor = { kind: 'SYSTEM', id: 'test', role: null, unitId: null };
  private expressionId = v7();
  private instrumentVersion = 0;
  /** What obligations weigh by now, where that was changed. */
  private readonly weights = new Map<string, number>();

  /** @param now instant of the first event. */
  constructor(private now: Date = new Date('2026-09-01T08:00:00Z')) {}

  /** What a failing property prints of a world. */
  [fc.toStringMethod](): string {
    return `World(${this.events.map((event) => event.definition.verb).join(', ')})`;
  }

  get time(): Date {
    return this.now;
  }

  /** Lets time pass. */
  wait(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  createUnit(parentId: string | null, kind: OrgUnitKind = 'UNIT', id: string = v7()): string {
    const index = this.units.size;
    const unit: OrgUnitSnapshot = {
      ...{ id, code: `unit-${index}`, kind, name: { en: `Unit ${index}` }, parentId, position: index },
      ...{ tags: [], validFrom: null, validTo: null, sample: false, version: 1 },
    };
    this.units.set(id, unit);
    this.append(OrgUnitCreatedV1, id, 1, { unit });
    return id;
  }

  /** Whether a unit lies below another, or is it. */
  isBelow(id: string, ancestorId: string): boolean {
    for (let at: string | null = id; at; at = this.units.get(at)?.parentId ?? null) {
      if (at === ancestorId) return true;
    }
    return false;
  }

  /** @param more the day from which the move holds, where it is told. */
  moveUnit(id: string, parentId: string, more: { effectiveOn?: string } = {}): void {
    const previousParentId = this.units.get(id)!.parentId;
    const unit = this.changeUnit(id, { parentId });
    this.append(OrgUnitMovedV1, id, unit.version, { unit, previousParentId, ...more });
  }

  renameUnit(id: string, name: string): void {
    const unit = this.changeUnit(id, { name: { en: name } });
    this.append(OrgUnitRenamedV1, id, unit.version, { unit });
  }

  closeUnit(id: string, validTo: string): void {
    const unit = this.changeUnit(id, { validTo });
    this.append(OrgUnitClosedV1, id, unit.version, { unit });
  }

  /** Adds provisions to the law, parents first; `publishLaw` makes them the current expression. */
  addProvision(kind: ProvisionKind, parentId: string | null = null): string {
    const provision = { id: v7(), kind, parentId, position: this.provisions.length };
    this.provisions.push(provision);
    return provision.id;
  }

  /** Repeals a provision with all below it; the next expression still prints them, as repealed. */
  repealProvision(id: string): void {
    for (const provision of this.provisions) {
      if (provision.id === id) provision.isRepealed = true;
      if (provision.parentId === id) this.repealProvision(provision.id);
    }
  }

  /** Publishes the provisions as a new expression, in tree order and in batches. */
  publishLaw(batchSize = 3): void {
    this.expressionId = v7();
    const ordered = this.inTreeOrder(null);
    for (let at = 0; at < ordered.length; at += batchSize) {
      this.append(InstrumentProvisionsLoadedV1, this.instrumentId, ++this.instrumentVersion, {
        instrumentId: this.instrumentId,
        expressionId: this.expressionId,
        provisions: ordered.slice(at, at + batchSize).map(({ id, kind, parentId, isRepealed }, index) => ({
          ...{ id, kind, parentId, eId: `e_${id}`, number: '1', label: { en: 'x' }, heading: null },
          ...{ position: at + index, dutyKind: 'OBLIGATION' as const },
          status: isRepealed ? ('REPEALED' as const) : ('IN_FORCE' as const),
        })),
      });
    }
    this.append(InstrumentPublishedV1, this.instrumentId, ++this.instrumentVersion, {
      instrument: {
        id: this.instrumentId,
        code: 'law',
        kind: 'LAW',
        title: { en: 'Law' },
        sample: false,
      },
      expression: { id: this.expressionId, inForceFrom: null },
      provisionCount: ordered.length,
    });
  }

  inTreeOrder(parentId: string | null): WorldProvision[] {
    return this.provisions
      .filter((provision) => provision.parentId === parentId)
      .flatMap((provision) => [provision, ...this.inTreeOrder(provision.id)]);
  }

  /** Opens one task per unit in one batch. @returns the task ids. */
  openTasks(provisionId: string, unitIds: readonly string[], dueOn: string, weight = 1): string[] {
    const obligationId = v7();
    const tasks = unitIds.map((unitId): TaskSnapshot => ({
      ...{ id: v7(), assignmentId: v7(), obligationId, obligationTitle: { en: 'Duty' }, provisionId },
      ...{ instrumentId: this.instrumentId, unitId, weight, dueOn, version: 1 },
      ...{ status: 'TO_DO', result: 'NOT_ASSESSED' },
    }));
    for (const task of tasks) this.tasks.set(task.id, task);
    this.append(ObligationTasksOpenedV1, obligationId, 1, {
      ...{ obligationId, obligationTitle: { en: 'Duty' }, provisionId },
      ...{ instrumentId: this.instrumentId, weight },
      rows: tasks.map(({ id, assignmentId, unitId }) => ({ taskId: id, assignmentId, unitId, dueOn })),
    });
    return tasks.map((task) => task.id);
  }

  /** Open tasks of one obligation get another due date in one batch. */
  rescheduleTasks(obligationId: string, dueOn: string): void {
    const before = this.openTasksOf(obligationId);
    const [first] = before;
    if (!first) return;
    const { provisionId, instrumentId, weight, obligationTitle } = first;
    const rows = before.map(({ id: taskId, dueOn: previousDueOn }) => {
      const { assignmentId, unitId, status, result, version } = this.changeTask(taskId, { dueOn });
      return { taskId, assignmentId, unitId, previousDueOn, dueOn, status, result, version };
    });
    this.append(ObligationTasksRescheduledV1, obligationId, this.nextVersion(obligationId), {
      ...{ obligationId, obligationTitle, provisionId, instrumentId, weight, rows },
      cause: { en: 'Closure' },
    });
  }

  /** An obligation gets another weight and deadline: its open tasks follow in one batch. */
  reviseObligation(obligationId: string, weight: number, dueOn: string): void {
    this.weights.set(obligationId, weight);
    const before = this.openTasksOf(obligationId);
    const [first] = before;
    if (!first) return;
    const { provisionId, instrumentId, obligationTitle } = first;
    const rows = before.map(({ id: taskId, dueOn: previousDueOn }) => {
      const { assignmentId, unitId, status, result, version } = this.changeTask(taskId, { weight, dueOn });
      return { taskId, assignmentId, unitId, previousDueOn, dueOn, status, result, version };
    });
    this.append(ObligationTasksRevisedV1, obligationId, this.nextVersion(obligationId), {
      ...{ obligationId, obligationTitle, obligationVersion: 2, provisionId, instrumentId, weight, rows },
    });
  }

  startTask(id: string): void {
    const task = this.changeTask(id, { status: 'IN_PROGRESS' });
    this.append(TaskStartedV1, id, task.version, { task });
  }

  reportTask(id: string, result: TaskResult = 'COMPLIANT'): void {
    const task = this.changeTask(id, { status: 'SUBMITTED' });
    const report = { id: v7(), number: 1, result, authorId: randomUUID() };
    this.append(TaskReportedV1, id, task.version, { task, report });
  }

  withdrawReport(id: string, status: 'IN_PROGRESS' | 'RETURNED'): void {
    const task = this.changeTask(id, { status });
    this.append(TaskReportWithdrawnV1, id, task.version, { task, report: { id: v7(), number: 1 } });
  }

  firstAcceptTask(id: string, result: TaskResult): void {
    const task = this.changeTask(id, {});
    this.append(TaskFirstAcceptedV1, id, task.version, { task, review: { ...newReview(), result } });
  }

  entrustTask(id: string): void {
    const task = this.changeTask(id, {});
    this.append(TaskEntrustedV1, id, task.version, { task, responsibleId: randomUUID() });
  }

  acceptTask(id: string, result: TaskResult): void {
    const task = this.changeTask(id, { status: 'ACCEPTED', result });
    this.append(TaskAcceptedV1, id, task.version, { task, review: newReview() });
  }

  returnTask(id: string): void {
    const task = this.changeTask(id, { status: 'RETURNED' });
    this.append(TaskReturnedV1, id, task.version, { task, review: newReview() });
  }

  reopenTask(id: string): void {
    const task = this.openAgain(id);
    this.append(TaskReopenedV1, id, task.version, { task });
  }

  /** The text behind a task is amended; where it was accepted, it opens again. */
  amendTask(id: string, provisionId: string): void {
    const amendment = { expressionId: this.expressionId, provisionId };
    if (this.tasks.get(id)!.status === 'ACCEPTED') {
      const task = this.openAgain(id);
      this.append(TaskReopenedV1, id, task.version, { task, amendment });
    } else {
      const task = this.changeTask(id, {});
      this.append(TaskAmendedV1, id, task.version, { task, amendment });
    }
  }

  cancelTask(id: string): void {
    const task = this.changeTask(id, { status: 'CANCELLED' });
    this.append(TaskCancelledV1, id, task.version, { task });
  }

  /** A closed unit's task passes to another one. */
  passTask(id: string, unitId: string): void {
    const task = this.changeTask(id, { unitId, status: 'IN_PROGRESS', result: 'NOT_ASSESSED' });
    this.append(TaskStartedV1, id, task.version, { task });
  }

  append<D extends EventDefinition>(
    definition: D,
    aggregateId: string,
    aggregateVersion: number,
    payload: PayloadOf<D>,
  ): void {
    const occurredAt = this.now.toISOString();
    this.events.push({ definition, aggregateId, aggregateVersion, payload, occurredAt, actor: this.actor });
    this.wait(stepMs);
  }

  /** An accepted task keeps the weight it was judged by; opened again, it weighs what its obligation does by now. */
  private openAgain(id: string): TaskSnapshot {
    const { obligationId, weight: judgedBy } = this.tasks.get(id)!;
    const weight = this.weights.get(obligationId) ?? judgedBy;
    return this.changeTask(id, { status: 'IN_PROGRESS', result: 'NOT_ASSESSED', weight });
  }

  private openTasksOf(obligationId: string): TaskSnapshot[] {
    return [...this.tasks.values()].filter(
      (task) => task.obligationId === obligationId && !['ACCEPTED', 'CANCELLED'].includes(task.status),
    );
  }

  private nextVersion(aggregateId: string): number {
    return this.events.filter((event) => event.aggregateId === aggregateId).length + 1;
  }

  private changeUnit(id: string, change: Partial<OrgUnitSnapshot>): OrgUnitSnapshot {
    const unit = this.units.get(id)!;
    const changed = { ...unit, ...change, version: unit.version + 1 };
    this.units.set(id, changed);
    return changed;
  }

  private changeTask(id: string, change: Partial<TaskSnapshot>): TaskSnapshot {
    const task = this.tasks.get(id)!;
    const changed = { ...task, ...change, version: task.version + 1 };
    this.tasks.set(id, changed);
    return changed;
  }
}

function newReview() {
  return { id: v7(), reportId: v7(), reportNumber: 1, reviewerId: randomUUID() };
}
