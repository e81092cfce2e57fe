import type { LocalizedText, PositionKind } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Position } from './position.rules.js';

@Entity('position')
export class PositionEntity implements Position {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'unit_id' }) unitId: string;
  @Column('text') code: string;
  @Column('jsonb') title: LocalizedText;
  @Column('text') kind: PositionKind;
  @Column('boolean') sensitive: boolean;
  @Column('integer') seats: number;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('boolean') sample: boolean;
  @Column('integer') version: number;
}
