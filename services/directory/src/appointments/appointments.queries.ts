import { Injectable } from '@nestjs/common';
import type { PositionKind } from '@rasad/event-contracts';
import { ErrorCode, refuse } from '@rasad/service-kit';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AppointmentEntity } from './appointment.entity.js';
import type { Appointment } from './appointment.rules.js';

/** An appointment with what tells its post. */
export interface HeldPost extends Appointment {
  unitId: string;
  kind: PositionKind;
}

const columns = `appointment.id, appointment.position_id as "positionId", appointment.account_id as "personId",
  appointment.acting, appointment.valid_from::text as "validFrom", appointment.valid_to::text as "validTo",
  appointment.version`;
const rowsPerStatement = 5_000;

@Injectable()
export class AppointmentsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Appointments by their row ids, in no order. */
  byIds(ids: readonly string[]): Promise<Appointment[]> {
    return this.dataSource.query(`select ${columns} from appointment where id = any($1::uuid[])`, [[...ids]]);
  }

  /** All appointments to posts, the latest first. */
  ofPositions(positionIds: readonly string[]): Promise<Appointment[]> {
    return this.dataSource.query(
      `select ${columns} from appointment where position_id = any($1::uuid[])
       order by valid_from desc nulls last, id desc`,
      [[...positionIds]],
    );
  }

  /** All appointments of people, the latest first. */
  ofPeople(personIds: readonly string[]): Promise<Appointment[]> {
    return this.dataSource.query(
      `select ${columns} from appointment where account_id = any($1::uuid[])
       order by valid_from desc nulls last, id desc`,
      [[...personIds]],
    );
  }

  /** Posts that a person holds on a day or later, oldest first. */
  postsOf(personId: string, day: string): Promise<HeldPost[]> {
    return this.dataSource.query(
      `select ${columns}, position.unit_id as "unitId", position.kind
       from appointment join position on position.id = appointment.position_id
       where appointment.account_id = $1 and (appointment.valid_to is null or appointment.valid_to > $2::date)
       order by appointment.id`,
      [personId, day],
    );
  }
}

/** An appointment by its row id, inside a change. */
export async function loadAppointment(tx: EntityManager, id: string): Promise<Appointment> {
  const appointment = await tx.findOneBy(AppointmentEntity, { id });
  return appointment ?? refuse(ErrorCode.NOT_FOUND, 'input.appointmentId', 'notFound');
}

/** All appointments to posts, inside a change. */
export function findAppointmentsTo(
  tx: EntityManager,
  positionIds: readonly string[],
): Promise<Appointment[]> {
  return tx.findBy(AppointmentEntity, { positionId: In([...positionIds]) });
}

/** All appointments of a person, inside a change. */
export function findAppointmentsOf(tx: EntityManager, personId: string): Promise<Appointment[]> {
  return tx.findBy(AppointmentEntity, { personId });
}

/** Stores appointments, new or changed. */
export async function saveAppointments(
  tx: EntityManager,
  appointments: readonly Appointment[],
): Promise<void> {
  for (let start = 0; start < appointments.length; start += rowsPerStatement) {
    await tx.upsert(AppointmentEntity, appointments.slice(start, start + rowsPerStatement), ['id']);
  }
}
