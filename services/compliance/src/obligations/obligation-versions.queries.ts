import type { Actor } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import type { StoredObligation } from './stored-obligation.js';

/** Keeps what obligations say from now on, with who changed what and why; never changed afterwards. */
export async function insertVersions(
  tx: EntityManager,
  changes: readonly { after: StoredObligation; changed: readonly string[] }[],
  { actor, at, reason }: { actor: Actor; at: Date; reason: string | null },
): Promise<void> {
  const rows = changes.map(({ after: { id, version, ...content }, changed }) => ({
    id,
    version,
    content,
    changed,
  }));
  await tx.query(
    `insert into obligation_version (obligation_id, version, content, changed, reason, written_by, written_at)
     select r.id, r.version, r.content, r.changed, $2, $3::jsonb, $4::timestamptz
     from jsonb_to_recordset($1::jsonb) as r (id uuid, version integer, content jsonb, changed text[])`,
    [JSON.stringify(rows), reason, actor, at],
  );
}
