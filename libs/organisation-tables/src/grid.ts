import type { ImportProblem } from '@rasad/import-formats';
import type { Cell } from './cells.rules.js';

/** A table as it was read: a sheet of a workbook or a CSV file, row 1 first. */
export interface Grid {
  /** Name of the sheet or file. */
  name: string;
  rows: readonly (readonly Cell[])[];
}

/** Tables that were read, or why a file is refused. */
export type GridReading = { ok: true; grids: Grid[] } | { ok: false; problems: ImportProblem[] };
