import { Injectable } from '@nestjs/common';
import { type Access, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { connectionOf, pageStatement, type KeysetList, type PageRow } from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { oneOf } from '../database/one-of.queries.js';
import { ProvisionReachQueries } from '../database/provision-reach.queries.js';
import { UnitReachQueries } from '../database/unit-reach.queries.js';
import type { Total } from '../database/selection.js';
import {
  reportWordsCondition,
  ReportWordsQueries,
  type ReportsFound,
} from '../search/report-words.queries.js';
import type { ReportFilter } from './report-list.graphql.js';
import type { Report } from './report.graphql.js';
import { reportColumns, reportFrom, reportNode, type ReportRow } from './reports.queries.js';

/** Which reports a list shows: the newest first. */
export interface ReportListArgs extends PageArgs {
  filter?: ReportFilter | null;
  total?: Total;
}

/** Lists reports of units whose reports the caller may read. */
@Injectable()
export class ReportListsQueries {
  constructor(
    private readonly reads: PreparedReads,
    private readonly reach: UnitReachQueries,
    private readonly provisions: ProvisionReachQueries,
    private readonly words: ReportWordsQueries,
  ) {}

  async page(access: Access, args: ReportListArgs): Promise<ConnectionOf<Report>> {
    const parameters: unknown[] = [];
    const filter = args.filter ?? {};
    const reach = await this.reach.within(access.scope('report.read'), filter);
    const provisionIds = await this.provisions.chosen(filter);
    const found = filter.search == null ? null : await this.words.find(filter.search);
    const inReach = unitScopeCondition('u', reach, parameters);
    const list: KeysetList = {
      columns: reportColumns,
      from: reportFrom,
      where: [inReach, ...reportConditions(filter, { provisionIds, found }, access.principal.id, parameters)],
      order: {
        name: 'SUBMITTED_AT',
        columns: [
          { sql: 'r.submitted_at', type: 'timestamptz' },
          { sql: 'r.id', type: 'uuid' },
        ],
        direction: 'DESC',
      },
      rowId: 'r.id',
      total: args.total ?? 'COUNTED',
    };
    const statement = pageStatement(list, args, parameters);
    const rows = await this.reads.list<PageRow<ReportRow>>(statement, parameters);
    return connectionOf(list, rows, args, reportNode);
  }
}

/** What a filter names by other things than the reports themselves; null where it asks for nothing of the kind. */
interface LookedUp {
  provisionIds: readonly string[] | null;
  found: ReportsFound | null;
}

function reportConditions(
  filter: ReportFilter,
  { provisionIds, found }: LookedUp,
  callerId: string,
  parameters: unknown[],
): string[] {
  const conditions: string[] = [];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  if (provisionIds !== null) conditions.push(oneOf('t.provision_id', 'uuid', provisionIds, bind));
  if (filter.result != null) conditions.push(oneOf('r.result', 'text', filter.result, bind));
  if (filter.submittedFrom != null) {
    conditions.push(`r.submitted_at >= ${startOfDay(bind(filter.submittedFrom))}`);
  }
  if (filter.submittedTo != null) {
    conditions.push(`r.submitted_at < ${startOfDay(bind(filter.submittedTo))} + interval '1 day'`);
  }
  if (filter.mine != null) {
    conditions.push(`r.author_id ${filter.mine ? '=' : '<>'} ${bind(callerId)}`);
  }
  if (found !== null) conditions.push(reportWordsCondition(found, bind));
  return conditions;
}

function startOfDay(day: string): string {
  return `(${day}::date::timestamp at time zone 'Asia/Tehran')`;
}
