import { BadUserInput, decodeCursor, pageOf, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import { z } from 'zod';
import type { Total } from './selection.js';

/** How a list is ordered: the columns of its key, in order, the id last. */
export interface KeysetOrder {
  /** Distinguishes the cursors of one order from another's. */
  name: string;
  columns: readonly {
    sql: string;
    type: 'date' | 'uuid' | 'text' | 'integer' | 'integer[]' | 'timestamptz';
  }[];
  direction: 'ASC' | 'DESC';
}

const shapes = {
  date: z.iso.date(),
  uuid: z.uuid(),
  text: z.string().max(500),
  integer: z.int(),
  'integer[]': z.string().regex(/^\{-?\d{1,9}(,-?\d{1,9}){0,63}\}$/),
  timestamptz: z.iso.datetime(),
};

/** Name of the column under which a row carries its cursor's key. */
const keyColumn = '"cursorKey"';

/** A row with its place in the list. */
interface KeyedRow {
  cursorKey: (string | number)[];
}

/** `order by` of a keyset list. */
function orderBy({ columns, direction }: KeysetOrder): string {
  return `order by ${columns.map(({ sql }) => `${sql} ${direction}`).join(', ')}`;
}

/** The expression that gives a row its cursor's key. */
function keyOf({ columns }: KeysetOrder): string {
  const parts = columns.map(({ sql, type }) => {
    if (type === 'integer') return sql;
    if (type !== 'timestamptz') return `${sql}::text`;
    return `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  });
  return `json_build_array(${parts.join(', ')}) as ${keyColumn}`;
}

/**
 * The condition under which a row comes after a cursor; `true` without one.
 * @throws BadUserInput where the cursor is not one of this list and order.
 */
function afterCursor(order: KeysetOrder, after: string | null | undefined, parameters: unknown[]): string {
  if (after === null || after === undefined) return 'true';
  const [name, ...key] = decodeCursor(after) ?? [];
  const valid =
    name === order.name &&
    key.length === order.columns.length &&
    order.columns.every(({ type }, index) => shapes[type].safeParse(key[index]).success);
  if (!valid)
    throw new BadUserInput('after is not a cursor of this list', { extensions: { code: 'BAD_USER_INPUT' } });
  const columns = order.columns.map(({ sql }) => sql).join(', ');
  const values = order.columns
    .map(({ type }, index) => `$${parameters.push(key[index])}::${type}`)
    .join(', ');
  return `(${columns}) ${order.direction === 'ASC' ? '>' : '<'} (${values})`;
}

/** A list to read: one statement gives the page and the number of all rows. */
export interface KeysetList {
  /** Selected columns. */
  columns: string;
  /** `from … join …`. */
  from: string;
  where: readonly string[];
  order: KeysetOrder;
  /**
   * The column that tells rows apart, for long lists: a page's rows are then chosen by what conditions and order need,
   * from an index alone where it has that, and only those chosen are read whole.
   */
  rowId?: string;
  /** Counted unless nobody asked. */
  total?: Total;
}

/** The statement of a list's page; `first + 1` rows are read to know whether there are more. */
export function pageStatement(list: KeysetList, page: PageArgs, parameters: unknown[]): string {
  const where = list.where.length > 0 ? list.where.join(' and ') : 'true';
  const after = afterCursor(list.order, page.after, parameters);
  const limit = parameters.push(page.first + 1);
  const total =
    list.total === 'NOT_ASKED'
      ? 'select 0 as n'
      : `select count(*)::integer as n ${list.from} where ${where}`;
  return `select page.*, total.n as "totalCount"
    from (${total}) total
    left join lateral (
      ${rowsStatement(list, `where ${where} and ${after} ${orderBy(list.order)} limit $${limit}`)}
    ) page on true`;
}

function rowsStatement({ columns, from, order, rowId }: KeysetList, chosen: string): string {
  const whole = `select ${columns}, ${keyOf(order)} ${from}`;
  if (rowId === undefined) return `${whole} ${chosen}`;
  return `${whole} join (select ${rowId} ${from} ${chosen}) chosen on chosen.id = ${rowId} ${orderBy(order)}`;
}

/** Id of the parent whose list a row is in, for conditions of `pagePerParentStatement`. */
export const parentColumn = 'parent_list.id';

/** The same page of the lists of several parents, in one statement; conditions name the parent by `parentColumn`. */
export function pagePerParentStatement(
  list: KeysetList,
  page: PageArgs,
  parentIds: readonly string[],
  parameters: unknown[],
): string {
  return `select ${parentColumn} as "parentListId", found.*
    from unnest($${parameters.push(parentIds)}::uuid[]) as parent_list (id)
    cross join lateral (${pageStatement(list, page, parameters)}) found`;
}

/** A row of `pageStatement`: all null but the total where the page is empty. */
export type PageRow<R> = (R & KeyedRow & { totalCount: number }) | { cursorKey: null; totalCount: number };

/** The connection behind the rows of `pageStatement`. */
export function connectionOf<R, T>(
  list: Pick<KeysetList, 'order'>,
  rows: readonly PageRow<R>[],
  page: PageArgs,
  toNode: (row: R) => T,
): ConnectionOf<T> {
  const found = rows.filter((row): row is R & KeyedRow & { totalCount: number } => row.cursorKey !== null);
  const totalCount = rows[0]?.totalCount ?? 0;
  return pageOf(
    found,
    { first: page.first, after: page.after ?? null, totalCount },
    (row) => [list.order.name, ...row.cursorKey],
    toNode,
  );
}

/** A row of `pagePerParentStatement`. */
export type ParentPageRow<R> = PageRow<R> & { parentListId: string };

/** The connections behind the rows of `pagePerParentStatement`, by parent. */
export function connectionsOf<R, T>(
  list: Pick<KeysetList, 'order'>,
  rows: readonly ParentPageRow<R>[],
  page: PageArgs,
  toNode: (row: R) => T,
): Map<string, ConnectionOf<T>> {
  const byParent = Map.groupBy(rows, ({ parentListId }) => parentListId);
  const connections = [...byParent].map(
    ([parentId, own]) => [parentId, connectionOf<R, T>(list, own, page, toNode)] as const,
  );
  return new Map(connections);
}
