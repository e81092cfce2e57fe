import type { SeatRole } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BodySeat } from './body.rules.js';

@Entity('body_seat')
export class BodySeatEntity implements BodySeat {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'body_id' }) bodyId: string;
  @Column('uuid', { name: 'clause_id' }) clauseId: string;
  @Column('text') code: string;
  @Column('text') role: SeatRole;
  @Column('uuid', { name: 'position_id', nullable: true }) positionId: string | null;
  @Column('boolean') required: boolean;
  @Column('boolean') voting: boolean;
  @Column('date', { name: 'valid_from' }) validFrom: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
}
