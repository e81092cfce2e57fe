import { Injectable } from '@nestjs/common';
import type { EventEnvelope, OrgUnitSnapshot } from '@rasad/event-contracts';
import type { EventContext } from '@rasad/messaging';
import { searchText } from '@rasad/service-kit';
import { applyUnitSnapshot } from '@rasad/unit-tree';
import { TaskNotices } from '../tasks/task-notices.js';
import { AssignmentsService } from './assignments.service.js';
import { writeUnitSearch } from './units.queries.js';

const changedUnits = Symbol('changedUnits');

/** The service's copy of the unit tree. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly notices: TaskNotices,
  ) {}

  /** Takes over a unit as its event states it; once per batch the assignments of all changed units follow. */
  async follow(event: EventEnvelope<{ unit: OrgUnitSnapshot }>, context: EventContext): Promise<void> {
    const { unit } = event.payload;
    const placed = await applyUnitSnapshot(context.tx, unit);
    const words = [unit.code, unit.name.fa, unit.name.en].join(' ');
    await writeUnitSearch(context.tx, unit, searchText(words));
    const changed = (context.batch.get(changedUnits) as Set<string> | undefined) ?? new Set<string>();
    for (const id of [unit.id, ...placed.map(({ unitId }) => unitId)]) changed.add(id);
    context.batch.set(changedUnits, changed);
    context.beforeCommit(changedUnits, async () => {
      const taskIds = await this.assignments.followUnits(context.tx, [...changed], event);
      context.afterCommit(() => this.notices.changed(taskIds));
    });
  }
}
