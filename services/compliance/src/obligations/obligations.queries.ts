import { Injectable } from '@nestjs/common';
import { toGlobalId, type Access, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import { connectionOf, pageStatement, type KeysetList, type PageRow } from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { obligationConditions } from './obligation-filter.queries.js';
import { furtherProvisionsColumn } from './stored-obligations.queries.js';
import type { ObligationFilter } from './obligation-input.graphql.js';
import type { Obligation } from './obligation.graphql.js';

type ObligationRow = Omit<Obligation, 'id'>;

const columns = `o.id as "rowId", o.code, o.cadence, o.period, o.weight,
  (o.evidence_rule ->> 'required')::boolean as "evidenceRequired", o.evidence_rule as "evidenceRule",
  o.reviewing_function as "reviewingFunction", o.four_eyes as "fourEyes", o.valid_from::text as "validFrom",
  o.valid_to::text as "validTo", ${furtherProvisionsColumn},
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

  /** What is drawn from provisions, each as the first or as a further one, by code. */
  async ofProvisions(provisionIds: readonly string[]): Promise<(Obligation & { drawnFrom: string })[]> {
    const rows = await this.reads.rows<ObligationRow & { drawnFrom: string }>(
      `select drawn.provision_id as "drawnFrom", ${columns}
       from (select id as obligation_id, provision_id from obligation where provision_id = any($1::uuid[])
         union all select obligation_id, provision_id from obligation_provision
         where provision_id = any($1::uuid[])) as drawn
       join obligation o on o.id = drawn.obligation_id order by drawn.provision_id, o.code`,
      [provisionIds],
    );
    return rows.map((row) => ({ ...toNode(row), drawnFrom: row.drawnFrom }));
  }

  async page(
    access: Access,
    filter: ObligationFilter | null,
    page: PageArgs,
  ): Promise<ConnectionOf<Obligation>> {
    const parameters: unknown[] = [];
    const list: KeysetList = {
      columns,
      from: `from obligation o join instrument i on i.id = o.instrument_id
        join provision p on p.id = o.provision_id`,
      where: obligationConditions(filter ?? {}, access, parameters),
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
