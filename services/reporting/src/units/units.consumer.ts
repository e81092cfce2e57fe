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
import { EventContext, OnEvent } from '@rasad/messaging';
import { effectiveInstant } from './effective-instant.rules.js';
import { UnitsService } from './units.service.js';

type UnitEvent = EventEnvelope<{ unit: OrgUnitSnapshot; effectiveOn?: string | undefined }>;

/** Units as the directory's events state them. */
@Controller()
export class UnitsConsumer {
  constructor(private readonly units: UnitsService) {}

  @OnEvent(OrgUnitCreatedV1)
  created({ payload, occurredAt }: UnitEvent, context: EventContext): void {
    this.units.observe(context, { ...payload.unit, occurredAt });
  }

  @OnEvent(OrgUnitMovedV1)
  moved({ payload, occurredAt }: UnitEvent, context: EventContext): void {
    const since = effectiveInstant(occurredAt, payload.effectiveOn);
    this.units.observe(context, { ...payload.unit, occurredAt: since });
  }

  @OnEvent(OrgUnitRenamedV1)
  renamed({ payload, occurredAt }: UnitEvent, context: EventContext): void {
    this.units.observe(context, { ...payload.unit, occurredAt });
  }

  @OnEvent(OrgUnitRetaggedV1)
  retagged({ payload, occurredAt }: UnitEvent, context: EventContext): void {
    const since = effectiveInstant(occurredAt, payload.effectiveOn);
    this.units.observe(context, { ...payload.unit, occurredAt: since });
  }

  @OnEvent(OrgUnitClosedV1)
  closed({ payload, occurredAt }: UnitEvent, context: EventContext): void {
    this.units.observe(context, { ...payload.unit, occurredAt });
  }
}
