import type { BodyKind, LocalizedText } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Body } from './body.rules.js';

@Entity('body')
export class BodyEntity implements Body {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'charter_id' }) charterId: string;
  @Column('uuid', { name: 'clause_id' }) clauseId: string;
  @Column('text', { name: 'rule_code' }) ruleCode: string;
  @Column('uuid', { name: 'scope_unit_id' }) scopeUnitId: string;
  @Column('text') kind: BodyKind;
  @Column('jsonb') name: LocalizedText;
  @Column('date', { name: 'valid_from' }) validFrom: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('uuid', { name: 'successor_ids', array: true }) successorIds: string[];
  @Column('boolean') sample: boolean;
  @Column('integer') version: number;
}
