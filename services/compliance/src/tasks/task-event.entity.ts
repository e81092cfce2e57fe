import type { Role, TaskResult, TaskStatus } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredPosition } from '../actors/stored-actor.js';

/** One step in the life of a task; only ever inserted. */
@Entity('task_event')
export class TaskEventEntity {
  @PrimaryColumn('uuid', { name: 'task_id' }) taskId: string;
  @PrimaryColumn('integer') version: number;
  @Column('text') type: string;
  @Column('timestamptz') at: Date;
  @Column('text', { name: 'actor_id' }) actorId: string;
  @Column('text', { name: 'actor_kind' }) actorKind: string;
  @Column('text', { name: 'actor_role', nullable: true }) actorRole: Role | null;
  @Column('uuid', { name: 'actor_unit_id', nullable: true }) actorUnitId: string | null;
  @Column('jsonb', { name: 'actor_position', nullable: true }) actorPosition: StoredPosition;
  @Column('text', { name: 'actor_on_behalf_of', nullable: true }) actorOnBehalfOf: string | null;
  @Column('text', { name: 'from_status' }) fromStatus: TaskStatus;
  @Column('text', { name: 'to_status' }) toStatus: TaskStatus;
  @Column('text') result: TaskResult;
  @Column('text', { nullable: true }) note: string | null;
  @Column('integer', { name: 'report_number', nullable: true }) reportNumber: number | null;
  @Column('uuid', { name: 'responsible_id', nullable: true }) responsibleId: string | null;
}
