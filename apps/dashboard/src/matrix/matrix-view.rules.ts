import { normaliseText } from '../language/normalise-text.js';
import { needsAttention } from './matrix-cell.rules.js';
import type { Axis, MatrixData, MatrixRow } from './matrix-data.rules.js';
import type { MatrixSearch } from './matrix-search.rules.js';
import { subtree, unfolded, withAncestors } from './matrix-tree.rules.js';

/** The rows and columns on the screen, as indexes into the matrix. */
export interface MatrixView {
  rows: number[];
  columns: number[];
}

/** What a row is called: its label, and its heading where it has one. */
export function rowName({ label, heading }: MatrixRow): string {
  return heading ? `${label}: ${heading}` : label;
}

/** Words are looked for on both axes; an axis without any hit is not narrowed. */
function hitsOf<Node>(axis: Axis<Node>, nameOf: (node: Node) => string, words: string): Set<number> | null {
  if (!words) return null;
  const hits = new Set<number>();
  axis.nodes.forEach((node, index) => {
    if (normaliseText(nameOf(node)).includes(words)) hits.add(index);
  });
  return hits.size > 0 ? hits : null;
}

interface Attention {
  rows: Set<number>;
  columns: Set<number>;
}

/** Rows and columns with a cell that somebody should look at, within what the address narrows the matrix to. */
function attentionIn(
  matrix: MatrixData,
  insideRows: boolean[] | null,
  insideColumns: boolean[] | null,
): Attention {
  const width = matrix.columns.nodes.length;
  const found: Attention = { rows: new Set(), columns: new Set() };
  matrix.cells.forEach((cell, index) => {
    const column = index % width;
    const row = (index - column) / width;
    if (insideRows?.[row] === false || insideColumns?.[column] === false || !needsAttention(cell)) return;
    found.rows.add(row);
    found.columns.add(column);
  });
  return found;
}

/** The asked nodes with their ancestors, none of them outside of what the address narrows the axis to. */
function keptOf(
  parents: readonly number[],
  inside: boolean[] | null,
  asked: (index: number) => boolean,
): boolean[] {
  const kept = withAncestors(parents, (index) => asked(index) && inside?.[index] !== false);
  return kept.map((keep, index) => keep && inside?.[index] !== false);
}

/** Chooses what is shown, from the filters and the folded branches. */
export function viewOf(matrix: MatrixData, search: MatrixSearch): MatrixView {
  const { rows, columns, counts } = matrix;
  const width = columns.nodes.length;
  const words = normaliseText(search.q ?? '');
  const topRow = rows.nodes.findIndex(({ eId }) => eId === search.provision);
  const topColumn = columns.nodes.findIndex(({ code }) => code === search.unit);
  const insideRows = topRow < 0 ? null : subtree(rows.parents, topRow);
  const insideColumns = topColumn < 0 ? null : subtree(columns.parents, topColumn);
  const attention = search.show === 'attention' ? attentionIn(matrix, insideRows, insideColumns) : null;
  const rowHits = hitsOf(rows, rowName, words);
  const columnHits = hitsOf(columns, ({ name }) => name, words);

  // Narrowed to a unit, only the provisions that bind it count, and the other way round.
  const rowTasks = (row: number) =>
    (topColumn < 0 ? rows.totals[row]?.assigned : counts[row * width + topColumn]) ?? 0;
  const columnTasks = (column: number) =>
    (topRow < 0 ? columns.totals[column]?.assigned : counts[topRow * width + column]) ?? 0;
  const withEmpty = search.empty === 'shown';

  const keptRows = keptOf(
    rows.parents,
    insideRows,
    (row) =>
      (withEmpty || row === topRow || rowTasks(row) > 0) &&
      attention?.rows.has(row) !== false &&
      rowHits?.has(row) !== false,
  );
  const keptColumns = keptOf(
    columns.parents,
    insideColumns,
    (column) =>
      (withEmpty || column === topColumn || columnTasks(column) > 0) &&
      attention?.columns.has(column) !== false &&
      columnHits?.has(column) !== false,
  );
  if (search.kind) {
    // Units of one kind stand side by side; what is above them would only repeat their sum.
    columns.nodes.forEach(({ kind }, index) => {
      if (kind !== search.kind) keptColumns[index] = false;
    });
  }
  const folded = new Set(search.fold);
  return {
    rows: unfolded(rows.parents, keptRows, (index) => folded.has(rows.nodes[index]?.eId ?? '')),
    columns: unfolded(columns.parents, keptColumns, (index) => folded.has(columns.nodes[index]?.code ?? '')),
  };
}
