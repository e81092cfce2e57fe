import { Injectable } from '@nestjs/common';
import type { PositionKind } from '@rasad/event-contracts';
import { DataSource } from 'typeorm';
import type { Appointment } from './appointment.rules.js';

/** An appointment with what tells its post. */
export interface HeldPost extends Appointment {
  unitId: string;
  kind: PositionKind;
}

const columns = `appointment.id, appointment.position_id as "positionId", appointment.account_id as "personId",
  appointment.acting, appointment.valid_from::text as "validFrom", appointment.valid_to::text as "validTo",
  appointment.version`;

@Injectable()
export class AppointmentsQueries {
  constructor(private readonly dataSource: DataSource) {}

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
