import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantAsText } from '../instant-column.js';
import type { ClientSecret } from './client-secret.rules.js';

@Entity('client_secret')
export class ClientSecretEntity implements ClientSecret {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  /** See `client-secret.hash.ts`; read by the check of a secret alone. */
  @Column('text', { select: false }) hash: string;
  @Column('timestamptz', { name: 'issued_at', transformer: instantAsText }) issuedAt: string;
  @Column('timestamptz', { name: 'expires_at', transformer: instantAsText }) expiresAt: string;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true, transformer: instantAsText })
  withdrawnAt: string | null;
  @Column('timestamptz', { name: 'last_used_at', nullable: true, transformer: instantAsText })
  lastUsedAt: string | null;
}
