import { BadUserInput, decodeCursor } from '@rasad/service-kit';

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
