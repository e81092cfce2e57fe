import type { LocalizedText } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantAsText } from '../instant-column.js';
import type { Account } from './account.rules.js';

@Entity('account')
export class AccountEntity implements Account {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'PERSON' | 'SERVICE';
  @Column('text') username: string;
  @Column('jsonb') name: LocalizedText;
  @Column('text', { nullable: true }) email: string | null;
  @Column('timestamptz', { name: 'disabled_at', nullable: true, transformer: instantAsText })
  disabledAt: string | null;
  @Column('boolean') sample: boolean;
  @Column('integer') version: number;
  @Column('text') search: string;
}
