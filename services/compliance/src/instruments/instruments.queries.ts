import { Injectable } from '@nestjs/common';
import { toGlobalId, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import { connectionOf, pageStatement, type KeysetList, type PageRow } from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import type { Expression, Instrument } from './instrument.graphql.js';

type InstrumentRow = Omit<Instrument, 'id'>;
type ExpressionRow = Omit<Expression, 'id'>;

const columns = `i.id as "rowId", i.code, i.kind, i.sample, i.title as "localizedTitle",
  i.current_expression_id as "currentExpressionId"`;

const expressionColumns = `e.id as "rowId", e.instrument_id as "instrumentId", e.label as "localizedLabel",
  e.adopted_on::text as "adoptedOn", e.notified_on::text as "notifiedOn",
  e.in_force_from::text as "inForceFrom", e.gazetted_on::text as "gazettedOn", e.jalali_year as "jalaliYear",
  e.effective_on::text as "effectiveOn", e.base_expression_id as "baseExpressionId", e.note as "localizedNote"`;

const toNode = (row: InstrumentRow): Instrument => ({ ...row, id: toGlobalId('Instrument', row.rowId) });
const toExpression = (row: ExpressionRow) => ({ ...row, id: toGlobalId('Expression', row.rowId) });

/** Reads instruments and their expressions. */
@Injectable()
export class InstrumentsQueries {
  constructor(private readonly reads: PreparedReads) {}

  async byIds(ids: readonly string[]): Promise<Instrument[]> {
    const rows = await this.reads.rows<InstrumentRow>(
      `select ${columns} from instrument i where i.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(toNode);
  }

  async byCode(code: string): Promise<Instrument | null> {
    const [row] = await this.reads.rows<InstrumentRow>(
      `select ${columns} from instrument i where i.code = $1`,
      [code],
    );
    return row ? toNode(row) : null;
  }

  async page(page: PageArgs): Promise<ConnectionOf<Instrument>> {
    const parameters: unknown[] = [];
    const list: KeysetList = {
      columns,
      from: 'from instrument i',
      where: [],
      order: {
        name: 'CODE',
        columns: [
          { sql: 'i.code', type: 'text' },
          { sql: 'i.id', type: 'uuid' },
        ],
        direction: 'ASC',
      },
    };
    const statement = pageStatement(list, page, parameters);
    return connectionOf(
      list,
      await this.reads.rows<PageRow<InstrumentRow>>(statement, parameters),
      page,
      toNode,
    );
  }

  async expressionsByIds(ids: readonly string[]): Promise<Expression[]> {
    const rows = await this.reads.rows<ExpressionRow>(
      `select ${expressionColumns} from expression e where e.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(toExpression);
  }

  /** Expressions of instruments, the oldest first. */
  async expressionsOf(instrumentIds: readonly string[]): Promise<Expression[]> {
    const rows = await this.reads.rows<ExpressionRow>(
      `select ${expressionColumns} from expression e where e.instrument_id = any($1::uuid[])
       order by e.effective_on nulls first, e.imported_at, e.id`,
      [instrumentIds],
    );
    return rows.map(toExpression);
  }

  /** The expression of each instrument that was in force on a day, or will be; instruments without one are left out. */
  async expressionsOn(instrumentIds: readonly string[], day: string): Promise<Expression[]> {
    const rows = await this.reads.rows<ExpressionRow>(
      `select distinct on (e.instrument_id) ${expressionColumns} from expression e
       where e.instrument_id = any($1::uuid[]) and (e.effective_on is null or e.effective_on <= $2::date)
       order by e.instrument_id, e.effective_on desc nulls last, e.imported_at desc, e.id desc`,
      [instrumentIds, day],
    );
    return rows.map(toExpression);
  }
}
