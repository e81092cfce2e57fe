import { importProblem, type ImportProblem } from '@rasad/import-formats';
import { readXlsx, writeXlsx, type Sheet } from 'hucre/xlsx';
import type { Cell } from './cells.rules.js';
import { findArchiveProblem } from './archive-guard.js';
import type { Grid, GridReading } from './grid.js';

/** Far more than the widest table has, and one row more than its longest may have. */
const RANGE = 'A1:AZ200002';

/** A grid that is written to a sheet, with the values that its columns offer for choice. */
export interface SheetToWrite extends Grid {
  /** By column from 0. */
  choices: ReadonlyMap<number, string[]>;
}

/** How a workbook looks. */
export interface WorkbookLook {
  rightToLeft: boolean;
}

/** Reads the sheets of an XLSX workbook: the values alone, and no cell that would have to be computed. */
export async function readWorkbook(content: Uint8Array): Promise<GridReading> {
  const unsafe = await findArchiveProblem(content);
  if (unsafe) return { ok: false, problems: [unsafe] };
  try {
    const { sheets } = await readXlsx(content, { range: RANGE });
    const problems = sheets.flatMap(findCellProblems);
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, grids: sheets.map(({ name, rows }) => ({ name, rows })) };
  } catch (error) {
    const place = { path: '$', line: 1, column: 1 };
    const { message: reason } = error as Error;
    return { ok: false, problems: [importProblem(place, 'WORKBOOK_SYNTAX', { reason })] };
  }
}

/** Writes a workbook whose first row stays in sight. */
export function writeWorkbook(
  sheets: readonly SheetToWrite[],
  { rightToLeft }: WorkbookLook,
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, choices }) => ({
      name,
      rows: rows.map((row) => row.map(escapeText)),
      columns: (rows[0] ?? []).map((heading) => ({ width: Math.max(14, String(heading).length + 4) })),
      view: { rightToLeft },
      freezePane: { rows: 1 },
      dataValidations: [...choices].map(([column, values]) => ({
        type: 'list' as const,
        values,
        allowBlank: true,
        range: `${letterOf(column)}2:${letterOf(column)}10000`,
      })),
    })),
  });
}

function findCellProblems({ name, cells }: Sheet): ImportProblem[] {
  return [...(cells ?? [])].flatMap(([at, { formula, type, value }]) => {
    const [row = 0, column = 0] = at.split(',').map(Number);
    const place = { path: '$', sheet: name, line: row + 1, column: column + 1 };
    if (formula !== undefined) return [importProblem(place, 'FORMULA_CELL', {})];
    return type === 'error' ? [importProblem(place, 'ERROR_CELL', { found: String(value) })] : [];
  });
}

/** What a workbook takes for the escape of a character (`_x000D_`, ECMA-376 part 1, 22.9.2.19) is escaped itself. */
function escapeText(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : cell;
}

function letterOf(column: number): string {
  return String.fromCharCode(65 + column);
}
