import type { Role, TaskResult } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredPosition } from '../actors/stored-actor.js';

/** A decision on one report; only ever inserted. */
@Entity('review')
export class ReviewEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('integer', { name: 'report_number' }) reportNumber: number;
  @Column('text') decision: 'ACCEPT' | 'RETURN';
  @Column('text', { nullable: true }) result: TaskResult | null;
  @Column('text', { nullable: true }) comment: string | null;
  @Column('text', { name: 'reviewer_id' }) reviewerId: string;
  @Column('text', { name: 'reviewer_kind' }) reviewerKind: string;
  @Column('text', { name: 'reviewer_role', nullable: true }) reviewerRole: Role | null;
  @Column('uuid', { name: 'reviewer_unit_id', nullable: true }) reviewerUnitId: string | null;
  @Column('jsonb', { name: 'reviewer_position', nullable: true }) reviewerPosition: StoredPosition;
  @Column('text', { name: 'reviewer_on_behalf_of', nullable: true }) reviewerOnBehalfOf: string | null;
  @Column('timestamptz', { name: 'reviewed_at' }) reviewedAt: Date;
}
