import type { EntityManager } from 'typeorm';
import { joinWays, type UnitState } from './unit-state.rules.js';

const columns = `unit_id as "unitId", valid_from::text as "validFrom", valid_to::text as "validTo", name, kind, tags,
  parent_id as "parentId", position, path, sort_path as "sortPath", search`;

/** Rows of one statement travel as one JSON text. */
const rowsPerStatement = 5_000;

/** States of units by row id, each unit's in the order of time. */
export async function loadStates(
  tx: EntityManager,
  unitIds: Iterable<string>,
): Promise<Map<string, UnitState[]>> {
  const rows = await tx.query<UnitState[]>(
    `select ${columns} from unit_state where unit_id = any($1::uuid[]) order by valid_from`,
    [[...unitIds]],
  );
  return Map.groupBy(rows, ({ unitId }) => unitId);
}

/** States of units and of all that are above them or above other units, on any day. */
export async function loadWays(
  tx: EntityManager,
  unitIds: Iterable<string>,
  others: readonly (string | null)[],
): Promise<Map<string, UnitState[]>> {
  const known = await loadStates(tx, [...unitIds, ...others.filter((id) => id !== null)]);
  const above = new Set([...known.values()].flatMap((states) => states.flatMap(({ path }) => path)));
  const missing = [...above].filter((id) => !known.has(id));
  return new Map([...known, ...(await loadStates(tx, missing))]);
}

/** Levels below a unit on any day from the given one on. */
export async function countLevelsBelow(tx: EntityManager, unitId: string, from: string): Promise<number> {
  const [row] = await tx.query<{ levels: number }[]>(
    `select coalesce(max(cardinality(path) - array_position(path, $1::uuid)), 0) as levels from unit_state
     where path @> array[$1::uuid] and valid_to > $2::date`,
    [unitId, from],
  );
  return row?.levels ?? 0;
}

/**
 * Lets everything below a unit follow it from a day on. A statement instead of rows sent to and fro: a region has
 * thousands of units below it.
 * @param states of the unit itself, the new ones among them.
 */
export async function carryBelow(
  tx: EntityManager,
  unitId: string,
  from: string,
  states: readonly UnitState[],
): Promise<void> {
  await tx.query(
    `with way as (
       select * from jsonb_to_recordset($3) as given ("validFrom" date, "validTo" date, path uuid[], "sortPath" integer[])
     ), below as (
       delete from unit_state where path @> array[$1::uuid] and unit_id <> $1 and valid_to > $2::date
       returning *, array_position(path, $1::uuid) + 1 as next
     )
     insert into unit_state (unit_id, valid_from, valid_to, name, kind, tags, parent_id, position, path, sort_path, search)
     select unit_id, greatest(valid_from, "validFrom"), least(valid_to, "validTo"), name, kind, tags, parent_id, position,
       way.path || below.path[next:], way."sortPath" || below.sort_path[next:], search
     from below join way on valid_from < "validTo" and "validFrom" < valid_to`,
    [unitId, from, JSON.stringify(joinWays(states))],
  );
}

/** Row ids of units that are directly below another one on a day or later, with the first such day of each. */
export function findChildrenFrom(
  tx: EntityManager,
  unitId: string,
  from: string,
): Promise<{ id: string; validFrom: string; validTo: string }[]> {
  return tx.query(
    `select unit_id as id, greatest(valid_from, $2::date)::text as "validFrom", valid_to::text as "validTo"
     from unit_state where parent_id = $1 and valid_to > $2::date order by valid_from, position`,
    [unitId, from],
  );
}

/** Row ids of units that are below one of these on a day to come, though not all days before it. */
export async function findBelowAny(
  tx: EntityManager,
  unitIds: readonly string[],
  from: string,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select distinct unit_id as id from unit_state where path && $1::uuid[] and valid_to > $2::date`,
    [unitIds, from],
  );
  return rows.map(({ id }) => id);
}

/** Stores what units are from a day on, and what ends on it; what ended before stays. */
export async function replaceStates(
  tx: EntityManager,
  states: ReadonlyMap<string, readonly UnitState[]>,
  from: string,
): Promise<void> {
  await tx.query('delete from unit_state where unit_id = any($1::uuid[]) and valid_to >= $2::date', [
    [...states.keys()],
    from,
  ]);
  const rows = [...states.values()].flat().filter(({ validTo }) => validTo >= from);
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await insertStates(tx, rows.slice(start, start + rowsPerStatement));
  }
}

async function insertStates(tx: EntityManager, rows: readonly UnitState[]): Promise<void> {
  await tx.query(
    `insert into unit_state (unit_id, valid_from, valid_to, name, kind, tags, parent_id, position, path, sort_path, search)
     select "unitId", "validFrom", "validTo", name, kind, tags, "parentId", position, path, "sortPath", search
     from jsonb_to_recordset($1) as given ("unitId" uuid, "validFrom" date, "validTo" date, name jsonb, kind text,
       tags text[], "parentId" uuid, position integer, path uuid[], "sortPath" integer[], search text)`,
    [JSON.stringify(rows)],
  );
}
