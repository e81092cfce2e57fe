import type { Role, TaskResult } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredPosition } from '../actors/stored-actor.js';
import type { Figure } from './figure.rules.js';

/** A submission for a task; only ever inserted. */
@Entity('report')
export class ReportEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('integer') number: number;
  @Column('text') result: TaskResult;
  @Column('text') narrative: string;
  @Column('jsonb') figures: Required<Figure>[];
  /** The narrative's words as they are searched. */
  @Column('text') search: string;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn: string | null;
  @Column('text', { name: 'author_id' }) authorId: string;
  @Column('text', { name: 'author_kind' }) authorKind: string;
  @Column('text', { name: 'author_role', nullable: true }) authorRole: Role | null;
  @Column('uuid', { name: 'author_unit_id', nullable: true }) authorUnitId: string | null;
  @Column('jsonb', { name: 'author_position', nullable: true }) authorPosition: StoredPosition;
  @Column('text', { name: 'author_on_behalf_of', nullable: true }) authorOnBehalfOf: string | null;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
}
