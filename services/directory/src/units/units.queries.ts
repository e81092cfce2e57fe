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

const columns = `unit.id, unit.code, unit.kind, unit.name, unit.parent_id as "parentId", unit.position, unit.path,
  unit.sort_path as "sortPath", unit.tags, unit.valid_from::text as "validFrom", unit.valid_to::text as "validTo",
  unit.sample, unit.version, unit.search`;

const sortKeys = {
  TREE: () => 'unit.sort_path',
  CODE: () => 'unit.code collate "C"',
  NAME: (lang: 'FA' | 'EN') =>
    lang === 'FA'
      ? `coalesce(unit.name->>'fa', unit.name->>'en') collate "fa-x-icu"`
      : `coalesce(unit.name->>'en', unit.name->>'fa') collate "en-x-icu"`,
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

  /** The children asked for, each with the number of the request that it answers. */
  childrenOf(requests: readonly ChildrenRequest[]): Promise<(Unit & { request: number })[]> {
    return this.dataSource.query(
      `select ${columns}, asked.request::integer
       from unnest($1::uuid[], $2::date[]) with ordinality as asked(parent_id, as_of, request)
       join unit on unit.parent_id = asked.parent_id
       where ${existsAt('asked.as_of')}
       order by asked.request, unit.position`,
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
      conditions.push(
        `(${key}, unit.id) ${beyond} (select ${key}, unit.id from unit where id = ${position})`,
      );
    }
    return this.dataSource.query(
      `select ${columns} from unit where ${conditions.join(' and ')}
       order by ${key} ${direction}, unit.id ${direction} limit ${request.first + 1}`,
      parameters,
    );
  }

  async count(request: Pick<UnitListRequest, 'filter' | 'asOf'>): Promise<number> {
    const parameters: unknown[] = [];
    const conditions = conditionsOf(request, parameters);
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::integer as count from unit where ${conditions.join(' and ')}`,
      parameters,
    );
    return row?.count ?? 0;
  }
}

function existsAt(day: string): string {
  return `(unit.valid_from is null or unit.valid_from <= ${day}) and (unit.valid_to is null or ${day} < unit.valid_to)`;
}

function conditionsOf(
  { filter, asOf }: Pick<UnitListRequest, 'filter' | 'asOf'>,
  parameters: unknown[],
): string[] {
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [existsAt(`${parameter(asOf)}::date`)];
  if (filter.kinds) conditions.push(`unit.kind = any(${parameter(filter.kinds)}::text[])`);
  if (filter.parentId) conditions.push(`unit.parent_id = ${parameter(filter.parentId)}::uuid`);
  if (filter.subtreeOf) conditions.push(`unit.path @> array[${parameter(filter.subtreeOf)}]::uuid[]`);
  if (filter.tag) conditions.push(`unit.tags @> array[${parameter(filter.tag)}]::text[]`);
  if (filter.search) {
    conditions.push(`unit.search like all(${parameter(searchPatterns(filter.search))}::text[])`);
  }
  return conditions;
}
