import type { EntityManager } from 'typeorm';

/** Stores the words by which a unit is found, unless a newer event was there before. */
export async function writeUnitSearch(
  tx: EntityManager,
  unit: { id: string; version: number },
  search: string,
): Promise<void> {
  await tx.query('update unit set search = $3 where id = $1 and version = $2', [
    unit.id,
    unit.version,
    search,
  ]);
}
