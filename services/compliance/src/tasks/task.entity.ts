import type { TaskResult, TaskStatus } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The part of a task that acts change; its due date is written once, its place changes only when an heir goes on with it. */
@Entity('task')
export class TaskEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') status: TaskStatus;
  @Column('text') result: TaskResult;
  @Column('integer') version: number;
  @Column('integer', { name: 'report_number' }) reportNumber: number;
  @Column('uuid', { name: 'responsible_id', nullable: true }) responsibleId: string | null;
  @Column('integer', { name: 'judged_by_version', nullable: true }) judgedByVersion: number | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
