import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Appointment } from './appointment.rules.js';

@Entity('appointment')
export class AppointmentEntity implements Appointment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'position_id' }) positionId: string;
  @Column('uuid', { name: 'account_id' }) personId: string;
  @Column('boolean') acting: boolean;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('integer') version: number;
}
