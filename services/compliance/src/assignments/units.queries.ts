import type { EntityManager } from 'typeorm';

/** Stores what this service keeps of a unit beside its place in the tree, unless a newer event was there before. */
export async function writeUnitDetails(
  tx: EntityManager,
  unit: { id: string; version: number },
  details: { search: string; successorIds: readonly string[] },
): Promise<void> {
  await tx.query('update unit set search = $3, successor_ids = $4 where id = $1 and version = $2', [
    unit.id,
    unit.version,
    details.search,
    details.successorIds,
  ]);
}
