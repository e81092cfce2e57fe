import type {
  MatrixChangedSubscription,
  MatrixQuery,
  MatrixTotalCountsFragment,
} from '../graphql/generated/graphql.js';

type MatrixAnswer = MatrixQuery['matrix'];
/** A row of the matrix. */
export type MatrixRow = MatrixAnswer['rows'][number];
/** A column of the matrix. */
export type MatrixColumn = MatrixAnswer['columns'][number];
/** What the graph sends when cells changed. */
export type MatrixDelta = MatrixChangedSubscription['matrixChanged'];

/** One of the two trees of the matrix: nodes in tree order, each with the index of its parent. */
export interface Axis<Node> {
  nodes: readonly Node[];
  depths: readonly number[];
  /** Index of the parent in the same list, -1 at the top. */
  parents: readonly number[];
  totals: readonly MatrixTotalCountsFragment[];
}

/** The matrix with its cells unpacked; never changed in place. */
export interface MatrixData {
  id: string;
  rows: Axis<MatrixRow>;
  columns: Axis<MatrixColumn>;
  /** Row-major, one byte a cell. */
  cells: Uint8Array;
  /** Row-major, tasks behind each cell. */
  counts: Uint16Array;
  total: MatrixAnswer['total'];
  asOf: string;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Little-endian 16-bit numbers, whatever the machine's own order is. */
function wordsOf(base64: string): Uint16Array {
  const bytes = bytesOf(base64);
  const view = new DataView(bytes.buffer);
  return Uint16Array.from({ length: bytes.length / 2 }, (_, index) => view.getUint16(index * 2, true));
}

/** Unpacks the answer of the graph. */
export function decodeMatrix(answer: MatrixAnswer): MatrixData {
  return {
    id: answer.id,
    rows: {
      nodes: answer.rows,
      depths: answer.rowDepths,
      parents: answer.rowParents,
      totals: answer.rowTotals,
    },
    columns: {
      nodes: answer.columns,
      depths: answer.columnDepths,
      parents: answer.columnParents,
      totals: answer.columnTotals,
    },
    cells: bytesOf(answer.cells),
    counts: wordsOf(answer.counts),
    total: answer.total,
    asOf: answer.asOf,
  };
}

function placesOf(axis: Axis<{ id: string }>): Map<string, number> {
  return new Map(axis.nodes.map(({ id }, index) => [id, index]));
}

function withTotals<Node extends { id: string }>(
  axis: Axis<Node>,
  changes: MatrixDelta['rowTotals'],
): Axis<Node> {
  if (changes.length === 0) return axis;
  const places = placesOf(axis);
  const totals = [...axis.totals];
  for (const { id, summary } of changes) {
    const place = places.get(id);
    if (place !== undefined) totals[place] = summary;
  }
  return { ...axis, totals };
}

/** A matrix after a change, and the indexes of the cells that look different now. */
export interface MatrixChange {
  matrix: MatrixData;
  changed: number[];
}

/** Applies what the stream sent. Rows and columns that are not on this matrix are passed over. */
export function applyDelta(matrix: MatrixData, delta: MatrixDelta): MatrixChange {
  const rowPlaces = placesOf(matrix.rows);
  const columnPlaces = placesOf(matrix.columns);
  const cells = matrix.cells.slice();
  const counts = matrix.counts.slice();
  const changed: number[] = [];
  for (const { row, column, cell, count } of delta.cells) {
    const rowPlace = rowPlaces.get(row);
    const columnPlace = columnPlaces.get(column);
    if (rowPlace === undefined || columnPlace === undefined) continue;
    const index = rowPlace * matrix.columns.nodes.length + columnPlace;
    if (cells[index] !== cell || counts[index] !== count) changed.push(index);
    cells[index] = cell;
    counts[index] = count;
  }
  return {
    changed,
    matrix: {
      ...matrix,
      cells,
      counts,
      rows: withTotals(matrix.rows, delta.rowTotals),
      columns: withTotals(matrix.columns, delta.columnTotals),
      total: delta.total,
      asOf: delta.asOf,
    },
  };
}

function sameNodes(a: Axis<{ id: string }>, b: Axis<{ id: string }>): boolean {
  return a.nodes.length === b.nodes.length && a.nodes.every(({ id }, index) => id === b.nodes[index]?.id);
}

/** The cells that differ between two readings of the same matrix; none where its rows or columns are others. */
export function differences(before: MatrixData, after: MatrixData): number[] {
  if (!sameNodes(before.rows, after.rows) || !sameNodes(before.columns, after.columns)) return [];
  const changed: number[] = [];
  after.cells.forEach((cell, index) => {
    if (cell !== before.cells[index] || after.counts[index] !== before.counts[index]) changed.push(index);
  });
  return changed;
}
