import type { Role } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

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
  @Column('timestamptz', { name: 'withdrawn_at' }) withdrawnAt: Date;
}
