import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileRefusal } from '../files/file-type.rules.js';
import type { UploadStatus } from './evidence-upload.rules.js';

/** A file on its way: what was said of it beforehand, and what came. Removed once it is over. */
@Entity('evidence_upload')
export class EvidenceUploadEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'task_id' }) taskId: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text') title: string;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn: string | null;
  @Column('bigint', { name: 'stated_size', nullable: true }) statedSize: number | null;
  @Column('text', { name: 'stated_sha256', nullable: true }) statedSha256: string | null;
  @Column('text') status: UploadStatus;
  @Column('text', { nullable: true }) refusal: FileRefusal | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('bigint', { nullable: true }) size: number | null;
  @Column('text', { name: 'uploader_id' }) uploaderId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
