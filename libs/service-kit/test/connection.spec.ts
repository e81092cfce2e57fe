import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, pageOf } from '../src/graphql/connection.js';
import { fromGlobalId, toGlobalId } from '../src/global-id.js';

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `row-${index}`, key: index }));
const page = (count: number, first: number, after?: string) =>
  pageOf(
    rows(count),
    { first, after: after ?? null, totalCount: 100 },
    (row) => [row.key, row.id],
    (row) => row.id,
  );

describe('a page of a list', () => {
  it('says that there is more when one row too many was read', () => {
    const { nodes, pageInfo } = page(4, 3);
    expect(nodes).toEqual(['row-0', 'row-1', 'row-2']);
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(decodeCursor(pageInfo.endCursor)).toEqual([2, 'row-2']);
  });

  it('ends where the rows end, and an empty one has no cursors', () => {
    expect(page(3, 3, 'x').pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(page(0, 3).pageInfo).toMatchObject({ startCursor: null, endCursor: null });
  });

  it('gets back any sort key from its cursor, and nothing from what is no cursor', () => {
    const key = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)));
    fc.assert(fc.property(key, (values) => expect(decodeCursor(encodeCursor(values))).toEqual(values)));
    fc.assert(fc.property(fc.string(), (text) => expect(() => decodeCursor(text)).not.toThrow()));
  });
});

describe('a global id', () => {
  it('leads back to its row for its own type alone', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(fromGlobalId('Task', toGlobalId('Task', uuid))).toBe(uuid);
        expect(fromGlobalId('Report', toGlobalId('Task', uuid))).toBeNull();
      }),
    );
  });

  it.each(['', 'Task', 'null', Buffer.from('Task:1; drop table task').toString('base64url')])(
    'that is none (%j) leads nowhere',
    (text) => expect(fromGlobalId('Task', text)).toBeNull(),
  );
});
