import { Injectable } from '@nestjs/common';
import type { Actor, EventDefinition, PayloadOf } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, refuse, requireId } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { NoticeKind } from '../reminders/reminder-schedule.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { actorFields } from '../actors/stored-actor.js';
import type { Caller } from '../caller.js';
import { TaskEventEntity } from './task-event.entity.js';
import { lockTask, type LockedTask } from './task-lock.queries.js';
import { TaskEntity } from './task.entity.js';
import { heldTo, type TaskState } from './task.rules.js';

/** Names of the steps that a task's history shows. */
export type TaskStep =
  | 'TASK_ENTRUSTED'
  | 'TASK_STARTED'
  | 'REPORT_SUBMITTED'
  | 'REPORT_WITHDRAWN'
  | 'REPORT_FIRST_ACCEPTED'
  | 'REPORT_ACCEPTED'
  | 'REPORT_RETURNED'
  | 'TASK_REOPENED'
  | 'TASK_CANCELLED';

/** Steps of which somebody is told at once. */
const toldAtOnce: Partial<Record<TaskStep, NoticeKind>> = {
  REPORT_SUBMITTED: 'AWAITING_REVIEW',
  REPORT_RETURNED: 'RETURNED',
};

/** Who takes a step, when, and in which request. */
export interface TaskAuthorship {
  actor: Actor;
  at: Date;
  correlationId: string;
}

/** A step to write: the state it leads to, who takes it and the event that tells of it. */
export interface TaskChange<D extends EventDefinition> extends TaskAuthorship {
  step: TaskStep;
  state: TaskState;
  /** Number of the report that the step is about. */
  reportNumber?: number;
  /** Row id of the person whom the step puts in charge; null for nobody. */
  responsibleId?: string | null;
  note: string | null;
  definition: D;
  /** The event's payload, given the task as it stands after the step. */
  payload: (task: LockedTask) => PayloadOf<D>;
}

/** Writes the steps of tasks: row, history and event together. */
@Injectable()
export class TaskChanges {
  constructor(
    private readonly events: EventStore,
    private readonly reminders: RemindersService,
  ) {}

  /** Locks the task of a global id; hidden and missing are refused alike. */
  async lock(tx: EntityManager, caller: Caller, globalId: string, field: string): Promise<LockedTask> {
    const task = await lockTask(tx, caller.access, requireId('Task', globalId, field));
    return task ?? refuse(ErrorCode.NOT_FOUND, field, 'notFound');
  }

  /** Writes one step. @returns the task as it stands after it. */
  async write<D extends EventDefinition>(
    tx: EntityManager,
    task: LockedTask,
    change: TaskChange<D>,
  ): Promise<LockedTask> {
    const { reportNumber = task.reportNumber, responsibleId = task.responsibleId } = change;
    const held = heldTo(task, change.state.status);
    const after = { ...task, ...change.state, ...held, reportNumber, responsibleId };
    const { status, result, version, judgedByVersion } = after;
    const columns = { status, result, version, reportNumber, responsibleId, judgedByVersion };
    await tx.update(TaskEntity, { id: task.id }, { ...columns, updatedAt: change.at });
    await tx.insert(TaskEventEntity, historyRow(task, after, change));
    await this.events.append(tx, change.definition, {
      aggregateId: task.id,
      aggregateVersion: version,
      payload: change.payload(after),
      actor: change.actor,
      unitPath: task.unitCodes,
      correlationId: change.correlationId,
      occurredAt: change.at,
    });
    const told = toldAtOnce[change.step];
    if (told) await this.reminders.follow(tx, task.id, told, change.at);
    return after;
  }
}

function historyRow(
  before: LockedTask,
  after: LockedTask,
  change: Pick<
    TaskChange<EventDefinition>,
    'step' | 'reportNumber' | 'responsibleId' | 'note' | 'actor' | 'at'
  >,
): TaskEventEntity {
  return {
    taskId: before.id,
    version: after.version,
    type: change.step,
    at: change.at,
    ...actorFields('actor', change.actor),
    fromStatus: before.status,
    toStatus: after.status,
    result: after.result,
    note: change.note,
    reportNumber: change.reportNumber ?? null,
    responsibleId: change.responsibleId ?? null,
  };
}
