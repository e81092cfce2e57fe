import { Injectable } from '@nestjs/common';
import type { BodyKind } from '@rasad/event-contracts';
import type { UnitScope } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { existsAt } from '../period.sql.js';
import { bodyColumns, seatColumns } from './body-columns.sql.js';
import type { Body, BodySeat } from './body.rules.js';

/** What a caller may see: bodies of units in their reach, and those in which they sit. */
export interface BodyReader {
  scope: UnitScope;
  /** Posts that the caller holds today. */
  positionIds: readonly string[];
  today: string;
}

/** Which bodies a list holds. */
export interface BodyFilter {
  kinds?: readonly BodyKind[];
  scopeUnitId?: string;
  /** Bodies of this unit and of all below it. */
  scopeSubtreeOf?: string;
  charterId?: string;
  /** Bodies in which the holder of one of these posts sits. */
  seatsOf?: readonly string[];
}

/** One page of a list, as of a day, in the order of the tree. */
export interface BodyListRequest {
  reader: BodyReader;
  filter: BodyFilter;
  asOf: string;
  first: number;
  /** Row id of the last body of the page before. */
  after: string | null;
}

/** The bodies of a unit on a day. */
export interface UnitBodiesRequest {
  unitId: string;
  asOf: string;
}

@Injectable()
export class BodiesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Bodies by their row ids, in no order, whoever may see them. */
  byIds(ids: readonly string[]): Promise<Body[]> {
    return this.dataSource.query(`select ${bodyColumns} from body where id = any($1::uuid[])`, [[...ids]]);
  }

  /** The bodies asked for, whoever may see them, each with the number of the request that it answers. */
  ofUnits(requests: readonly UnitBodiesRequest[]): Promise<(Body & { request: number })[]> {
    return this.dataSource.query(
      `select ${bodyColumns}, asked.request::integer
       from unnest($1::uuid[], $2::date[]) with ordinality as asked(unit_id, as_of, request)
       join body on body.scope_unit_id = asked.unit_id
       where ${existsAt('body', 'asked.as_of')}
       order by asked.request, body.id`,
      [requests.map(({ unitId }) => unitId), requests.map(({ asOf }) => asOf)],
    );
  }

  /** All seats that bodies have or had, in the order in which they came. */
  seatsOf(bodyIds: readonly string[]): Promise<BodySeat[]> {
    return this.dataSource.query(
      `select ${seatColumns} from body_seat where body_id = any($1::uuid[]) order by id`,
      [[...bodyIds]],
    );
  }

  /** One row more than asked for tells whether there is a next page. */
  list(request: BodyListRequest): Promise<Body[]> {
    const parameters: unknown[] = [];
    const conditions = conditionsOf(request, parameters);
    if (request.after) {
      const last = `$${parameters.push(request.after)}::uuid`;
      conditions.push(`(unit.sort_path, body.id) > (select unit.sort_path, body.id
        from body join unit on unit.id = body.scope_unit_id where body.id = ${last})`);
    }
    return this.dataSource.query(
      `select ${bodyColumns} from body join unit on unit.id = body.scope_unit_id
       where ${conditions.join(' and ')} order by unit.sort_path, body.id limit ${request.first + 1}`,
      parameters,
    );
  }

  async count(request: Pick<BodyListRequest, 'reader' | 'filter' | 'asOf'>): Promise<number> {
    const parameters: unknown[] = [];
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::integer as count from body join unit on unit.id = body.scope_unit_id
       where ${conditionsOf(request, parameters).join(' and ')}`,
      parameters,
    );
    return row?.count ?? 0;
  }
}

function conditionsOf(
  { reader, filter, asOf }: Pick<BodyListRequest, 'reader' | 'filter' | 'asOf'>,
  parameters: unknown[],
): string[] {
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const day = `${parameter(asOf)}::date`;
  const conditions = [existsAt('body', day)];
  if (!reader.scope.anywhere) conditions.push(visibleTo(reader, parameter));
  if (filter.kinds) conditions.push(`body.kind = any(${parameter(filter.kinds)}::text[])`);
  if (filter.scopeUnitId) conditions.push(`body.scope_unit_id = ${parameter(filter.scopeUnitId)}::uuid`);
  if (filter.scopeSubtreeOf) {
    conditions.push(`unit.path @> array[${parameter(filter.scopeSubtreeOf)}]::uuid[]`);
  }
  if (filter.charterId) conditions.push(`body.charter_id = ${parameter(filter.charterId)}::uuid`);
  if (filter.seatsOf) conditions.push(hasSeatOf(parameter(filter.seatsOf), day));
  return conditions;
}

function visibleTo({ scope, positionIds, today }: BodyReader, parameter: (value: unknown) => string): string {
  return `(unit.path && ${parameter(scope.subtreeOf)}::uuid[]
    or unit.id = any(${parameter(scope.unitIds)}::uuid[])
    or ${hasSeatOf(parameter(positionIds), `${parameter(today)}::date`)})`;
}

function hasSeatOf(positionIds: string, day: string): string {
  return `exists (select from body_seat where body_id = body.id
    and position_id = any(${positionIds}::uuid[]) and ${existsAt('body_seat', day)})`;
}
