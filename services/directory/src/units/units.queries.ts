import { Injectable } from '@nestjs/common';
import type { OrgUnitKind } from '@rasad/event-contracts';
import { searchPatterns } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import type { Unit } from './unit.rules.js';

/** Which units a list holds. */
export interface UnitFilter {
  kinds?: readonly OrgUnitKind[];
  parentId?: string;
  /** The unit itself and all below it. */
  subtreeOf?: string;
  tag?: string;
  search?: string;
}

/** How a list of units is sorted. */
export interface UnitOrder {
  field: 'TREE' | 'NAME' | 'CODE';
  direction: 'ASC' | 'DESC';
}

/** One page of a list, as of a day. */
export interface UnitListRequest {
  filter: UnitFilter;
  order: UnitOrder;
  asOf: string;
  lang: 'FA' | 'EN';
  first: number;
  /** Row id of the last unit of the page before. Units are never deleted, so the cursor needs no copy of the sort key. */
  after: string | null;
}

/** The children of a unit on a day. */
export interface ChildrenRequest {
  parentId: string;
  asOf: string;
}

/** A unit, as of a day. */
export interface UnitOnDay {
  unitId: string;
  asOf: string;
}

const lasting = `unit.id, unit.code, unit.valid_from::text as "validFrom", unit.valid_to::text as "validTo",
  unit.successor_ids as "successorIds", unit.sample, unit.version`;
const columns = `${lasting}, unit.kind, unit.name, unit.parent_id as "parentId", unit.position, unit.path,
  unit.sort_path as "sortPath", unit.tags, unit.search`;
const columnsThen = `${lasting}, state.kind, state.name, state.parent_id as "parentId", state.position, state.path,
  state.sort_path as "sortPath", state.tags, state.search`;

const sortKeys = {
  TREE: () => 'state.sort_path',
  CODE: () => 'unit.code collate "C"',
  NAME: (lang: 'FA' | 'EN') =>
    lang === 'FA'
      ? `coalesce(state.name->>'fa', state.name->>'en') collate "fa-x-icu"`
      : `coalesce(state.name->>'en', state.name->>'fa') collate "en-x-icu"`,
};

@Injectable()
export class UnitsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Units by their row ids, in no order; a unit's ancestors are read by its path this way. */
  byIds(ids: readonly string[]): Promise<Unit[]> {
    return this.dataSource.query(`select ${columns} from unit where id = any($1::uuid[])`, [[...ids]]);
  }

  async byCode(code: string): Promise<Unit | null> {
    const rows = await this.dataSource.query<Unit[]>(`select ${columns} from unit where code = $1`, [code]);
    return rows[0] ?? null;
  }

  /**
   * Units as they were or will be on days, each with the number of the request that it answers; of a day before its
   * first or after its last one, a unit as it is stored now.
   */
  onDays(requests: readonly UnitOnDay[]): Promise<(Unit & { request: number })[]> {
    return this.dataSource.query(
      `select ${lasting}, asked.request::integer, "then".*
       from unnest($1::uuid[], $2::date[]) with ordinality as asked(unit_id, as_of, request)
       join unit on unit.id = asked.unit_id
       cross join lateral (
         select kind, name, parent_id as "parentId", position, path, sort_path as "sortPath", tags, search
         from unit_state where unit_id = unit.id and ${holdsAt('unit_state', 'asked.as_of')}
         union all
         select unit.kind, unit.name, unit.parent_id, unit.position, unit.path, unit.sort_path, unit.tags, unit.search
         limit 1) as "then"`,
      [requests.map((request) => request.unitId), requests.map((request) => request.asOf)],
    );
  }

  /** The children asked for, each with the number of the request that it answers. */
  childrenOf(requests: readonly ChildrenRequest[]): Promise<(Unit & { request: number })[]> {
    return this.dataSource.query(
      `select ${columnsThen}, asked.request::integer
       from unnest($1::uuid[], $2::date[]) with ordinality as asked(parent_id, as_of, request)
       join unit_state state on state.parent_id = asked.parent_id and ${holdsAt('state', 'asked.as_of')}
       join unit on unit.id = state.unit_id
       order by asked.request, state.position`,
      [requests.map((request) => request.parentId), requests.map((request) => request.asOf)],
    );
  }

  /** One row more than asked for tells whether there is a next page. */
  list(request: UnitListRequest): Promise<Unit[]> {
    const parameters: unknown[] = [];
    const conditions = conditionsOf(request, parameters);
    const key = sortKeys[request.order.field](request.lang);
    const { direction } = request.order;
    if (request.after) {
      const position = `$${parameters.push(request.after)}::uuid`;
      const beyond = direction === 'ASC' ? '>' : '<';
      conditions.push(`(${key}, state.unit_id) ${beyond} (${keyOfLast(key, position)})`);
    }
    return this.dataSource.query(
      `select ${columnsThen} from unit_state state join unit on unit.id = state.unit_id
       where ${conditions.join(' and ')}
       order by ${key} ${direction}, state.unit_id ${direction} limit ${request.first + 1}`,
      parameters,
    );
  }

  async count(request: Pick<UnitListRequest, 'filter' | 'asOf'>): Promise<number> {
    const parameters: unknown[] = [];
    const conditions = conditionsOf(request, parameters);
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::integer as count from unit_state state where ${conditions.join(' and ')}`,
      parameters,
    );
    return row?.count ?? 0;
  }
}

/** Of the last unit of the page before, on the day asked about; the day is always the first parameter. */
function keyOfLast(key: string, position: string): string {
  return `select ${key}, state.unit_id from unit_state state join unit on unit.id = state.unit_id
    where state.unit_id = ${position} order by (${holdsAt('state', '$1::date')}) desc limit 1`;
}

function holdsAt(table: string, day: string): string {
  return `${table}.valid_from <= ${day} and ${day} < ${table}.valid_to`;
}

function conditionsOf(
  { filter, asOf }: Pick<UnitListRequest, 'filter' | 'asOf'>,
  parameters: unknown[],
): string[] {
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [holdsAt('state', `${parameter(asOf)}::date`)];
  if (filter.kinds) conditions.push(`state.kind = any(${parameter(filter.kinds)}::text[])`);
  if (filter.parentId) conditions.push(`state.parent_id = ${parameter(filter.parentId)}::uuid`);
  if (filter.subtreeOf) conditions.push(`state.path @> array[${parameter(filter.subtreeOf)}]::uuid[]`);
  if (filter.tag) conditions.push(`state.tags @> array[${parameter(filter.tag)}]::text[]`);
  if (filter.search) {
    conditions.push(`state.search like all(${parameter(searchPatterns(filter.search))}::text[])`);
  }
  return conditions;
}
