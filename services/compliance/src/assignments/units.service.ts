import { Injectable } from '@nestjs/common';
import type { EventEnvelope, OrgUnitSnapshot } from '@rasad/event-contracts';
import type { EventContext } from '@rasad/messaging';
import { searchText } from '@rasad/service-kit';
import { applyUnitSnapshot } from '@rasad/unit-tree';
import { JobQueue } from '../jobs/job-queue.js';
import type { CauseKind } from './assignment-cause.rules.js';
import { noteUnitsToFollow } from './unit-following.queries.js';
import { writeUnitDetails } from './units.queries.js';

const changedUnits = Symbol('changedUnits');

/** The service's copy of the unit tree. */
@Injectable()
export class UnitsService {
  constructor(private readonly jobs: JobQueue) {}

  /**
   * Takes over a unit as its event states it and notes, in the same transaction, whose assignments have to follow: its
   * own, and those of the units that came to another place in the tree with it.
   */
  async follow(
    event: EventEnvelope<{ unit: OrgUnitSnapshot }>,
    context: EventContext,
    cause: CauseKind,
  ): Promise<void> {
    const { unit } = event.payload;
    const moved = await applyUnitSnapshot(context.tx, unit);
    const words = [unit.code, unit.name.fa, unit.name.en].join(' ');
    const successorIds = unit.successorIds ?? [];
    await writeUnitDetails(context.tx, unit, { search: searchText(words), successorIds });
    const unitIds = new Set([unit.id, ...moved.map(({ unitId }) => unitId)]);
    const { id: eventId, correlationId } = event;
    const changes = [...unitIds].map((unitId) => ({ unitId, cause, eventId, correlationId }));
    await noteUnitsToFollow(context.tx, changes);
    this.wakeAfterCommit(context);
  }

  /** Once per batch. A wake that is lost with the process is made up for by the minute. */
  private wakeAfterCommit(context: EventContext): void {
    if (context.batch.has(changedUnits)) return;
    context.batch.set(changedUnits, true);
    context.afterCommit(() => this.jobs.wake('follow-changes', null));
  }
}
