import { Injectable } from '@nestjs/common';
import type { EventContext } from '@rasad/messaging';
import { applyUnitSnapshots } from '@rasad/unit-tree';
import { RollupNotices } from '../live/rollup-notices.js';
import { moveInRollup } from '../rollups/rollups.queries.js';
import { insertUnitHistory, type UnitObservation } from './units.queries.js';

const observedUnits = Symbol('observedUnits');

/** The service's own copy of the organisation: the tree as it is and as it was. */
@Injectable()
export class UnitsService {
  constructor(private readonly notices: RollupNotices) {}

  /** Takes what an event says of a unit; written with all others of the batch, which keeps the tree locked shortly. */
  observe(context: EventContext, unit: UnitObservation): void {
    const gathered = (context.batch.get(observedUnits) ?? []) as UnitObservation[];
    context.batch.set(observedUnits, gathered);
    gathered.push(unit);
    context.beforeCommit(observedUnits, () => this.write(context, gathered));
  }

  /** Roll-ups follow units that come to another place in the tree. */
  private async write(context: EventContext, units: readonly UnitObservation[]): Promise<void> {
    await insertUnitHistory(context.tx, units);
    const changes = await applyUnitSnapshots(context.tx, units);
    await moveInRollup(context.tx, changes);
    context.afterCommit(() => this.notices.allChanged());
  }
}
