import { Injectable } from '@nestjs/common';
import { ObligationTasksRevisedV1, type Actor, type PayloadOf } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { CalendarData } from '../calendar/working-calendar.js';
import type { ObligationChange } from './obligation.rules.js';
import type { StoredObligation } from './stored-obligation.js';
import { noteEvents } from './stored-obligations.queries.js';
import { concernsTasks, tasksThatFollow, type Followed } from './task-revision.rules.js';
import { lockOpenTasks, writeFollowed, type OpenTask } from './task-revisions.queries.js';

/** Tasks in one event. */
const batchSize = 1_000;

/** Lets the open tasks of an obligation follow it. */
@Injectable()
export class TaskRevisions {
  constructor(private readonly events: EventStore) {}

  /** @param logVersion how many events the obligation has so far. @returns row ids of the tasks that followed. */
  async follow(
    tx: EntityManager,
    change: ObligationChange,
    logVersion: number,
    calendar: CalendarData,
    { actor, at, correlationId }: { actor: Actor; at: Date; correlationId: string },
  ): Promise<string[]> {
    if (!concernsTasks(change.changed)) return [];
    const tasks = await lockOpenTasks(tx, change.after.id);
    const followed = tasksThatFollow(change, tasks, calendar, tehranDate(at));
    if (followed.length === 0) return [];
    await writeFollowed(tx, followed, actor, at);
    const events = batchesOf(followed).map((batch, index) => ({
      aggregateId: change.after.id,
      aggregateVersion: logVersion + index + 1,
      payload: payloadOf(change.after, batch),
      actor,
      correlationId,
      occurredAt: at,
    }));
    await this.events.appendAll(tx, ObligationTasksRevisedV1, events);
    await noteEvents(tx, change.after.id, events.length);
    return followed.map(({ task }) => task.id);
  }
}

function batchesOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) =>
    rows.slice(index * batchSize, (index + 1) * batchSize),
  );
}

function payloadOf(
  { id: obligationId, title: obligationTitle, version, provisionId, instrumentId, weight }: StoredObligation,
  followed: readonly Followed<OpenTask>[],
): PayloadOf<typeof ObligationTasksRevisedV1> {
  return {
    ...{ obligationId, obligationTitle, obligationVersion: version, provisionId, instrumentId, weight },
    rows: followed.map(({ task, deadline }) => ({
      taskId: task.id,
      assignmentId: task.assignmentId,
      unitId: task.unitId,
      previousDueOn: task.dueOn,
      dueOn: deadline?.dueOn ?? task.dueOn,
      status: task.status,
      result: task.result,
      version: task.version + 1,
    })),
  };
}
