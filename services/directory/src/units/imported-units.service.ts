import { Injectable } from '@nestjs/common';
import { ErrorCode, problemWith, refuseAny } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { directoryMessages } from '../messages.js';
import { dropPlannedClosings, findPlannedFrom } from './planned-changes.queries.js';
import { placeUnits, type Contradiction } from './unit-placing.rules.js';
import { always, rewriteStates, type ImportedUnits, type UnitState } from './unit-state.rules.js';
import { findBelowAny, findChildrenFrom, loadWays, replaceStates } from './unit-states.queries.js';
import type { Unit } from './unit.rules.js';

/** Lets `unit_state` follow an import, which says how units are from today on; what is planned must still be possible. */
@Injectable()
export class ImportedUnitsStates {
  async follow(tx: EntityManager, imported: ImportedUnits, today: string): Promise<void> {
    const { created, changed, movedIds } = imported;
    const written = [...created, ...changed];
    const followers = movedIds.length > 0 ? await findBelowAny(tx, movedIds, today) : [];
    const existing = new Set([...changed.map(({ id }) => id), ...followers]);
    const histories = await loadWays(
      tx,
      existing,
      written.map(({ parentId }) => parentId),
    );
    for (const unit of written) {
      histories.set(unit.id, rewriteStates(histories.get(unit.id) ?? [], unit, today));
    }
    const found: Contradiction[] = [];
    const newborn = created.map(({ id }) => id);
    const placed = [
      ...placeUnits(newborn, always.from, histories, found),
      ...placeUnits(existing, today, histories, found),
    ];
    const [first] = found;
    if (first) refuseAgainstPlan(codeOf(first.unitId, written, histories), first.on);
    await replaceStates(tx, new Map(placed), always.from);
    await this.followClosings(tx, imported.closed);
  }

  private async followClosings(tx: EntityManager, closed: readonly Unit[]): Promise<void> {
    await dropPlannedClosings(
      tx,
      closed.map(({ id }) => id),
    );
    for (const { id, code, validTo } of closed) {
      const end = validTo ?? always.to;
      const [child] = await findChildrenFrom(tx, id, end);
      if (child) refuseAgainstPlan(code, child.validFrom);
      const planned = await findPlannedFrom(tx, id, end);
      if (planned) refuseAgainstPlan(code, planned);
    }
  }
}

function codeOf(
  unitId: string,
  written: readonly Unit[],
  histories: ReadonlyMap<string, readonly UnitState[]>,
): string {
  const unit = written.find(({ id }) => id === unitId);
  return unit?.code ?? histories.get(unitId)?.[0]?.name.fa ?? unitId;
}

function refuseAgainstPlan(code: string, on: string): void {
  refuseAny(problemWith(ErrorCode.STATE, 'input.document', directoryMessages.againstPlan, { code, on }));
}
