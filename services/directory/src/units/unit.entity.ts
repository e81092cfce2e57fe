import type { LocalizedText, OrgUnitKind } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Unit } from './unit.rules.js';

@Entity('unit')
export class UnitEntity implements Unit {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') kind: OrgUnitKind;
  @Column('jsonb') name: LocalizedText;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  @Column('integer') position: number;
  @Column('uuid', { array: true }) path: string[];
  @Column('integer', { name: 'sort_path', array: true }) sortPath: number[];
  @Column('text', { array: true }) tags: string[];
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('uuid', { name: 'successor_ids', array: true }) successorIds: string[];
  @Column('boolean') sample: boolean;
  @Column('integer') version: number;
  @Column('text') search: string;
}
