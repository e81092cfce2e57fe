import { addSums, noSums, type CellSums } from '../summaries/summary.rules.js';
import { cellByte } from './matrix-cell.rules.js';

/** The figures of a matrix, row-major. */
export interface MatrixFigures {
  cells: Uint8Array;
  counts: Uint32Array;
  rowTotals: CellSums[];
  columnTotals: CellSums[];
  total: CellSums;
}

/** What was read for a matrix; provisions without tasks may be missing. */
export interface MatrixParts {
  /** Per column its sums and its packed cells. */
  columns: readonly (CellSums & { unitId: string; cells: Buffer })[];
  /** Per provision its sums over the top-most columns. */
  provisions: readonly (CellSums & { provision: number })[];
}

/** Bytes of a packed cell: uint16 index of the provision, uint32 count, uint8 occurrences. */
const packedBytes = 7;

/**
 * Rolls the law up: every provision's cells join those of the rows that cover it.
 * @param unitIds the columns in order. @param covering per provision the indexes of the rows that it lies below or is.
 */
export function rollUpLaw(
  parts: MatrixParts,
  unitIds: readonly string[],
  covering: readonly (readonly number[])[],
  rows: number,
): MatrixFigures {
  const width = unitIds.length;
  const columns = new Map(unitIds.map((id, index) => [id, index]));
  const counts = new Uint32Array(rows * width);
  const occurrences = new Uint8Array(counts.length);
  const columnTotals = unitIds.map(() => noSums);
  for (const { unitId, cells, ...sums } of parts.columns) {
    const column = columns.get(unitId)!;
    columnTotals[column] = sums;
    for (let at = 0; at < cells.length; at += packedBytes) {
      for (const row of covering[cells.readUInt16BE(at)] ?? []) {
        const index = row * width + column;
        counts[index]! += cells.readUInt32BE(at + 2);
        occurrences[index]! |= cells.readUInt8(at + 6);
      }
    }
  }
  return {
    cells: occurrences.map((occurring, index) => cellByte(occurring, counts[index]!)),
    counts,
    columnTotals,
    rowTotals: rowTotalsOf(parts, covering, rows),
    total: addSums(parts.provisions),
  };
}

function rowTotalsOf(parts: MatrixParts, covering: readonly (readonly number[])[], rows: number): CellSums[] {
  const below = Array.from({ length: rows }, (): CellSums[] => []);
  for (const sums of parts.provisions) {
    for (const row of covering[sums.provision] ?? []) below[row]!.push(sums);
  }
  return below.map(addSums);
}

/**
 * Figures with some columns, and all margins, taken from a later reading.
 * @param read figures of these columns alone, in this order.
 */
export function replaceColumns(
  figures: MatrixFigures,
  read: MatrixFigures,
  columns: readonly number[],
): MatrixFigures {
  const [width, readWidth] = [figures.columnTotals.length, columns.length];
  const [cells, counts] = [figures.cells.slice(), figures.counts.slice()];
  const columnTotals = [...figures.columnTotals];
  columns.forEach((column, from) => {
    columnTotals[column] = read.columnTotals[from]!;
    for (let row = 0; row < figures.rowTotals.length; row++) {
      cells[row * width + column] = read.cells[row * readWidth + from]!;
      counts[row * width + column] = read.counts[row * readWidth + from]!;
    }
  });
  return { cells, counts, columnTotals, rowTotals: read.rowTotals, total: read.total };
}
