import { Injectable } from '@nestjs/common';
import {
  OrgUnitClosedV1,
  OrgUnitCreatedV1,
  OrgUnitMovedV1,
  OrgUnitRenamedV1,
  type LocalizedText,
  type OrgUnitKind,
} from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import {
  ErrorCode,
  problem,
  refuse,
  refuseAny,
  requireCapacity,
  requireVersion,
  type Capacity,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { isCodeTaken, loadSubtree, loadUnit, nextPosition, saveUnits } from './unit-tree.queries.js';
import { actInUnit } from './unit-act.js';
import { unitEvent } from './unit.events.js';
import {
  closeUnit,
  createUnit,
  findCloseProblem,
  findDepthProblem,
  findDetailsProblems,
  findMoveProblem,
  findParentProblem,
  isSameName,
  moveSubtree,
  renameUnit,
  type Unit,
} from './unit.rules.js';

export interface CreateUnit {
  clientMutationId: string | null;
  code: string;
  kind: OrgUnitKind;
  parentId: string | null;
  name: LocalizedText;
  tags: string[];
  validFrom: string | null;
}

export interface RenameUnit {
  clientMutationId: string | null;
  unitId: string;
  name: LocalizedText;
  expectedVersion: number | null;
}

export interface MoveUnit {
  clientMutationId: string | null;
  unitId: string;
  parentId: string;
  /** Day from which the move holds, today or earlier; null is today. */
  effectiveOn: string | null;
  expectedVersion: number | null;
}

export interface CloseUnit {
  clientMutationId: string | null;
  unitId: string;
  /** First day on which the unit no longer exists; null is today. */
  effectiveOn: string | null;
  expectedVersion: number | null;
}

/** Changes of the unit tree: each by somebody who administers the place, in one transaction with its event. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  async create(input: CreateUnit, caller: Caller): Promise<Unit> {
    refuseAny(...findDetailsProblems(input));
    return this.writes.run({ operation: 'createOrgUnit', input }, caller, async (tx) => {
      const parent = input.parentId === null ? null : await loadUnit(tx, input.parentId, 'input.parentId');
      const capacity = requireManage(caller, parent?.path ?? [], 'input.parentId');
      const validFrom = input.validFrom ?? caller.access.today;
      refuseAny(findParentProblem(parent, validFrom, 'input.parentId'));
      if (await isCodeTaken(tx, input.code)) {
        refuse(ErrorCode.DUPLICATE, 'input.code', 'duplicateCode', { code: input.code });
      }
      const details = { ...input, validFrom, validTo: null, sample: false };
      const unit = createUnit(uuidv7(), details, parent, await nextPosition(tx, input.parentId));
      refuseAny(findDepthProblem([unit], 'input.parentId'));
      await saveUnits(tx, [unit]);
      const act = await actInUnit(tx, unit.path, caller, capacity);
      await this.events.append(tx, OrgUnitCreatedV1, unitEvent(unit, act, {}));
      return unit;
    });
  }

  rename(input: RenameUnit, caller: Caller): Promise<Unit> {
    return this.writes.run({ operation: 'renameOrgUnit', input }, caller, async (tx) => {
      const unit = await loadUnit(tx, input.unitId, 'input.unitId');
      const capacity = requireManage(caller, unit.path, 'input.unitId');
      requireVersion(unit, input.expectedVersion);
      if (unit.validTo !== null) refuse(ErrorCode.STATE, 'input.unitId', 'unitClosed');
      if (isSameName(unit.name, input.name)) return unit;
      const renamed = renameUnit(unit, input.name);
      await saveUnits(tx, [renamed]);
      const act = await actInUnit(tx, renamed.path, caller, capacity);
      await this.events.append(tx, OrgUnitRenamedV1, unitEvent(renamed, act, {}));
      return renamed;
    });
  }

  move(input: MoveUnit, caller: Caller): Promise<Unit> {
    return this.writes.run({ operation: 'moveOrgUnit', input }, caller, async (tx) => {
      const unit = await loadUnit(tx, input.unitId, 'input.unitId');
      const parent = await loadUnit(tx, input.parentId, 'input.parentId');
      // The old parent loses a child: who administers only the unit cannot take it away from above.
      requireManage(caller, unit.path.slice(0, -1), 'input.unitId');
      const capacity = requireManage(caller, parent.path, 'input.parentId');
      requireVersion(unit, input.expectedVersion);
      const effectiveOn = input.effectiveOn ?? caller.access.today;
      refuseAny(
        findFutureProblem(effectiveOn, caller.access.today),
        findMoveProblem(unit, parent, effectiveOn),
      );
      if (unit.parentId === parent.id) return unit;
      return this.storeMove(tx, unit, parent, { caller, capacity, effectiveOn });
    });
  }

  close(input: CloseUnit, caller: Caller): Promise<Unit> {
    return this.writes.run({ operation: 'closeOrgUnit', input }, caller, async (tx) => {
      const [unit, ...below] = await loadSubtree(tx, input.unitId);
      if (!unit) return refuse(ErrorCode.NOT_FOUND, 'input.unitId', 'notFound');
      const capacity = requireManage(caller, unit.path, 'input.unitId');
      requireVersion(unit, input.expectedVersion);
      const validTo = input.effectiveOn ?? caller.access.today;
      refuseAny(findCloseProblem(unit, below, validTo));
      const closed = closeUnit(unit, validTo);
      await saveUnits(tx, [closed]);
      const act = await actInUnit(tx, closed.path, caller, capacity);
      await this.events.append(tx, OrgUnitClosedV1, unitEvent(closed, act, {}));
      return closed;
    });
  }

  private async storeMove(
    tx: EntityManager,
    unit: Unit,
    parent: Unit,
    how: { caller: Caller; capacity: Capacity; effectiveOn: string },
  ): Promise<Unit> {
    const subtree = await loadSubtree(tx, unit.id);
    const moved = moveSubtree(subtree, parent, await nextPosition(tx, parent.id));
    refuseAny(findDepthProblem(moved, 'input.parentId'));
    await saveUnits(tx, moved);
    const placed = moved[0] ?? unit;
    const act = await actInUnit(tx, placed.path, how.caller, how.capacity);
    const more = { previousParentId: unit.parentId, effectiveOn: how.effectiveOn };
    await this.events.append(tx, OrgUnitMovedV1, unitEvent(placed, act, more));
    return placed;
  }
}

function requireManage(caller: Caller, path: readonly string[], field: string): Capacity {
  return requireCapacity(caller.access, 'org-unit.manage', path, field);
}

function findFutureProblem(effectiveOn: string, today: string) {
  return effectiveOn > today ? problem(ErrorCode.INVALID, 'input.effectiveOn', 'futureDate') : null;
}
