import type { OrgUnitSnapshot } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { placeUnits, type PlacedUnit } from './unit-paths.js';

/** A unit whose place in the tree changed; paths hold row ids from the root to the unit itself. */
export interface PathChange {
  unitId: string;
  /** Null where the unit was not known before. */
  oldPath: string[] | null;
  newPath: string[];
}

/**
 * Writers of the tree exclude each other and the readers that rely on paths: any constant, and the schema, since a
 * service may build another copy of the tree beside the one it serves.
 */
const treeLock = `4718203, hashtext(current_schema())`;

/** Keeps the tree as it is until the transaction ends; for work that writes to all ancestors of a unit. */
export async function shareUnitTree(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock_shared(${treeLock})`);
}

/** Takes over one unit; see `applyUnitSnapshots`. */
export function applyUnitSnapshot(tx: EntityManager, unit: OrgUnitSnapshot): Promise<PathChange[]> {
  return applyUnitSnapshots(tx, [unit]);
}

/**
 * Takes over units as their events state them. Events of different units come in any order: a unit whose parent is
 * not known yet stands as a root until the parent arrives, and an older version than the stored one changes nothing.
 * The tree is locked until the transaction ends, so call it late.
 * @returns every unit whose path changed, those higher up first.
 */
export async function applyUnitSnapshots(
  tx: EntityManager,
  units: readonly OrgUnitSnapshot[],
): Promise<PathChange[]> {
  await tx.query(`select pg_advisory_xact_lock(${treeLock})`);
  const before = await findUnitPaths(
    tx,
    units.map((unit) => unit.id),
  );
  const stored = await storeUnits(tx, newestOf(units));
  if (stored.length === 0) return [];
  const { affected, above } = await readAffected(tx, stored);
  const places = placeUnits(affected, above);
  await storePlaces(tx, affected, places);
  return affected
    .map((unit) => ({
      unitId: unit.id,
      oldPath: before.has(unit.id) || !stored.includes(unit.id) ? unit.path : null,
      newPath: places.get(unit.id)!.path,
    }))
    .filter(({ oldPath, newPath }) => oldPath?.join() !== newPath.join())
    .sort((a, b) => a.newPath.length - b.newPath.length);
}

function newestOf(units: readonly OrgUnitSnapshot[]): OrgUnitSnapshot[] {
  const newest = new Map<string, OrgUnitSnapshot>();
  for (const unit of units) {
    if ((newest.get(unit.id)?.version ?? 0) < unit.version) newest.set(unit.id, unit);
  }
  return [...newest.values()];
}

/** Stores units that are newer than what is known. @returns their ids. */
async function storeUnits(tx: EntityManager, units: readonly OrgUnitSnapshot[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `insert into unit (id, code, kind, name, parent_id, position, tags, valid_from, valid_to, sample, version, path, sort_path)
     select id, code, kind, name, "parentId", position, tags, "validFrom", "validTo", sample, version,
       array[id], array[position]
     from jsonb_to_recordset($1) as given (id uuid, code text, kind text, name jsonb, "parentId" uuid,
       position integer, tags text[], "validFrom" date, "validTo" date, sample boolean, version integer)
     on conflict (id) do update set code = excluded.code, kind = excluded.kind, name = excluded.name,
       parent_id = excluded.parent_id, position = excluded.position, tags = excluded.tags,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, sample = excluded.sample,
       version = excluded.version
     where unit.version < excluded.version
     returning id`,
    [JSON.stringify(units)],
  );
  return rows.map((row) => row.id);
}

/** Changed units with all below them, and the parents above these. */
async function readAffected(
  tx: EntityManager,
  changed: readonly string[],
): Promise<{ affected: PlacedUnit[]; above: PlacedUnit[] }> {
  const rows = await tx.query<(PlacedUnit & { isAffected: boolean })[]>(
    `with recursive affected as (
       select id, parent_id from unit where id = any($1::uuid[])
       union
       select child.id, child.parent_id from unit child join affected on child.parent_id = affected.id
     )
     select id, parent_id as "parentId", position, path, sort_path as "sortPath",
       id in (select id from affected) as "isAffected"
     from unit where id in (select id from affected union select parent_id from affected)`,
    [changed],
  );
  return {
    affected: rows.filter((row) => row.isAffected),
    above: rows.filter((row) => !row.isAffected),
  };
}

async function storePlaces(
  tx: EntityManager,
  units: readonly PlacedUnit[],
  places: ReturnType<typeof placeUnits>,
): Promise<void> {
  const moved = units.filter(({ id, path, sortPath }) => {
    const place = places.get(id)!;
    return place.path.join() !== path.join() || place.sortPath.join() !== sortPath.join();
  });
  if (moved.length === 0) return;
  await tx.query(
    `update unit set path = place.path::uuid[], sort_path = place.sort_path::integer[]
     from unnest($1::uuid[], $2::text[], $3::text[]) as place (id, path, sort_path) where unit.id = place.id`,
    [
      moved.map(({ id }) => id),
      moved.map(({ id }) => `{${places.get(id)!.path.join()}}`),
      moved.map(({ id }) => `{${places.get(id)!.sortPath.join()}}`),
    ],
  );
}

/** Paths of units by their row ids; unknown units are left out. */
export async function findUnitPaths(
  tx: EntityManager,
  unitIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ id: string; path: string[] }[]>(
    'select id, path from unit where id = any($1::uuid[])',
    [[...unitIds]],
  );
  return new Map(rows.map((row) => [row.id, row.path]));
}
