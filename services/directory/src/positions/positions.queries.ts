import { Injectable } from '@nestjs/common';
import type { PositionKind } from '@rasad/event-contracts';
import { ErrorCode, refuse } from '@rasad/service-kit';
import { DataSource, In, type EntityManager } from 'typeorm';
import { existsAt } from '../period.sql.js';
import { PositionEntity } from './position.entity.js';
import type { Position } from './position.rules.js';

/** Which posts a list holds. */
export interface PositionFilter {
  unitId?: string;
  /** Posts of this unit and of all below it. */
  unitSubtreeOf?: string;
  kinds?: readonly PositionKind[];
  sensitive?: boolean;
  /** Whether nobody holds the post; those who stand in do not count. */
  vacant?: boolean;
}

/** One page of a list, as of a day, in the order of the codes. */
export interface PositionListRequest {
  filter: PositionFilter;
  asOf: string;
  first: number;
  /** Row id of the last post of the page before. */
  after: string | null;
}

/** The posts of a unit on a day. */
export interface UnitPositionsRequest {
  unitId: string;
  asOf: string;
}

const columns = `position.id, position.unit_id as "unitId", position.code, position.title, position.kind,
  position.sensitive, position.seats, position.valid_from::text as "validFrom",
  position.valid_to::text as "validTo", position.sample, position.version`;
/** With its unit as it is on the day, which is the first parameter. */
const joinUnit = `join unit_state unit on unit.unit_id = position.unit_id
  and unit.valid_from <= $1::date and $1::date < unit.valid_to`;
const rowsPerStatement = 4_000;

@Injectable()
export class PositionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Posts by their row ids, in no order. */
  byIds(ids: readonly string[]): Promise<Position[]> {
    return this.dataSource.query(`select ${columns} from position where id = any($1::uuid[])`, [[...ids]]);
  }

  async byCode(code: string): Promise<Position | null> {
    const sql = `select ${columns} from position where code = $1`;
    const [position] = await this.dataSource.query<Position[]>(sql, [code]);
    return position ?? null;
  }

  /** The posts asked for, each with the number of the request that it answers. */
  ofUnits(requests: readonly UnitPositionsRequest[]): Promise<(Position & { request: number })[]> {
    return this.dataSource.query(
      `select ${columns}, asked.request::integer
       from unnest($1::uuid[], $2::date[]) with ordinality as asked(unit_id, as_of, request)
       join position on position.unit_id = asked.unit_id
       where ${existsAt('position', 'asked.as_of')}
       order by asked.request, position.code`,
      [requests.map(({ unitId }) => unitId), requests.map(({ asOf }) => asOf)],
    );
  }

  /** One row more than asked for tells whether there is a next page. */
  list(request: PositionListRequest): Promise<Position[]> {
    const parameters: unknown[] = [];
    const conditions = conditionsOf(request, parameters);
    if (request.after) {
      const last = `$${parameters.push(request.after)}::uuid`;
      conditions.push(`position.code > (select code from position where id = ${last})`);
    }
    return this.dataSource.query(
      `select ${columns} from position ${joinUnit}
       where ${conditions.join(' and ')} order by position.code limit ${request.first + 1}`,
      parameters,
    );
  }

  async count(request: Pick<PositionListRequest, 'filter' | 'asOf'>): Promise<number> {
    const parameters: unknown[] = [];
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::integer as count from position ${joinUnit}
       where ${conditionsOf(request, parameters).join(' and ')}`,
      parameters,
    );
    return row?.count ?? 0;
  }
}

function conditionsOf(
  { filter, asOf }: Pick<PositionListRequest, 'filter' | 'asOf'>,
  parameters: unknown[],
): string[] {
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const day = `${parameter(asOf)}::date`;
  const conditions = [existsAt('position', day)];
  if (filter.unitId) conditions.push(`position.unit_id = ${parameter(filter.unitId)}::uuid`);
  if (filter.unitSubtreeOf) {
    conditions.push(`unit.path @> array[${parameter(filter.unitSubtreeOf)}]::uuid[]`);
  }
  if (filter.kinds) conditions.push(`position.kind = any(${parameter(filter.kinds)}::text[])`);
  if (filter.sensitive !== undefined) {
    conditions.push(`position.sensitive = ${parameter(filter.sensitive)}::boolean`);
  }
  if (filter.vacant !== undefined) {
    conditions.push(
      `${parameter(filter.vacant)}::boolean = not exists (select from appointment where position_id = position.id
         and not acting and ${existsAt('appointment', day)})`,
    );
  }
  return conditions;
}

/** A post by its row id, inside a change. */
export async function loadPosition(tx: EntityManager, id: string): Promise<Position> {
  const position = await tx.findOneBy(PositionEntity, { id });
  return position ?? refuse(ErrorCode.NOT_FOUND, 'input.positionId', 'notFound');
}

/** Posts of units, inside a change. */
export function findPositionsOf(tx: EntityManager, unitIds: readonly string[]): Promise<Position[]> {
  return tx.findBy(PositionEntity, { unitId: In([...unitIds]) });
}

/** Posts by their row ids, inside a change. */
export function findPositions(tx: EntityManager, ids: readonly string[]): Promise<Position[]> {
  return tx.findBy(PositionEntity, { id: In([...ids]) });
}

/** Whether a post has or had the code; codes are never given twice. */
export function isPositionCodeTaken(tx: EntityManager, code: string): Promise<boolean> {
  return tx.existsBy(PositionEntity, { code });
}

/** Stores posts, new or changed. */
export async function savePositions(tx: EntityManager, positions: readonly Position[]): Promise<void> {
  for (let start = 0; start < positions.length; start += rowsPerStatement) {
    await tx.upsert(PositionEntity, positions.slice(start, start + rowsPerStatement), ['id']);
  }
}
