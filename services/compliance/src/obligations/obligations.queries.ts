import { Injectable } from '@nestjs/common';
import { fromGlobalId, toGlobalId, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import { connectionOf, pageStatement, type KeysetList, type PageRow } from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import type { Obligation, ObligationFilter } from './obligation.graphql.js';

type ObligationRow = Omit<Obligation, 'id'>;

const columns = `o.id as "rowId", o.code, o.cadence, o.period, o.weight, o.evidence_required as "evidenceRequired",
  o.applicability, o.exclusions, o.deadline, o.sample, o.version, o.provision_id as "provisionId",
  o.title as "localizedTitle", o.reason as "localizedReason"`;

const toNode = (row: ObligationRow): Obligation => ({ ...row, id: toGlobalId('Obligation', row.rowId) });

/** Reads obligations. */
@Injectable()
export class ObligationsQueries {
  constructor(private readonly reads: PreparedReads) {}

  async byIds(ids: readonly string[]): Promise<Obligation[]> {
    const rows = await this.reads.rows<ObligationRow>(
      `select ${columns} from obligation o where o.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(toNode);
  }

  async ofProvisions(provisionIds: readonly string[]): Promise<Obligation[]> {
    const rows = await this.reads.rows<ObligationRow>(
      `select ${columns} from obligation o where o.provision_id = any($1::uuid[]) order by o.provision_id, o.code`,
      [provisionIds],
    );
    return rows.map(toNode);
  }

  async page(filter: ObligationFilter | null, page: PageArgs): Promise<ConnectionOf<Obligation>> {
    const parameters: unknown[] = [];
    const list: KeysetList = {
      columns,
      from: `from obligation o join instrument i on i.id = o.instrument_id
        join provision p on p.id = o.provision_id`,
      where: conditionsOf(filter ?? {}, parameters),
      order: {
        name: 'LAW',
        columns: [
          { sql: 'i.code', type: 'text' },
          { sql: 'p.position', type: 'integer' },
          { sql: 'o.code', type: 'text' },
          { sql: 'o.id', type: 'uuid' },
        ],
        direction: 'ASC',
      },
    };
    const statement = pageStatement(list, page, parameters);
    return connectionOf(
      list,
      await this.reads.rows<PageRow<ObligationRow>>(statement, parameters),
      page,
      toNode,
    );
  }
}

function conditionsOf(filter: ObligationFilter, parameters: unknown[]): string[] {
  const conditions: string[] = [];
  if (filter.instrumentId != null) {
    const id = fromGlobalId('Instrument', filter.instrumentId);
    conditions.push(`o.instrument_id = $${parameters.push(id)}::uuid`);
  }
  if (filter.provisionId != null) {
    const id = fromGlobalId('Provision', filter.provisionId);
    conditions.push(`o.provision_id = $${parameters.push(id)}::uuid`);
  }
  return conditions;
}
