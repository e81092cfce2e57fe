import { Injectable } from '@nestjs/common';
import { AppointmentEndedV1, PositionClosedV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { appointmentEvent } from '../appointments/appointment.events.js';
import { endAllOn } from '../appointments/appointment.rules.js';
import { findAppointmentsTo, saveAppointments } from '../appointments/appointments.queries.js';
import type { Act } from '../caller.js';
import { outlives } from '../period.rules.js';
import { positionEvent } from './position.events.js';
import { closePosition, type Position } from './position.rules.js';
import { findPositionsOf, savePositions } from './positions.queries.js';

/** The end of posts, whatever it comes from. */
@Injectable()
export class PositionEndings {
  constructor(private readonly events: EventStore) {}

  /** Ends the posts of a unit that closes on a day. */
  async endAllOf(tx: EntityManager, unitId: string, validTo: string, act: Act): Promise<void> {
    const positions = await findPositionsOf(tx, [unitId]);
    await this.end(
      tx,
      positions.filter((position) => outlives(position, validTo)),
      validTo,
      act,
    );
  }

  /** Ends posts, with everybody's time in them, on a day; part of a change that has decided so. */
  async end(
    tx: EntityManager,
    positions: readonly Position[],
    validTo: string,
    act: Act,
  ): Promise<Position[]> {
    const closed = positions.map((position) => closePosition(position, validTo));
    const held = await findAppointmentsTo(
      tx,
      closed.map((position) => position.id),
    );
    const ended = endAllOn(held, validTo);
    await savePositions(tx, closed);
    await saveAppointments(tx, ended);
    const byId = new Map(closed.map((position) => [position.id, position]));
    const endings = ended.flatMap((appointment) => {
      const position = byId.get(appointment.positionId);
      return position ? [appointmentEvent(appointment, position, act)] : [];
    });
    await this.events.appendAll(tx, AppointmentEndedV1, endings);
    await this.events.appendAll(
      tx,
      PositionClosedV1,
      closed.map((position) => positionEvent(position, act)),
    );
    return closed;
  }
}
