/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { smallAnswer, smallMatrix } from '../../test/small-matrix.js';
import { applyDelta, decodeMatrix, differences, type MatrixDelta } from './matrix-data.rules.js';
import { liveMatrixReducer } from './use-live-matrix.js';

const delta: MatrixDelta = {
  __typename: 'MatrixDelta',
  matrixId: 'small',
  asOf: '2026-11-23T07:00:00Z',
  cells: [
    { __typename: 'MatrixCellChange', row: 'r2', column: 'c2', cell: 4, count: 1 },
    { __typename: 'MatrixCellChange', row: 'r0', column: 'c0', cell: 6 + 8 + 16, count: 5 },
    { __typename: 'MatrixCellChange', row: 'gone', column: 'c0', cell: 1, count: 1 },
  ],
  rowTotals: [
    {
      __typename: 'MatrixTotal',
      id: 'r2',
      summary: { __typename: 'Summary', id: 'row2', score: 1, assigned: 1, overdue: 0 },
    },
  ],
  columnTotals: [
    {
      __typename: 'MatrixTotal',
      id: 'c2',
      summary: { __typename: 'Summary', id: 'column2', score: 1, assigned: 1, overdue: 0 },
    },
  ],
  total: { ...smallAnswer.total, score: 0.75 },
};

describe('The matrix as it travels', () => {
  it('is unpacked into one byte and one count a cell, row by row', () => {
    const matrix = smallMatrix();
    expect([...matrix.cells.slice(4, 8)]).toEqual([30, 18, 2, 30]);
    expect([...matrix.counts.slice(0, 4)]).toEqual([4, 2, 1, 2]);
    expect(matrix.cells).toHaveLength(20);
  });

  it('keeps counts beyond one byte, in little-endian order', () => {
    const answer = { ...smallAnswer, counts: btoa(String.fromCharCode(0x39, 0x30, 0xff, 0xff)) };
    expect([...decodeMatrix(answer).counts]).toEqual([12345, 65535]);
  });
});

describe('A change of the matrix', () => {
  it('sets the named cells and totals and nothing else', () => {
    const before = smallMatrix();
    const { matrix, changed } = applyDelta(before, delta);
    expect(changed).toEqual([2 * 4 + 2, 0]);
    expect(matrix.cells[10]).toBe(4);
    expect(matrix.counts[0]).toBe(5);
    expect(matrix.rows.totals[2]?.score).toBe(1);
    expect(matrix.columns.totals[2]?.score).toBe(1);
    expect(matrix.total.score).toBe(0.75);
    expect(matrix.asOf).toBe(delta.asOf);
    expect(differences(before, matrix).sort()).toEqual([0, 10]);
  });

  it('leaves the matrix before it as it was', () => {
    const before = smallMatrix();
    applyDelta(before, delta);
    expect(before).toEqual(smallMatrix());
  });

  it('that brings nothing new changes no cell', () => {
    const { matrix } = applyDelta(smallMatrix(), delta);
    expect(applyDelta(matrix, delta).changed).toEqual([]);
  });
});

describe('Following a matrix', () => {
  const empty = { matrix: null, changes: [] };

  it('remembers what changed for a minute', () => {
    const read = liveMatrixReducer(empty, { kind: 'READ', matrix: smallMatrix(), at: 1000 });
    expect(read.changes).toEqual([]);
    const changed = liveMatrixReducer(read, { kind: 'DELTA', delta, at: 2000 });
    expect(changed.changes).toEqual([
      { cell: 10, at: 2000 },
      { cell: 0, at: 2000 },
    ]);
    expect(liveMatrixReducer(changed, { kind: 'DELTA', delta, at: 62_001 }).changes).toEqual([]);
  });

  it('finds out by comparing what changed while the stream was away', () => {
    const read = liveMatrixReducer(empty, { kind: 'READ', matrix: smallMatrix(), at: 1000 });
    const { matrix } = applyDelta(smallMatrix(), delta);
    const again = liveMatrixReducer(read, { kind: 'READ', matrix, at: 5000 });
    expect(again.changes.map(({ cell }) => cell)).toEqual([0, 10]);
  });

  it('passes over a change that comes before the first reading', () => {
    expect(liveMatrixReducer(empty, { kind: 'DELTA', delta, at: 1 })).toBe(empty);
  });

  it('is not undone by an older reading that comes out of the cache again', () => {
    const older = { ...smallMatrix(), asOf: '2026-11-23T06:59:00Z' };
    const read = liveMatrixReducer({ matrix: null, changes: [] }, { kind: 'READ', matrix: older, at: 1000 });
    const changed = liveMatrixReducer(read, { kind: 'DELTA', delta, at: 2000 });
    expect(liveMatrixReducer(changed, { kind: 'READ', matrix: older, at: 3000 })).toBe(changed);
  });
});
