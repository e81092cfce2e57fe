import { Injectable } from '@nestjs/common';
import type { LocalizedText, OrgUnitKind } from '@rasad/event-contracts';
import { refuseAny, requireVersion } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { findMergerProblem, findPartsProblem, findSharingProblem } from './succession.rules.js';
import type { ChangeFields, ClosingCause } from './unit-change.rules.js';
import { UnitChanges } from './unit-changes.service.js';
import { UnitCreation } from './unit-creation.service.js';
import { decisionOf, requireHeirOn, requireManage } from './unit-guards.js';
import { findChildrenFrom } from './unit-states.queries.js';
import { loadUnit, nextPosition } from './unit-tree.queries.js';
import { findDetailsProblems, type Unit } from './unit.rules.js';

/** A unit that takes over: one that exists, or a new one, which by default comes where the closed one is. */
export type Heir =
  | { unitId: string }
  | { code: string; kind: OrgUnitKind; parentId: string | null; name: LocalizedText; tags: string[] };

export interface MergeUnits {
  clientMutationId: string | null;
  unitIds: string[];
  into: Heir;
  /** First day after the merger; null is today. */
  effectiveOn: string | null;
}

/** A unit that takes over a part of another one, with those of its children. */
export interface Part {
  heir: Heir;
  childIds: string[];
}

export interface SplitUnit {
  clientMutationId: string | null;
  unitId: string;
  parts: Part[];
  /** First day after the split; null is today. */
  effectiveOn: string | null;
  expectedVersion: number | null;
}

/** Who succeeds, and the units that are no longer; as they stand today. */
export interface Succession {
  heirs: Unit[];
  closed: Unit[];
}

/** What closes, from when on, why, and under whom each of its children comes. */
interface Closing {
  units: readonly Unit[];
  on: string;
  cause: ClosingCause;
  heirs: readonly Unit[];
  heirOf: (childId: string) => Unit | undefined;
  fields: ChangeFields;
}

/**
 * Merging and splitting: what takes over comes first, then the children, then the closing that names the successors, so that
 * whoever reacts to the closing finds all else as it will be. All of it on one day, or nothing.
 */
@Injectable()
export class SuccessionService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly changes: UnitChanges,
    private readonly creation: UnitCreation,
  ) {}

  async merge(input: MergeUnits, caller: Caller): Promise<Succession> {
    const unitIds = [...new Set(input.unitIds)];
    refuseAny(findMergerProblem(unitIds, heirIdOf(input.into)));
    return this.writes.reshape({ operation: 'mergeOrgUnits', input }, caller, async (tx) => {
      const units = await loadEach(tx, unitIds, 'input.unitIds');
      for (const unit of units) requireManage(caller, unit.path, 'input.unitIds');
      const on = input.effectiveOn ?? caller.access.today;
      const place = { field: 'input.into', on, parentId: units[0]?.parentId ?? null };
      const heir = await this.bringIn(tx, input.into, place, caller);
      const fields = { unit: 'input.unitIds', on: 'input.effectiveOn', parent: 'input.into' };
      const closing = { units, on, cause: 'MERGED' as const, heirs: [heir], heirOf: () => heir, fields };
      return this.close(tx, closing, caller);
    });
  }

  async split(input: SplitUnit, caller: Caller): Promise<Succession> {
    const parts = input.parts.map(({ heir, childIds }) => ({ heirId: heirIdOf(heir), childIds }));
    refuseAny(findPartsProblem(input.unitId, parts));
    return this.writes.reshape({ operation: 'splitOrgUnit', input }, caller, async (tx) => {
      const unit = await loadUnit(tx, input.unitId, 'input.unitId');
      requireManage(caller, unit.path, 'input.unitId');
      requireVersion(unit, input.expectedVersion);
      const on = input.effectiveOn ?? caller.access.today;
      const heirs: Unit[] = [];
      for (const [index, { heir }] of input.parts.entries()) {
        const place = { field: `input.parts.${index}`, on, parentId: unit.parentId };
        heirs.push(await this.bringIn(tx, heir, place, caller));
      }
      const heirOf = (childId: string) =>
        heirs[input.parts.findIndex(({ childIds }) => childIds.includes(childId))];
      const children = await findChildrenFrom(tx, unit.id, on);
      refuseAny(
        findSharingProblem(
          children.map(({ id }) => id),
          parts,
        ),
      );
      const fields = { unit: 'input.unitId', on: 'input.effectiveOn', parent: 'input.parts' };
      return this.close(tx, { units: [unit], on, cause: 'SPLIT', heirs, heirOf, fields }, caller);
    });
  }

  /** @param place where a new unit comes, unless it says otherwise. */
  private async bringIn(
    tx: EntityManager,
    heir: Heir,
    place: { field: string; on: string; parentId: string | null },
    caller: Caller,
  ): Promise<Unit> {
    const { field, on } = place;
    if ('unitId' in heir) {
      const unit = await loadUnit(tx, heir.unitId, `${field}.unitId`);
      requireManage(caller, unit.path, `${field}.unitId`);
      await requireHeirOn(tx, unit.id, on, `${field}.unitId`);
      return unit;
    }
    const at = {
      code: `${field}.new.code`,
      parent: `${field}.new.parentId`,
      unit: field,
      on: 'input.effectiveOn',
    };
    refuseAny(...findDetailsProblems(heir, { code: at.code, tags: `${field}.new.tags` }));
    const parentId = heir.parentId ?? place.parentId;
    return this.creation.create(tx, { ...heir, parentId, validFrom: on }, caller, at);
  }

  /** Those further down first: a merged unit may lie below another one. */
  private async close(tx: EntityManager, closing: Closing, caller: Caller): Promise<Succession> {
    const units = closing.units.toSorted((a, b) => b.path.length - a.path.length);
    const successorIds = closing.heirs.map(({ id }) => id);
    const { on, cause, fields } = closing;
    for (const unit of units) await this.passChildren(tx, unit, closing, caller);
    for (const unit of units) {
      const decision = decisionOf(caller, requireManage(caller, unit.path, fields.unit));
      await this.changes.make(
        tx,
        { kind: 'CLOSED', unitId: unit.id, on, cause, successorIds },
        decision,
        fields,
      );
    }
    const closedIds = closing.units.map(({ id }) => id);
    return {
      heirs: await loadEach(tx, successorIds, fields.unit),
      closed: await loadEach(tx, closedIds, fields.unit),
    };
  }

  /** Children of the day, and those that were to come under the unit later. */
  private async passChildren(tx: EntityManager, unit: Unit, closing: Closing, caller: Caller): Promise<void> {
    const { units, on, heirOf, fields } = closing;
    const closes = new Set(units.map(({ id }) => id));
    const capacity = requireManage(caller, unit.path, fields.unit);
    const passed = new Set<string>();
    for (const child of await findChildrenFrom(tx, unit.id, on)) {
      const heir = heirOf(child.id);
      if (!heir || closes.has(child.id) || passed.has(child.id)) continue;
      passed.add(child.id);
      const values = { parentId: heir.id, position: await nextPosition(tx, heir.id) };
      const change = { kind: 'MOVED' as const, unitId: child.id, on: child.validFrom, values };
      await this.changes.make(tx, change, decisionOf(caller, capacity), fields);
    }
  }
}

function heirIdOf(heir: Heir): string | null {
  return 'unitId' in heir ? heir.unitId : null;
}

/** Units in the order of their row ids. @param field where these stand in the arguments. */
async function loadEach(tx: EntityManager, ids: readonly string[], field: string): Promise<Unit[]> {
  const units: Unit[] = [];
  for (const id of ids) units.push(await loadUnit(tx, id, field));
  return units;
}
