import type { OrgUnitSnapshot } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';

/** A unit whose place in the tree changed; paths hold row ids from the root to the unit itself. */
export interface PathChange {
  unitId: string;
  /** Null where the unit was not known before. */
  oldPath: string[] | null;
  newPath: string[];
}

/** Any constant, one per database: writers of the tree exclude each other and the readers that rely on paths. */
const treeLock = 4_718_203;

/** Keeps the tree as it is until the transaction ends; for work that writes to all ancestors of a unit. */
export async function shareUnitTree(tx: EntityManager): Promise<void> {
  await tx.query('select pg_advisory_xact_lock_shared($1)', [treeLock]);
}

/**
 * Takes over a unit as its event states it. Events of different units come in any order: a unit whose parent is not
 * known yet stands as a root until the parent arrives, and an older version than the stored one changes nothing.
 * @returns every unit whose path changed, the unit itself first.
 */
export async function applyUnitSnapshot(tx: EntityManager, unit: OrgUnitSnapshot): Promise<PathChange[]> {
  await tx.query('select pg_advisory_xact_lock($1)', [treeLock]);
  const [known] = await tx.query<{ version: number; path: string[] }[]>(
    'select version, path from unit where id = $1',
    [unit.id],
  );
  if (known && known.version >= unit.version) return [];
  await storeUnit(tx, unit);
  const changes = await replaceSubtree(tx, unit);
  if (known) return changes;
  const own = changes.find((change) => change.unitId === unit.id);
  return [
    { unitId: unit.id, oldPath: null, newPath: own?.newPath ?? [unit.id] },
    ...changes.filter((change) => change !== own),
  ];
}

async function storeUnit(tx: EntityManager, unit: OrgUnitSnapshot): Promise<void> {
  await tx.query(
    `insert into unit (id, code, kind, name, parent_id, position, tags, valid_from, valid_to, sample, version, path, sort_path)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, array[$1]::uuid[], array[$6]::integer[])
     on conflict (id) do update set code = excluded.code, kind = excluded.kind, name = excluded.name,
       parent_id = excluded.parent_id, position = excluded.position, tags = excluded.tags,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, sample = excluded.sample,
       version = excluded.version`,
    [
      unit.id,
      unit.code,
      unit.kind,
      unit.name,
      unit.parentId,
      unit.position,
      unit.tags,
      unit.validFrom,
      unit.validTo,
      unit.sample,
      unit.version,
    ],
  );
}

/**
 * Recomputes the paths of a unit and all below it. A parent that, by events still to come, seems to lie below the unit
 * counts as unknown; the later event puts it right.
 */
async function replaceSubtree(tx: EntityManager, unit: OrgUnitSnapshot): Promise<PathChange[]> {
  const rows = await tx.query<{ id: string; old_path: string[]; path: string[]; moved: boolean }[]>(
    `with recursive parent as (
       select path, sort_path from unit where id = $2::uuid and not $1::uuid = any(path)
     ), tree as (
       select id, coalesce((select path from parent), '{}') || id as path,
              coalesce((select sort_path from parent), '{}') || position as sort_path
       from unit where id = $1
       union all
       select child.id, tree.path || child.id, tree.sort_path || child.position
       from unit child join tree on child.parent_id = tree.id
       where not child.id = any(tree.path)
     ), before as (
       select unit.id, unit.path from unit join tree using (id)
     ), stored as (
       update unit set path = tree.path, sort_path = tree.sort_path
       from tree where unit.id = tree.id and (unit.path, unit.sort_path) is distinct from (tree.path, tree.sort_path)
     )
     select tree.id, before.path as old_path, tree.path, before.path is distinct from tree.path as moved
     from tree join before using (id) order by cardinality(tree.path)`,
    [unit.id, unit.parentId],
  );
  return rows
    .filter((row) => row.moved)
    .map((row) => ({ unitId: row.id, oldPath: row.old_path, newPath: row.path }));
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
