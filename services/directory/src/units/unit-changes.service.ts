import { Injectable } from '@nestjs/common';
import { OrgUnitChangePlannedV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, problemWith, refuseAny } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { directoryMessages } from '../messages.js';
import { findPositionsOf } from '../positions/positions.queries.js';
import { findDueChanges, markCarriedOut, planChange } from './planned-changes.queries.js';
import { plannedChangeSnapshot, unitEvent } from './unit.events.js';
import {
  contradictionProblem,
  findChangeProblem,
  isNoChange,
  statesAfter,
  type ChangeFields,
  type UnitChange,
} from './unit-change.rules.js';
import { placeUnits, type Contradiction } from './unit-placing.rules.js';
import { firstStateOf, type UnitState } from './unit-state.rules.js';
import {
  carryBelow,
  countLevelsBelow,
  findChildrenFrom,
  loadStates,
  loadWays,
  replaceStates,
} from './unit-states.queries.js';
import { decidedAct, type Decider } from './unit-act.js';
import { UnitEffects } from './unit-effects.service.js';
import { isPlaceTaken, loadUnit, nextPosition, saveUnits } from './unit-tree.queries.js';
import { closeUnit, maxDepth, type Unit } from './unit.rules.js';

/** Who decides on changes, in which capacity, and on which day. */
export interface Decision extends Decider {
  today: string;
}

/**
 * Makes changes of units hold from a day on. `unit_state` says at once what every unit is on which day; the row of the unit
 * follows, and the event is told, on the day itself: now for today or a day of the past, else when it has come.
 */
@Injectable()
export class UnitChanges {
  constructor(
    private readonly events: EventStore,
    private readonly effects: UnitEffects,
  ) {}

  /** Settles a change, which must be possible on its day and on all days after it. @returns whether it changes anything. */
  async make(
    tx: EntityManager,
    change: UnitChange,
    decision: Decision,
    fields: ChangeFields,
  ): Promise<boolean> {
    const states = (await loadStates(tx, [change.unitId])).get(change.unitId) ?? [];
    refuseAny(findChangeProblem(states, change, decision.today, fields));
    if (isNoChange(states, change)) return false;
    await this.settle(tx, states, change, fields);
    if (change.on > decision.today) await this.plan(tx, change, decision);
    else await this.effects.tell(tx, change, decision);
    return true;
  }

  /** Settles what a new unit is from its first day on. @returns the unit as it stands in the tree of now. */
  async begin(tx: EntityManager, unit: Unit, fields: ChangeFields): Promise<void> {
    const state = firstStateOf(unit);
    const histories = await loadWays(tx, [], [unit.parentId]);
    histories.set(unit.id, [state]);
    const states = place(unit.id, state.validFrom, histories, fields);
    await replaceStates(tx, new Map([[unit.id, states]]), state.validFrom);
  }

  /** Lets everything take effect whose day has come; see `OrganisationWrites`. @returns how many changes there were. */
  async followDay(tx: EntityManager, today: string): Promise<number> {
    const due = await findDueChanges(tx, today);
    for (const { id, change, actor, correlationId } of due) {
      await this.effects.tell(tx, await this.withFreePlace(tx, change), { actor, correlationId });
      await markCarriedOut(tx, id);
    }
    return due.length;
  }

  private async settle(
    tx: EntityManager,
    states: readonly UnitState[],
    change: UnitChange,
    fields: ChangeFields,
  ): Promise<void> {
    const { unitId, on } = change;
    const after = statesAfter(states, change);
    if (change.kind === 'MOVED') {
      const histories = await loadWays(tx, [unitId], [change.values.parentId]);
      histories.set(unitId, after);
      return storeMove(tx, change, histories, fields);
    }
    if (change.kind === 'CLOSED') {
      await refuseOpenChildren(tx, change, fields);
      await refuseLaterPosts(tx, change, fields);
    }
    return replaceStates(tx, new Map([[unitId, after]]), on);
  }

  /** The unit's row knows its end in advance; all else that is still to come stands in its states alone. */
  private async plan(
    tx: EntityManager,
    change: UnitChange,
    { actor, correlationId }: Decision,
  ): Promise<void> {
    const id = uuidv7();
    await planChange(tx, { id, change, actor, correlationId });
    const unit = await loadUnit(tx, change.unitId, 'input');
    const planned =
      change.kind === 'CLOSED'
        ? closeUnit(unit, change.on, change.successorIds)
        : { ...unit, version: unit.version + 1 };
    await saveUnits(tx, [planned]);
    const more = { change: plannedChangeSnapshot(id, change) };
    const act = await decidedAct(tx, planned, { actor, correlationId });
    await this.events.append(tx, OrgUnitChangePlannedV1, unitEvent(planned, act, more));
  }

  /** An import may have taken the place among the new siblings that was meant for the unit. */
  private async withFreePlace(tx: EntityManager, change: UnitChange): Promise<UnitChange> {
    if (change.kind !== 'MOVED') return change;
    const { parentId, position } = change.values;
    if (!(await isPlaceTaken(tx, { id: change.unitId, parentId, position }))) return change;
    const values = { parentId, position: await nextPosition(tx, parentId) };
    const moved = { ...change, values };
    const states = (await loadStates(tx, [change.unitId])).get(change.unitId) ?? [];
    await this.settle(tx, states, moved, internalFields);
    return moved;
  }
}

/** Nobody is answered where a change was settled before. */
const internalFields: ChangeFields = { unit: 'input', on: 'input' };

/** Those below follow as they are: a cycle or a closed parent would be met on the way to the unit itself. */
async function storeMove(
  tx: EntityManager,
  { unitId, on }: UnitChange,
  histories: Map<string, UnitState[]>,
  fields: ChangeFields,
): Promise<void> {
  const states = place(unitId, on, histories, fields);
  const depth = Math.max(...states.map(({ path }) => path.length)) + (await countLevelsBelow(tx, unitId, on));
  if (depth > maxDepth) refuseContradiction({ kind: 'TOO_DEEP', unitId, on }, fields);
  await replaceStates(tx, new Map([[unitId, states]]), on);
  await carryBelow(tx, unitId, on, states);
}

/** The states of a unit with the paths that follow from a day on. */
function place(
  unitId: string,
  from: string,
  histories: Map<string, UnitState[]>,
  fields: ChangeFields,
): UnitState[] {
  const found: Contradiction[] = [];
  const placed = placeUnits([unitId], from, histories, found);
  if (found[0]) refuseContradiction(found[0], fields);
  return placed.get(unitId) ?? [];
}

function refuseContradiction(found: Contradiction, fields: ChangeFields): void {
  refuseAny(contradictionProblem(found, fields.parent ?? fields.unit));
}

async function refuseOpenChildren(
  tx: EntityManager,
  { unitId, on }: UnitChange,
  fields: ChangeFields,
): Promise<void> {
  const [open] = await findChildrenFrom(tx, unitId, on);
  if (!open) return;
  const params = { on: open.validFrom };
  refuseAny(problemWith(ErrorCode.STATE, fields.unit, directoryMessages.childrenOpenFrom, params));
}

/** A post that begins with or after the end of its unit would end before it began. */
async function refuseLaterPosts(
  tx: EntityManager,
  { unitId, on }: UnitChange,
  fields: ChangeFields,
): Promise<void> {
  const posts = await findPositionsOf(tx, [unitId]);
  const later = posts.find(({ validFrom }) => validFrom !== null && validFrom >= on);
  if (!later?.validFrom) return;
  const params = { code: later.code, on: later.validFrom };
  refuseAny(problemWith(ErrorCode.STATE, fields.on, directoryMessages.postBegins, params));
}
