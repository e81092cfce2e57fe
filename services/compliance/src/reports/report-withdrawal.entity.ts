import type { Role } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredPosition } from '../actors/stored-actor.js';

/** A report that was taken back; only ever inserted, the report itself stays. */
@Entity('report_withdrawal')
export class ReportWithdrawalEntity {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { name: 'withdrawer_id' }) withdrawerId: string;
  @Column('text', { name: 'withdrawer_kind' }) withdrawerKind: string;
  @Column('text', { name: 'withdrawer_role', nullable: true }) withdrawerRole: Role | null;
  @Column('uuid', { name: 'withdrawer_unit_id', nullable: true }) withdrawerUnitId: string | null;
  @Column('jsonb', { name: 'withdrawer_position', nullable: true }) withdrawerPosition: StoredPosition;
  @Column('text', { name: 'withdrawer_on_behalf_of', nullable: true }) withdrawerOnBehalfOf: string | null;
  @Column('timestamptz', { name: 'withdrawn_at' }) withdrawnAt: Date;
}
