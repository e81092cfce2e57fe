import { Injectable } from '@nestjs/common';
import { OrgUnitCreatedV1, type LocalizedText, type OrgUnitKind } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, refuse } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { actInUnit } from './unit-act.js';
import type { ChangeFields } from './unit-change.rules.js';
import { UnitChanges } from './unit-changes.service.js';
import { requireManage } from './unit-guards.js';
import { isCodeTaken, loadUnit, nextPosition, saveUnits } from './unit-tree.queries.js';
import { unitEvent } from './unit.events.js';
import { createUnit, type Unit } from './unit.rules.js';

/** A unit to be created under a parent, null for a root, from a day on. */
export interface NewUnit {
  code: string;
  kind: OrgUnitKind;
  parentId: string | null;
  name: LocalizedText;
  tags: string[];
  validFrom: string;
}

/** Where the parts of a new unit stand in the arguments of a mutation. */
export interface NewUnitFields extends ChangeFields {
  code: string;
  parent: string;
}

/** Brings a new unit into the tree, with its event. */
@Injectable()
export class UnitCreation {
  constructor(
    private readonly changes: UnitChanges,
    private readonly events: EventStore,
  ) {}

  async create(tx: EntityManager, wanted: NewUnit, caller: Caller, fields: NewUnitFields): Promise<Unit> {
    const { code, parentId } = wanted;
    const parent = parentId === null ? null : await loadUnit(tx, parentId, fields.parent);
    const capacity = requireManage(caller, parent?.path ?? [], fields.parent);
    if (await isCodeTaken(tx, code)) refuse(ErrorCode.DUPLICATE, fields.code, 'duplicateCode', { code });
    const details = { ...wanted, validTo: null, sample: false };
    const unit = createUnit(uuidv7(), details, parent, await nextPosition(tx, parentId));
    await saveUnits(tx, [unit]);
    await this.changes.begin(tx, unit, fields);
    const act = await actInUnit(tx, unit.path, caller, capacity);
    await this.events.append(tx, OrgUnitCreatedV1, unitEvent(unit, act, {}));
    return unit;
  }
}
