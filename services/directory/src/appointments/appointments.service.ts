import { Injectable } from '@nestjs/common';
import { AppointmentEndedV1, AppointmentMadeV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { refuseAny, requireCapacity } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { loadPerson } from '../accounts/accounts.queries.js';
import type { Act, Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import type { Position } from '../positions/position.rules.js';
import { loadPosition } from '../positions/positions.queries.js';
import { actInUnit } from '../units/unit-act.js';
import { loadUnit } from '../units/unit-tree.queries.js';
import { appointmentEvent } from './appointment.events.js';
import {
  endAppointment,
  findAppointmentEndProblem,
  findAppointProblem,
  makeAppointment,
  type Appointment,
} from './appointment.rules.js';
import { findAppointmentsTo, loadAppointment, saveAppointments } from './appointments.queries.js';

export interface Appoint {
  clientMutationId: string | null;
  positionId: string;
  personId: string;
  acting: boolean;
  /** First day; null is today. */
  validFrom: string | null;
  validTo: string | null;
}

export interface EndAppointment {
  clientMutationId: string | null;
  appointmentId: string;
  /** First day on which the person no longer holds the post; null is today. */
  effectiveOn: string | null;
}

/** Who holds which post: decided by somebody who administers the post's unit. */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  appoint(input: Appoint, caller: Caller): Promise<Appointment> {
    return this.writes.run({ operation: 'appoint', input }, caller, async (tx) => {
      const position = await loadPosition(tx, input.positionId);
      const act = await this.actOn(tx, position, caller, 'input.positionId');
      const person = await loadPerson(tx, input.personId, 'input.personId');
      const validFrom = input.validFrom ?? caller.access.today;
      const draft = { personId: person.id, acting: input.acting, validFrom, validTo: input.validTo };
      refuseAny(findAppointProblem(draft, position, await findAppointmentsTo(tx, [position.id])));
      const appointment = makeAppointment(uuidv7(), position.id, draft);
      await saveAppointments(tx, [appointment]);
      await this.events.append(tx, AppointmentMadeV1, appointmentEvent(appointment, position, act));
      return appointment;
    });
  }

  end(input: EndAppointment, caller: Caller): Promise<Appointment> {
    return this.writes.run({ operation: 'endAppointment', input }, caller, async (tx) => {
      const appointment = await loadAppointment(tx, input.appointmentId);
      const position = await loadPosition(tx, appointment.positionId);
      const act = await this.actOn(tx, position, caller, 'input.appointmentId');
      const on = input.effectiveOn ?? caller.access.today;
      refuseAny(findAppointmentEndProblem(appointment, on));
      const ended = endAppointment(appointment, on);
      await saveAppointments(tx, [ended]);
      await this.events.append(tx, AppointmentEndedV1, appointmentEvent(ended, position, act));
      return ended;
    });
  }

  private async actOn(tx: EntityManager, position: Position, caller: Caller, field: string): Promise<Act> {
    const { path } = await loadUnit(tx, position.unitId, field);
    return actInUnit(tx, path, caller, requireCapacity(caller.access, 'appointment.manage', path, field));
  }
}
