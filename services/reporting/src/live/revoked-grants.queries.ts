import type { EntityManager } from 'typeorm';

/** Remembers that a grant was taken back. */
export async function storeRevokedGrant(
  tx: EntityManager,
  grantId: string,
  revokedAt: string,
): Promise<void> {
  await tx.query('insert into revoked_grant (grant_id, revoked_at) values ($1, $2) on conflict do nothing', [
    grantId,
    revokedAt,
  ]);
}

/** Which of the grants were taken back. */
export async function findRevokedGrants(
  manager: EntityManager,
  grantIds: readonly string[],
): Promise<Set<string>> {
  const rows = await manager.query<{ grant_id: string }[]>(
    'select grant_id from revoked_grant where grant_id = any($1::uuid[])',
    [grantIds],
  );
  return new Set(rows.map((row) => row.grant_id));
}
