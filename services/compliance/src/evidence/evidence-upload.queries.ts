import type { EntityManager } from 'typeorm';
import type { EvidenceUploadEntity } from './evidence-upload.entity.js';

/** An upload held for a change. */
export type LockedUpload = Omit<EvidenceUploadEntity, 'createdAt'>;

const columns = `id, task_id as "taskId", file_name as "fileName", title, effective_on::text as "effectiveOn",
  stated_size::integer as "statedSize", stated_sha256 as "statedSha256", status, refusal, sha256,
  size::integer as size, uploader_id as "uploaderId",
  expires_at as "expiresAt"`;

/** Locks an upload of a person until the transaction ends; null where they have no such upload. */
export async function lockUpload(
  tx: EntityManager,
  id: string,
  uploaderId: string,
): Promise<LockedUpload | null> {
  const [upload] = await tx.query<LockedUpload[]>(
    `select ${columns} from evidence_upload where id = $1 and uploader_id = $2 for update`,
    [id, uploaderId],
  );
  return upload ?? null;
}

/** Uploads that a person has under way at an instant. */
export async function countOpenUploads(tx: EntityManager, uploaderId: string, at: Date): Promise<number> {
  const [row] = await tx.query<[{ n: number }]>(
    `select count(*)::integer as n from evidence_upload
     where uploader_id = $1 and status <> 'COMPLETED' and expires_at > $2`,
    [uploaderId, at],
  );
  return row.n;
}

/** Locks uploads that are over: completed ones, and those that expired before an instant. */
export function lockFinishedUploads(
  tx: EntityManager,
  expiredBefore: Date,
  limit: number,
): Promise<LockedUpload[]> {
  return tx.query<LockedUpload[]>(
    `select ${columns} from evidence_upload where expires_at < $1
     order by expires_at limit $2 for update skip locked`,
    [expiredBefore, limit],
  );
}
