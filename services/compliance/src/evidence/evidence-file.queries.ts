import type { EntityManager } from 'typeorm';

/**
 * Holds what concerns the bytes of one hash for this transaction: that they are kept, that the last evidence of them is
 * given up, that they are removed.
 */
export async function lockBytes(tx: EntityManager, sha256: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('evidence-file:' || $1, 0))`, [sha256]);
}

/** Writes that bytes are kept and wanted. @returns whether a scanner found them clean before */
export async function recordFile(
  tx: EntityManager,
  file: { sha256: string; size: number; at: Date },
): Promise<{ isCleared: boolean }> {
  const [row] = await tx.query<[{ isCleared: boolean }]>(
    `insert into evidence_file (sha256, size, stored_at) values ($1, $2, $3)
     on conflict (sha256) do update set released_at = null
     returning cleared_at is not null as "isCleared"`,
    [file.sha256, file.size, file.at],
  );
  return row;
}

/** Writes that a scanner found bytes clean. */
export async function recordCleared(tx: EntityManager, sha256: string, at: Date): Promise<void> {
  await tx.query('update evidence_file set cleared_at = $2 where sha256 = $1', [sha256, at]);
}

const unused = `not exists (
  select from evidence e where e.sha256 = $1 and e.state in ('QUARANTINED', 'AVAILABLE'))`;

/** Gives bytes up for removal where no evidence needs them any more. */
export async function releaseUnused(tx: EntityManager, sha256: string, at: Date): Promise<void> {
  await tx.query(`update evidence_file set released_at = $2 where sha256 = $1 and ${unused}`, [sha256, at]);
}

/** Whether bytes are recorded as kept. */
export async function isRecorded(tx: EntityManager, sha256: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('select 1 from evidence_file where sha256 = $1', [sha256]);
  return rows.length > 0;
}

/** Hashes of bytes that were given up. */
export async function releasedFiles(tx: EntityManager, limit: number): Promise<string[]> {
  const rows = await tx.query<{ sha256: string }[]>(
    'select sha256 from evidence_file where released_at is not null order by released_at limit $1',
    [limit],
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Forgets bytes that were given up, unless evidence came to need them. @returns whether they are to be removed */
export async function forgetReleased(tx: EntityManager, sha256: string): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `delete from evidence_file where sha256 = $1 and released_at is not null and ${unused} returning sha256`,
    [sha256],
  );
  return rows.length > 0;
}

/** Hashes of files that wait for a scanner. */
export async function quarantinedFiles(tx: EntityManager, limit: number): Promise<string[]> {
  const rows = await tx.query<{ sha256: string }[]>(
    `select distinct sha256 from evidence where state = 'QUARANTINED' limit $1`,
    [limit],
  );
  return rows.map(({ sha256 }) => sha256);
}
