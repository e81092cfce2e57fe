import type { Role } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredPosition } from '../actors/stored-actor.js';

/** A remark on a task; only ever inserted. */
@Entity('comment')
export class CommentEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('text') body: string;
  @Column('text', { name: 'author_id' }) authorId: string;
  @Column('text', { name: 'author_kind' }) authorKind: string;
  @Column('text', { name: 'author_role', nullable: true }) authorRole: Role | null;
  @Column('uuid', { name: 'author_unit_id', nullable: true }) authorUnitId: string | null;
  @Column('jsonb', { name: 'author_position', nullable: true }) authorPosition: StoredPosition;
  @Column('text', { name: 'author_on_behalf_of', nullable: true }) authorOnBehalfOf: string | null;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
}
