import { Injectable } from '@nestjs/common';
import {
  fromGlobalId,
  searchPatterns,
  toGlobalId,
  type ConnectionOf,
  type PageArgs,
} from '@rasad/service-kit';
import { connectionOf, pageStatement, type KeysetList, type PageRow } from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import type { Provision, ProvisionFilter } from './provision.graphql.js';

type ProvisionRow = Omit<Provision, 'id'>;

const wording = (alias: string) => `${alias}.kind, ${alias}.number, ${alias}.status,
  ${alias}.duty_kind as "dutyKind", ${alias}.content_status as "contentStatus", ${alias}.confidence,
  ${alias}.position, ${alias}.sample, ${alias}.parent_id as "parentId", ${alias}.label as "localizedLabel",
  ${alias}.heading as "localizedHeading", ${alias}.text as "localizedText",
  ${alias}.in_force_from::text as "inForceFrom"`;

const columns = `p.id as "rowId", p.e_id as "eId", p.instrument_id as "instrumentId", ${wording('p')}`;

const toNode = (row: ProvisionRow): Provision => ({ ...row, id: toGlobalId('Provision', row.rowId) });

/** Reads provisions as their instrument's current expression words them. */
@Injectable()
export class ProvisionsQueries {
  constructor(private readonly reads: PreparedReads) {}

  async byIds(ids: readonly string[]): Promise<Provision[]> {
    const rows = await this.reads.rows<ProvisionRow>(
      `select ${columns} from provision p where p.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(toNode);
  }

  /** Children in order; those that the current expression no longer has are left out. */
  async childrenOf(parentIds: readonly string[]): Promise<Provision[]> {
    const rows = await this.reads.rows<ProvisionRow>(
      `select ${columns} from provision p join instrument i on i.id = p.instrument_id
       where p.parent_id = any($1::uuid[]) and p.expression_id = i.current_expression_id
       order by p.parent_id, p.position`,
      [parentIds],
    );
    return rows.map(toNode);
  }

  /** The provisions of expressions, each as that expression words it, in order. */
  async ofExpressions(expressionIds: readonly string[]): Promise<(Provision & { expressionId: string })[]> {
    const rows = await this.reads.rows<ProvisionRow & { expressionId: string }>(
      `select w.expression_id as "expressionId", p.id as "rowId", p.e_id as "eId",
         p.instrument_id as "instrumentId", ${wording('w')}
       from expression_provision w join provision p on p.id = w.provision_id
       where w.expression_id = any($1::uuid[]) order by w.expression_id, w.position`,
      [expressionIds],
    );
    return rows.map((row) => ({ ...toNode(row), expressionId: row.expressionId }));
  }

  async page(filter: ProvisionFilter | null, page: PageArgs): Promise<ConnectionOf<Provision>> {
    const parameters: unknown[] = [];
    const list: KeysetList = {
      columns,
      from: 'from provision p join instrument i on i.id = p.instrument_id',
      where: ['p.expression_id = i.current_expression_id', ...conditionsOf(filter ?? {}, parameters)],
      order: {
        name: 'LAW',
        columns: [
          { sql: 'i.code', type: 'text' },
          { sql: 'p.position', type: 'integer' },
          { sql: 'p.id', type: 'uuid' },
        ],
        direction: 'ASC',
      },
    };
    const statement = pageStatement(list, page, parameters);
    return connectionOf(
      list,
      await this.reads.rows<PageRow<ProvisionRow>>(statement, parameters),
      page,
      toNode,
    );
  }
}

function conditionsOf(filter: ProvisionFilter, parameters: unknown[]): string[] {
  const conditions: string[] = [];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  if (filter.instrumentId != null) {
    conditions.push(`p.instrument_id = ${bind(fromGlobalId('Instrument', filter.instrumentId))}::uuid`);
  }
  if (filter.parentId != null) {
    conditions.push(`p.parent_id = ${bind(fromGlobalId('Provision', filter.parentId))}::uuid`);
  }
  if (filter.kind != null) conditions.push(`p.kind = any(${bind(filter.kind)}::text[])`);
  if (filter.search != null)
    conditions.push(`p.search like all(${bind(searchPatterns(filter.search))}::text[])`);
  return conditions;
}
