import { Injectable } from '@nestjs/common';
import { TaskInheritedV1, type Actor } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { TaskCancellations } from './task-cancellations.service.js';
import {
  lockUntouchedTwins,
  readUnitPlaces,
  writeInherited,
  type Inheritance,
} from './task-inheritances.queries.js';
import { snapshotOf } from './task-lock.queries.js';

/** Begun tasks of units that ended go on, with their reports and history, with those that stand in for them. */
@Injectable()
export class TaskInheritances {
  constructor(
    private readonly events: EventStore,
    private readonly cancellations: TaskCancellations,
  ) {}

  /**
   * Hands tasks over. An heir's own task of the same period gives way unless somebody has begun it, whichever of the
   * two came first. @param inheritances of tasks that the caller has locked. @returns row ids of all changed tasks.
   */
  async inheritAll(
    tx: EntityManager,
    inheritances: readonly Inheritance[],
    cause: { actor: Actor; correlationId: string; causationId?: string; at: Date },
  ): Promise<string[]> {
    if (inheritances.length === 0) return [];
    const twins = await lockUntouchedTwins(tx, inheritances);
    const causeIds = new Map(inheritances.map(({ assignmentId, causeId }) => [assignmentId, causeId]));
    await this.cancellations.cancelAll(tx, twins, { ...cause, causeIds });
    const places = await readUnitPlaces(
      tx,
      inheritances.map(({ unitId }) => unitId),
    );
    const handedOver = inheritances.map(({ task, unitId, assignmentId, causeId }) => ({
      before: task,
      after: { ...task, ...places.get(unitId), unitId, assignmentId, version: task.version + 1 },
      causeId,
    }));
    await writeInherited(
      tx,
      handedOver.map(({ after, causeId }) => ({ ...after, causeId })),
      cause.actor,
      cause.at,
    );
    const events = handedOver.map(({ before, after }) => ({
      aggregateId: after.id,
      aggregateVersion: after.version,
      payload: { task: snapshotOf(after), previousUnitId: before.unitId },
      actor: cause.actor,
      unitPath: after.unitCodes,
      correlationId: cause.correlationId,
      occurredAt: cause.at,
      ...(cause.causationId === undefined ? {} : { causationId: cause.causationId }),
    }));
    await this.events.appendAll(tx, TaskInheritedV1, events);
    return [...twins, ...inheritances.map(({ task }) => task)].map(({ id }) => id);
  }
}
