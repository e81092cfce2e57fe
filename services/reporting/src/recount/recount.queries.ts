import type { EntityManager } from 'typeorm';
import { counterColumns, summedContributions } from '../rollups/rollup-counters.queries.js';

/** A row that is stored otherwise than it was counted; null where there is none. */
export interface DifferingRow {
  key: string;
  stored: unknown;
  counted: unknown;
}

/** What a comparison found: how many rows differ, and the first of them. */
export interface Differences {
  count: number;
  first: DifferingRow[];
}

/** Differences listed at most. */
const maxListed = 20;

/** Compares every roll-up cell with a recount of all task facts. */
export function compareRollups(manager: EntityManager): Promise<Differences> {
  return compare(
    manager,
    `select unit_id, provision_id, due_on, ${counterColumns} from rollup`,
    `select ancestor as unit_id, fact.provision_id, fact.due_on, ${summedContributions('fact')}
     from task_fact fact left join unit on unit.id = fact.unit_id
     cross join unnest(coalesce(unit.path, array[fact.unit_id])) as ancestor
     where fact.status <> 'CANCELLED' group by 1, 2, 3`,
    'unit_id, provision_id, due_on',
  );
}

/** Compares every task fact with the newest of what the events said of the task. */
export function compareFacts(manager: EntityManager): Promise<Differences> {
  const columns = `task_id, version, unit_id, provision_id, obligation_id, instrument_id, due_on, weight, status, result`;
  return compare(
    manager,
    `select ${columns} from task_fact`,
    `select distinct on (task_id) ${columns} from task_fact_history order by task_id, version desc`,
    'task_id',
  );
}

/** Compares every unit's place with what the newest of the events said of it and of the units above it. */
export function compareUnits(manager: EntityManager): Promise<Differences> {
  return compare(
    manager,
    'select id, version, parent_id, kind, position, path, sort_path from unit',
    `with recursive newest as (
       select distinct on (unit_id) unit_id as id, version, parent_id, kind, position
       from unit_history order by unit_id, version desc
     ), placed as (
       select top.*, array[top.id] as path, array[top.position] as sort_path from newest top
       where not exists (select from newest parent where parent.id = top.parent_id)
       union all
       select child.*, placed.path || child.id, placed.sort_path || child.position
       from placed join newest child on child.parent_id = placed.id
     )
     select id, version, parent_id, kind, position, path, sort_path from placed`,
    'id',
  );
}

/** Compares two row sets of the same columns by key; one snapshot, so it may run while events are applied. */
async function compare(
  manager: EntityManager,
  stored: string,
  counted: string,
  key: string,
): Promise<Differences> {
  const rows = await manager.query<(DifferingRow & { total: number })[]>(
    `with stored as (${stored}), counted as (${counted})
     select concat_ws('|', ${key}) as key, to_jsonb(stored) as stored, to_jsonb(counted) as counted,
       count(*) over ()::int as total
     from stored full join counted using (${key})
     where to_jsonb(stored) is distinct from to_jsonb(counted)
     order by 1 limit $1`,
    [maxListed],
  );
  return { count: rows[0]?.total ?? 0, first: rows.map(({ total: _total, ...row }) => row) };
}
