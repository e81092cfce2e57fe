import { Injectable } from '@nestjs/common';
import { CALENDAR_ID, type EventDefinition, type PayloadOf } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { actorOf, ErrorCode, refuse, requireCapacity, requireId } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { requireActorOverAll } from '../actors/actor-over-all.js';
import type { Caller } from '../caller.js';
import { insertCalendarChange, type NewCalendarChange } from './calendar-writes.queries.js';
import { findScopeUnit, lockCalendar } from './stored-calendar.queries.js';
import type { ScopeUnit } from './working-calendar.js';

/** A change and the event that tells of it. */
export interface CalendarChangeDraft<D extends EventDefinition> extends NewCalendarChange {
  definition: D;
  payload: PayloadOf<D>;
}

/** Changes of the calendar: who may make them, and how they are noted. */
@Injectable()
export class CalendarChanges {
  constructor(private readonly events: EventStore) {}

  /** Notes a change with its event; what it says of days refers to its version. @returns the version. */
  async record<D extends EventDefinition>(
    tx: EntityManager,
    { definition, payload, ...change }: CalendarChangeDraft<D>,
  ): Promise<number> {
    await lockCalendar(tx);
    const version = await insertCalendarChange(tx, change);
    await this.events.append(tx, definition, {
      aggregateId: CALENDAR_ID,
      aggregateVersion: version,
      payload,
      actor: change.actor,
      correlationId: change.correlationId,
      occurredAt: change.at,
    });
    return version;
  }

  /** The unit of a global id, of which the caller may change the calendar; null for every unit. */
  async requireScope(tx: EntityManager, caller: Caller, unitId: string | null | undefined): Promise<Scope> {
    if (unitId == null) return { unit: null, by: await this.requireAll(tx, caller, 'input.unitId') };
    const found = await findScopeUnit(tx, requireId('OrgUnit', unitId, 'input.unitId'));
    if (!found) return refuse(ErrorCode.NOT_FOUND, 'input.unitId', 'notFound');
    const capacity = requireCapacity(caller.access, 'calendar.manage', found.path, 'input.unitId');
    return {
      unit: { id: found.id, name: found.name },
      by: { actor: actorOf(caller.principal, capacity), correlationId: caller.correlationId },
    };
  }

  /** What holds for every unit is changed by those who administer every unit: all that stand under no other. */
  async requireAll(tx: EntityManager, caller: Caller, field: string | null = null): Promise<By> {
    const actor = await requireActorOverAll(tx, caller, 'calendar.manage', field);
    return { actor, correlationId: caller.correlationId };
  }
}

/** Who makes a change, in which request. */
export type By = Pick<NewCalendarChange, 'actor' | 'correlationId'>;

/** For whom a change is to hold, and who makes it. */
export interface Scope {
  unit: ScopeUnit | null;
  by: By;
}
