import { Injectable } from '@nestjs/common';
import { TaskCancelledV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { writeCancelled, type Cancelling } from './task-cancellations.queries.js';
import { snapshotOf, type LockedTask } from './task-lock.queries.js';
import { actOn } from './task.rules.js';

/** Why tasks are cancelled together, by whom and in which request. */
export interface CancellationCause extends Cancelling {
  correlationId: string;
  causationId?: string;
}

/** Cancelling the open tasks of assignments that are withdrawn, many at a time. */
@Injectable()
export class TaskCancellations {
  constructor(private readonly events: EventStore) {}

  /**
   * @param tasks locked by the caller; those that are not open any more stay as they are.
   * @param cause with the row id of the cause for each assignment.
   */
  async cancelAll(tx: EntityManager, tasks: readonly LockedTask[], cause: CancellationCause): Promise<void> {
    const cancelled = tasks.flatMap((task) => {
      const state = actOn(task, 'CANCEL');
      return state ? [{ before: task, after: { ...task, ...state } }] : [];
    });
    if (cancelled.length === 0) return;
    await writeCancelled(tx, cancelled, cause);
    const events = cancelled.map(({ after }) => ({
      aggregateId: after.id,
      aggregateVersion: after.version,
      payload: { task: snapshotOf(after) },
      actor: cause.actor,
      unitPath: after.unitCodes,
      correlationId: cause.correlationId,
      occurredAt: cause.at,
      ...(cause.causationId === undefined ? {} : { causationId: cause.causationId }),
    }));
    await this.events.appendAll(tx, TaskCancelledV1, events);
  }
}
