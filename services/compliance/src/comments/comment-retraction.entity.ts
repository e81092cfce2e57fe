import type { Role } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredPosition } from '../actors/stored-actor.js';

/** That a comment was taken back; only ever inserted, the comment stays. */
@Entity('comment_retraction')
export class CommentRetractionEntity {
  @PrimaryColumn('uuid', { name: 'comment_id' }) commentId: string;
  @Column('text', { name: 'retracter_id' }) retracterId: string;
  @Column('text', { name: 'retracter_kind' }) retracterKind: string;
  @Column('text', { name: 'retracter_role', nullable: true }) retracterRole: Role | null;
  @Column('uuid', { name: 'retracter_unit_id', nullable: true }) retracterUnitId: string | null;
  @Column('jsonb', { name: 'retracter_position', nullable: true }) retracterPosition: StoredPosition;
  @Column('text', { name: 'retracter_on_behalf_of', nullable: true }) retracterOnBehalfOf: string | null;
  @Column('timestamptz', { name: 'retracted_at' }) retractedAt: Date;
}
