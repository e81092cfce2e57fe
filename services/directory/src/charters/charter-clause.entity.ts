import type { LocalizedText } from '@rasad/event-contracts';
import type { BodyRule } from '@rasad/import-formats';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CharterClause } from './charter.rules.js';

@Entity('charter_clause')
export class CharterClauseEntity implements CharterClause {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'charter_id' }) charterId: string;
  @Column('text') number: string;
  @Column('jsonb') text: LocalizedText;
  @Column('jsonb', { nullable: true }) rule: BodyRule | null;
}
