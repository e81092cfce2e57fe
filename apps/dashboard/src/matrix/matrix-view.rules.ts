import { normaliseText } from '../language/normalise-text.js';
import { needsAttention } from './matrix-cell.rules.js';
import type { Axis, MatrixColumn, MatrixData, MatrixRow } from './matrix-data.rules.js';
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

function within<Node>(axis: Axis<Node>, isTop: (node: Node) => boolean, wanted: boolean): boolean[] | null {
  if (!wanted) return null;
  const top = axis.nodes.findIndex(isTop);
  return top < 0 ? null : subtree(axis.parents, top);
}

interface Wanted {
  /** Nodes outside are left out, ancestors too. */
  inside: boolean[] | null;
  /** Nodes that are asked for; their ancestors stay with them. */
  asked: (index: number) => boolean;
}

function keptOf(parents: readonly number[], { inside, asked }: Wanted): boolean[] {
  const kept = withAncestors(parents, (index) => asked(index) && inside?.[index] !== false);
  return kept.map((keep, index) => keep && inside?.[index] !== false);
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

/** Chooses what is shown, from the filters and the folded branches. */
export function viewOf(matrix: MatrixData, search: MatrixSearch): MatrixView {
  const { rows, columns, cells } = matrix;
  const width = columns.nodes.length;
  const folded = new Set(search.fold);
  const words = normaliseText(search.q ?? '');
  const insideRows = within(
    rows,
    (row: MatrixRow) => row.eId === search.provision,
    search.provision !== undefined,
  );
  const insideColumns = within(
    columns,
    (unit: MatrixColumn) => unit.code === search.unit,
    search.unit !== undefined,
  );
  const rowHits = hitsOf(rows, rowName, words);
  const columnHits = hitsOf(columns, ({ name }) => name, words);

  const attentionRows = new Set<number>();
  const attentionColumns = new Set<number>();
  if (search.show === 'attention') {
    cells.forEach((cell, index) => {
      const column = index % width;
      const row = (index - column) / width;
      if (insideRows?.[row] === false || insideColumns?.[column] === false || !needsAttention(cell)) return;
      attentionRows.add(row);
      attentionColumns.add(column);
    });
  }

  const hasTasks = ({ totals }: Axis<unknown>, index: number) =>
    search.empty === 'shown' || (totals[index]?.assigned ?? 0) > 0;
  const attended = (set: Set<number>, index: number) => search.show !== 'attention' || set.has(index);

  const keptRows = keptOf(rows.parents, {
    inside: insideRows,
    asked: (index) =>
      hasTasks(rows, index) && attended(attentionRows, index) && rowHits?.has(index) !== false,
  });
  const keptColumns = keptOf(columns.parents, {
    inside: insideColumns,
    asked: (index) =>
      hasTasks(columns, index) && attended(attentionColumns, index) && columnHits?.has(index) !== false,
  });
  if (search.kind) {
    // Units of one kind stand side by side; what is above them would only repeat their sum.
    columns.nodes.forEach(({ kind }, index) => {
      if (kind !== search.kind) keptColumns[index] = false;
    });
  }
  return {
    rows: unfolded(rows.parents, keptRows, (index) => folded.has(rows.nodes[index]?.eId ?? '')),
    columns: unfolded(columns.parents, keptColumns, (index) => folded.has(columns.nodes[index]?.code ?? '')),
  };
}
