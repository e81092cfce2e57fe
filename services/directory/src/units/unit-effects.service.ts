import { Injectable } from '@nestjs/common';
import { OrgUnitClosedV1, OrgUnitMovedV1, OrgUnitRenamedV1, OrgUnitRetaggedV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { PositionEndings } from '../positions/position-endings.service.js';
import { decidedAct, type Decider } from './unit-act.js';
import type { UnitChange } from './unit-change.rules.js';
import { unitEvent } from './unit.events.js';
import { carryPathsBelow, loadUnit, saveUnits } from './unit-tree.queries.js';
import { closeUnit, moveUnit, renameUnit, retagUnit, type Unit } from './unit.rules.js';

type ChangeOf<K extends UnitChange['kind']> = Extract<UnitChange, { kind: K }>;

/** Lets the tree of now follow a change that has been settled, once its day has come, and tells others of it. */
@Injectable()
export class UnitEffects {
  constructor(
    private readonly events: EventStore,
    private readonly positions: PositionEndings,
  ) {}

  async tell(tx: EntityManager, change: UnitChange, decider: Decider): Promise<void> {
    switch (change.kind) {
      case 'RENAMED':
        return this.rename(tx, change, decider);
      case 'RETAGGED':
        return this.retag(tx, change, decider);
      case 'MOVED':
        return this.move(tx, change, decider);
      case 'CLOSED':
        return this.close(tx, change, decider);
    }
  }

  private async rename(tx: EntityManager, change: ChangeOf<'RENAMED'>, decider: Decider): Promise<void> {
    const renamed = renameUnit(await loadUnit(tx, change.unitId, 'input'), change.values.name);
    const event = await store(tx, renamed, decider, { effectiveOn: change.on });
    await this.events.append(tx, OrgUnitRenamedV1, event);
  }

  private async retag(tx: EntityManager, change: ChangeOf<'RETAGGED'>, decider: Decider): Promise<void> {
    const unit = await loadUnit(tx, change.unitId, 'input');
    const retagged = retagUnit(unit, { ...unit, ...change.values });
    const event = await store(tx, retagged, decider, { effectiveOn: change.on });
    await this.events.append(tx, OrgUnitRetaggedV1, event);
  }

  private async move(tx: EntityManager, change: ChangeOf<'MOVED'>, decider: Decider): Promise<void> {
    const { parentId, position } = change.values;
    const unit = await loadUnit(tx, change.unitId, 'input');
    const parent = parentId === null ? null : await loadUnit(tx, parentId, 'input');
    const moved = moveUnit(unit, parent, position);
    const more = { previousParentId: unit.parentId, effectiveOn: change.on };
    const event = await store(tx, moved, decider, more);
    await carryPathsBelow(tx, moved, unit.path.length);
    await this.events.append(tx, OrgUnitMovedV1, event);
  }

  private async close(tx: EntityManager, change: ChangeOf<'CLOSED'>, decider: Decider): Promise<void> {
    const unit = await loadUnit(tx, change.unitId, 'input');
    const closed = closeUnit(unit, change.on, change.successorIds);
    const event = await store(tx, closed, decider, { cause: change.cause });
    await this.positions.endAllOf(tx, unit.id, change.on, await decidedAct(tx, closed, decider));
    await this.events.append(tx, OrgUnitClosedV1, event);
  }
}

/** Stores the changed row. @returns the event about it. */
async function store<M extends object>(tx: EntityManager, unit: Unit, decider: Decider, more: M) {
  await saveUnits(tx, [unit]);
  return unitEvent(unit, await decidedAct(tx, unit, decider), more);
}
