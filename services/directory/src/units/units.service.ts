import { Injectable } from '@nestjs/common';
import type { LocalizedText, OrgUnitKind } from '@rasad/event-contracts';
import { ErrorCode, problemWith, refuseAny, requireVersion } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { directoryMessages } from '../messages.js';
import { OrganisationWrites } from '../organisation-writes.js';
import type { ChangeFields, UnitChange } from './unit-change.rules.js';
import { UnitChanges } from './unit-changes.service.js';
import { UnitCreation } from './unit-creation.service.js';
import { decisionOf, requireHeirOn, requireManage } from './unit-guards.js';
import { stateOn } from './unit-state.rules.js';
import { loadStates } from './unit-states.queries.js';
import { loadUnit, nextPosition } from './unit-tree.queries.js';
import { findDetailsProblems, findTagProblems, searchOf, sortedTags, type Unit } from './unit.rules.js';

/** What every change of a unit says: which unit, from when on. */
interface DatedChange {
  clientMutationId: string | null;
  unitId: string;
  /** Day from which it holds, of the past or to come; null is today. */
  effectiveOn: string | null;
  expectedVersion: number | null;
}

export interface CreateUnit {
  clientMutationId: string | null;
  code: string;
  kind: OrgUnitKind;
  parentId: string | null;
  name: LocalizedText;
  tags: string[];
  validFrom: string | null;
}

export interface RenameUnit extends DatedChange {
  name: LocalizedText;
}

/** Null leaves the kind or the tags as they are. */
export interface RetagUnit extends DatedChange {
  kind: OrgUnitKind | null;
  tags: string[] | null;
}

export interface MoveUnit extends DatedChange {
  parentId: string;
}

export interface CloseUnit extends DatedChange {
  /** Row ids of the units that take over. */
  successorIds: string[];
}

/** What is decided of a unit, apart from which one and when. */
type Decided = UnitChange extends infer C ? (C extends UnitChange ? Omit<C, 'unitId' | 'on'> : never) : never;

const creationFields = { unit: 'input', on: 'input.validFrom', parent: 'input.parentId', code: 'input.code' };
const fields: ChangeFields = { unit: 'input.unitId', on: 'input.effectiveOn', parent: 'input.parentId' };

/** Changes of the unit tree: each by somebody who administers the place, in one transaction with its event. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly changes: UnitChanges,
    private readonly creation: UnitCreation,
  ) {}

  async create(input: CreateUnit, caller: Caller): Promise<Unit> {
    refuseAny(...findDetailsProblems(input));
    return this.writes.reshape({ operation: 'createOrgUnit', input }, caller, (tx) => {
      const validFrom = input.validFrom ?? caller.access.today;
      return this.creation.create(tx, { ...input, validFrom }, caller, creationFields);
    });
  }

  rename(input: RenameUnit, caller: Caller): Promise<Unit> {
    const { name } = input;
    return this.change('renameOrgUnit', input, caller, ({ unit }) => ({
      kind: 'RENAMED',
      values: { name, search: searchOf({ code: unit.code, name }) },
    }));
  }

  async retag(input: RetagUnit, caller: Caller): Promise<Unit> {
    refuseAny(...findTagProblems(input.tags ?? [], 'input.tags'));
    return this.change('retagOrgUnit', input, caller, async ({ tx, unit, on }) => {
      const states = (await loadStates(tx, [unit.id])).get(unit.id) ?? [];
      const before = stateOn(states, on) ?? unit;
      const values = { kind: input.kind ?? before.kind, tags: sortedTags(input.tags ?? before.tags) };
      return { kind: 'RETAGGED', values };
    });
  }

  move(input: MoveUnit, caller: Caller): Promise<Unit> {
    return this.change('moveOrgUnit', input, caller, async ({ tx, unit }) => {
      // The old parent loses a child: who administers only the unit cannot take it away from above.
      requireManage(caller, unit.path.slice(0, -1), 'input.unitId');
      const parent = await loadUnit(tx, input.parentId, 'input.parentId');
      requireManage(caller, parent.path, 'input.parentId');
      return { kind: 'MOVED', values: { parentId: parent.id, position: await nextPosition(tx, parent.id) } };
    });
  }

  close(input: CloseUnit, caller: Caller): Promise<Unit> {
    return this.change('closeOrgUnit', input, caller, async ({ tx, unit, on }) => {
      const successorIds = [...new Set(input.successorIds)];
      await this.requireSuccessors(tx, { unit, on, successorIds }, caller);
      return { kind: 'CLOSED', cause: 'CLOSED', successorIds };
    });
  }

  /** One change of one unit that the caller administers. @returns the unit as it stands now. */
  private change(
    operation: string,
    input: DatedChange,
    caller: Caller,
    decide: (about: { tx: EntityManager; unit: Unit; on: string }) => Decided | Promise<Decided>,
  ): Promise<Unit> {
    return this.writes.reshape({ operation, input }, caller, async (tx) => {
      const unit = await loadUnit(tx, input.unitId, fields.unit);
      const capacity = requireManage(caller, unit.path, fields.unit);
      requireVersion(unit, input.expectedVersion);
      const on = input.effectiveOn ?? caller.access.today;
      const change: UnitChange = { unitId: unit.id, on, ...(await decide({ tx, unit, on })) };
      await this.changes.make(tx, change, decisionOf(caller, capacity), fields);
      return loadUnit(tx, unit.id, fields.unit);
    });
  }

  private async requireSuccessors(
    tx: EntityManager,
    { unit, on, successorIds }: { unit: Unit; on: string; successorIds: readonly string[] },
    caller: Caller,
  ): Promise<void> {
    const field = 'input.successorIds';
    for (const id of successorIds) {
      const heir = await loadUnit(tx, id, field);
      requireManage(caller, heir.path, field);
      if (id === unit.id) refuseAny(problemWith(ErrorCode.STATE, field, directoryMessages.ownSuccessor));
      await requireHeirOn(tx, id, on, field);
    }
  }
}
