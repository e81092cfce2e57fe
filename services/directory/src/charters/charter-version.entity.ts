import type { LocalizedText } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CharterVersion } from './charter.rules.js';

@Entity('charter_version')
export class CharterVersionEntity implements CharterVersion {
  @PrimaryColumn('uuid', { name: 'charter_id' }) charterId: string;
  @PrimaryColumn('integer') number: number;
  @Column('jsonb') title: LocalizedText;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('boolean') sample: boolean;
  @Column('uuid', { name: 'clause_ids', array: true }) clauseIds: string[];
}
