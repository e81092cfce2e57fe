import { Controller } from '@nestjs/common';
import {
  OrgUnitClosedV1,
  OrgUnitCreatedV1,
  OrgUnitMovedV1,
  OrgUnitRenamedV1,
  OrgUnitRetaggedV1,
  type EventEnvelope,
  type OrgUnitSnapshot,
} from '@rasad/event-contracts';
import { OnEvent, type EventContext } from '@rasad/messaging';
import { UnitsService } from './units.service.js';

type UnitEvent = EventEnvelope<{ unit: OrgUnitSnapshot }>;

/** Follows the organisation: keeps the copy of the unit tree and notes whose assignments have to follow. */
@Controller()
export class UnitsConsumer {
  constructor(private readonly units: UnitsService) {}

  @OnEvent(OrgUnitCreatedV1)
  created(event: UnitEvent, context: EventContext): Promise<void> {
    return this.units.follow(event, context, 'UNIT_CREATED');
  }

  @OnEvent(OrgUnitRenamedV1)
  renamed(event: UnitEvent, context: EventContext): Promise<void> {
    return this.units.follow(event, context, 'UNIT_CHANGED');
  }

  @OnEvent(OrgUnitRetaggedV1)
  retagged(event: UnitEvent, context: EventContext): Promise<void> {
    return this.units.follow(event, context, 'UNIT_CHANGED');
  }

  @OnEvent(OrgUnitMovedV1)
  moved(event: UnitEvent, context: EventContext): Promise<void> {
    return this.units.follow(event, context, 'UNIT_MOVED');
  }

  @OnEvent(OrgUnitClosedV1)
  closed(event: UnitEvent, context: EventContext): Promise<void> {
    return this.units.follow(event, context, 'UNIT_CLOSED');
  }
}
