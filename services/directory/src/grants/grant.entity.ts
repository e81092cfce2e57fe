import type { Role } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantAsText } from '../instant-column.js';
import type { Grant } from './grant.rules.js';

/** The table is not called `grant`: SQL reserves the word. */
@Entity('role_grant')
export class GrantEntity implements Grant {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('text') role: Role;
  @Column('uuid', { name: 'scope_unit_id' }) scopeUnitId: string;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true, transformer: instantAsText })
  revokedAt: string | null;
  @Column('uuid', { name: 'source_grant_id', nullable: true }) sourceGrantId: string | null;
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf: string | null;
  @Column('integer') version: number;
}
