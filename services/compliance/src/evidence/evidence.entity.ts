import type { EvidenceKind, EvidenceState, Role } from '@rasad/event-contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredPosition } from '../actors/stored-actor.js';

/** A file or a link that proves something about a task; only its state ever changes. */
@Entity('evidence')
export class EvidenceEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('text') kind: EvidenceKind;
  @Column('text') title: string;
  @Column('text', { name: 'file_name', nullable: true }) fileName: string | null;
  @Column('text', { name: 'media_type', nullable: true }) mediaType: string | null;
  @Column('bigint', { nullable: true }) size: number | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('text', { nullable: true }) url: string | null;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn: string | null;
  @Column('text') state: EvidenceState;
  @Column('integer') version: number;
  @Column('text', { name: 'uploader_id' }) uploaderId: string;
  @Column('text', { name: 'uploader_kind' }) uploaderKind: string;
  @Column('text', { name: 'uploader_role', nullable: true }) uploaderRole: Role | null;
  @Column('uuid', { name: 'uploader_unit_id', nullable: true }) uploaderUnitId: string | null;
  @Column('jsonb', { name: 'uploader_position', nullable: true }) uploaderPosition: StoredPosition;
  @Column('text', { name: 'uploader_on_behalf_of', nullable: true }) uploaderOnBehalfOf: string | null;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt: Date;
}
