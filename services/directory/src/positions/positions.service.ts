import { Injectable } from '@nestjs/common';
import { PositionChangedV1, PositionCreatedV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import {
  ErrorCode,
  refuse,
  refuseAny,
  requireCapacity,
  requireVersion,
  type Capacity,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findSeatsTakenProblem } from '../appointments/appointment.rules.js';
import { findAppointmentsTo } from '../appointments/appointments.queries.js';
import type { Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { actInUnit } from '../units/unit-act.js';
import type { Unit } from '../units/unit.rules.js';
import { loadUnit } from '../units/unit-tree.queries.js';
import { PositionEndings } from './position-endings.service.js';
import { positionEvent } from './position.events.js';
import {
  changePosition,
  createPosition,
  findPositionEndProblem,
  findPositionProblems,
  findSeatsProblem,
  type Position,
  type PositionAttributes,
  type PositionDetails,
} from './position.rules.js';
import { isPositionCodeTaken, loadPosition, savePositions } from './positions.queries.js';

export type CreatePosition = Omit<PositionDetails, 'sample' | 'validTo' | 'validFrom'> & {
  clientMutationId: string | null;
  unitId: string;
  /** First day; null is today. */
  validFrom: string | null;
};

export interface ChangePosition {
  clientMutationId: string | null;
  positionId: string;
  change: Partial<PositionAttributes>;
  expectedVersion: number | null;
}

export interface ClosePosition {
  clientMutationId: string | null;
  positionId: string;
  /** First day on which the post no longer exists; null is today. */
  effectiveOn: string | null;
  expectedVersion: number | null;
}

/** Changes of the posts of units: each by somebody who administers the unit, in one transaction with its events. */
@Injectable()
export class PositionsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
    private readonly endings: PositionEndings,
  ) {}

  create(input: CreatePosition, caller: Caller): Promise<Position> {
    return this.writes.reshape({ operation: 'createPosition', input }, caller, async (tx) => {
      const unit = await loadUnit(tx, input.unitId, 'input.unitId');
      const capacity = requireManage(caller, unit, 'input.unitId');
      const validFrom = input.validFrom ?? caller.access.today;
      const details = { ...input, validFrom, validTo: null, sample: false };
      refuseAny(...findPositionProblems(details, unit));
      if (await isPositionCodeTaken(tx, input.code)) {
        refuse(ErrorCode.DUPLICATE, 'input.code', 'duplicateCode', { code: input.code });
      }
      const position = createPosition(uuidv7(), unit.id, details);
      await savePositions(tx, [position]);
      const act = await actInUnit(tx, unit.path, caller, capacity);
      await this.events.append(tx, PositionCreatedV1, positionEvent(position, act));
      return position;
    });
  }

  change(input: ChangePosition, caller: Caller): Promise<Position> {
    return this.writes.reshape({ operation: 'changePosition', input }, caller, async (tx) => {
      const { position, unit, capacity } = await this.load(tx, input, caller);
      if (position.validTo !== null) refuseAny(findPositionEndProblem(position, position.validTo));
      const changed = changePosition(position, input.change);
      const held = await findAppointmentsTo(tx, [position.id]);
      refuseAny(findSeatsProblem(changed.seats), findSeatsTakenProblem(changed.seats, held));
      await savePositions(tx, [changed]);
      const act = await actInUnit(tx, unit.path, caller, capacity);
      await this.events.append(tx, PositionChangedV1, positionEvent(changed, act));
      return changed;
    });
  }

  /** Nobody holds a post that is no more: appointments end with it. */
  close(input: ClosePosition, caller: Caller): Promise<Position> {
    return this.writes.reshape({ operation: 'closePosition', input }, caller, async (tx) => {
      const { position, unit, capacity } = await this.load(tx, input, caller);
      const validTo = input.effectiveOn ?? caller.access.today;
      refuseAny(findPositionEndProblem(position, validTo));
      const act = await actInUnit(tx, unit.path, caller, capacity);
      const [closed] = await this.endings.end(tx, [position], validTo, act);
      return closed ?? position;
    });
  }

  private async load(
    tx: EntityManager,
    input: Pick<ChangePosition, 'positionId' | 'expectedVersion'>,
    caller: Caller,
  ): Promise<{ position: Position; unit: Unit; capacity: Capacity }> {
    const position = await loadPosition(tx, input.positionId);
    const unit = await loadUnit(tx, position.unitId, 'input.positionId');
    const capacity = requireManage(caller, unit, 'input.positionId');
    requireVersion(position, input.expectedVersion);
    return { position, unit, capacity };
  }
}

function requireManage(caller: Caller, unit: Unit, field: string): Capacity {
  return requireCapacity(caller.access, 'position.manage', unit.path, field);
}
