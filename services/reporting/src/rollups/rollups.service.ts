import { Injectable } from '@nestjs/common';
import type { EventContext } from '@rasad/messaging';
import { findUnitPaths, shareUnitTree } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { RollupNotices } from '../live/rollup-notices.js';
import { CellDeltas, type CellDelta } from './cell-deltas.rules.js';
import { addToRollup } from './rollups.queries.js';
import { newestByTask, type TaskObservation } from './task-fact.rules.js';
import { insertHistory, replaceFacts } from './task-facts.queries.js';

const observedTasks = Symbol('observedTasks');

/** Keeps task facts and roll-ups: gathers what the events of a batch say and writes it merged before the commit. */
@Injectable()
export class RollupsService {
  constructor(private readonly notices: RollupNotices) {}

  /** Takes what an event says of tasks; an event that comes late or twice changes no roll-up. */
  observe(context: EventContext, observations: readonly TaskObservation[]): void {
    const gathered = (context.batch.get(observedTasks) ?? []) as TaskObservation[];
    context.batch.set(observedTasks, gathered);
    gathered.push(...observations);
    context.beforeCommit(observedTasks, () => this.write(context, gathered));
  }

  private async write(context: EventContext, observations: readonly TaskObservation[]): Promise<void> {
    await insertHistory(context.tx, observations);
    const deltas = await this.applyNewest(context.tx, observations);
    await addToRollup(context.tx, deltas);
    if (deltas.length === 0) return;
    context.afterCommit(() => this.notices.cellsChanged(deltas.map((delta) => delta.unitId)));
  }

  /** The tree stands still from the reading of the paths to the commit, so that a concurrent move sees all cells. */
  private async applyNewest(
    tx: EntityManager,
    observations: readonly TaskObservation[],
  ): Promise<CellDelta[]> {
    const changes = await replaceFacts(tx, newestByTask(observations));
    const unitIds = new Set(
      changes.flatMap(({ before, after }) => [after.unitId, ...(before ? [before.unitId] : [])]),
    );
    await shareUnitTree(tx);
    const paths = await findUnitPaths(tx, [...unitIds]);
    const deltas = new CellDeltas((unitId) => paths.get(unitId) ?? [unitId]);
    for (const change of changes) deltas.add(change);
    return deltas.sorted();
  }
}
