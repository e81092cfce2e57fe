import { BadUserInput, decodeCursor, pageOf, type ConnectionOf, type PageArgs } from '@rasad/service-kit';

/**
 * Cursors of this service hold a row's id alone: its rows are never deleted, so the sort key is read from the row.
 * @returns the row id in a cursor; null where none was given. @throws BadUserInput for what is not a cursor.
 */
export function readIdCursor(after: string | null | undefined): string | null {
  if (after == null) return null;
  const [id] = decodeCursor(after) ?? [];
  if (typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new BadUserInput('after: not a cursor of this list', { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A page of rows that were all read, in the order given. */
export function pageOfRows<R extends { id: string }, T>(
  rows: readonly R[],
  { first, after }: PageArgs,
  toNode: (row: R) => T,
): ConnectionOf<T> {
  const last = readIdCursor(after);
  const start = last === null ? 0 : rows.findIndex(({ id }) => id === last) + 1;
  const page = { first, after, totalCount: rows.length };
  return pageOf(rows.slice(start), page, (row) => [row.id], toNode);
}
