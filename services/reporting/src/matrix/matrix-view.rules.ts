import type { CellSums } from '../summaries/summary.rules.js';
import type { Axis } from './matrix-axis.rules.js';
import type { MatrixFigures } from './matrix-figures.rules.js';

/** A matrix as somebody saw it. */
export interface MatrixView {
  rows: Axis;
  columns: Axis;
  figures: MatrixFigures;
}

/** What differs between two views of the same matrix, by row ids; what only one of them shows counts as empty there. */
export interface ViewDifference {
  cells: { row: string; column: string; cell: number; count: number }[];
  rowTotals: { id: string; sums: CellSums }[];
  columnTotals: { id: string; sums: CellSums }[];
  /** Whether anything differs at all. */
  any: boolean;
}

/** Compares what was sent with what there is now. */
export function differenceOf(sent: MatrixView, now: MatrixView): ViewDifference {
  const formerRow = formerIndexes(sent.rows, now.rows);
  const formerColumn = formerIndexes(sent.columns, now.columns);
  const rowTotals = changedTotals(now.rows, now.figures.rowTotals, formerRow, sent.figures.rowTotals);
  const columnTotals = changedTotals(
    now.columns,
    now.figures.columnTotals,
    formerColumn,
    sent.figures.columnTotals,
  );
  const cells = changedCells(sent, now, formerRow, formerColumn);
  const any =
    cells.length + rowTotals.length + columnTotals.length > 0 ||
    !sameSums(sent.figures.total, now.figures.total) ||
    !sameIds(sent.rows, now.rows) ||
    !sameIds(sent.columns, now.columns);
  return { cells, rowTotals, columnTotals, any };
}

function changedCells(
  sent: MatrixView,
  now: MatrixView,
  formerRow: readonly number[],
  formerColumn: readonly number[],
): ViewDifference['cells'] {
  const changed: ViewDifference['cells'] = [];
  const [width, formerWidth] = [now.columns.ids.length, sent.columns.ids.length];
  now.figures.cells.forEach((cell, index) => {
    const row = Math.floor(index / width);
    const column = index % width;
    const [oldRow, oldColumn] = [formerRow[row]!, formerColumn[column]!];
    const former = oldRow < 0 || oldColumn < 0 ? -1 : oldRow * formerWidth + oldColumn;
    const count = now.figures.counts[index]!;
    if ((sent.figures.cells[former] ?? 0) === cell && (sent.figures.counts[former] ?? 0) === count) return;
    changed.push({ row: now.rows.ids[row]!, column: now.columns.ids[column]!, cell, count });
  });
  return changed;
}

function changedTotals(
  axis: Axis,
  totals: readonly CellSums[],
  former: readonly number[],
  formerTotals: readonly CellSums[],
): { id: string; sums: CellSums }[] {
  return axis.ids.flatMap((id, index) => {
    const before = formerTotals[former[index]!];
    const sums = totals[index]!;
    return before && sameSums(before, sums) ? [] : [{ id, sums }];
  });
}

/** For each id of an axis its index on the former one, -1 where it was not there. */
function formerIndexes(former: Axis, axis: Axis): number[] {
  const indexes = new Map(former.ids.map((id, index) => [id, index]));
  return axis.ids.map((id) => indexes.get(id) ?? -1);
}

function sameIds(a: Axis, b: Axis): boolean {
  return a.ids.length === b.ids.length && a.ids.every((id, index) => id === b.ids[index]);
}

function sameSums(a: CellSums, b: CellSums): boolean {
  return (Object.keys(a) as (keyof CellSums)[]).every((name) => a[name] === b[name]);
}
