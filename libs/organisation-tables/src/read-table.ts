import { importProblem, type ImportProblem } from '@rasad/import-formats';
import { isEmpty, readCell, type Cell } from './cells.rules.js';
import type { Grid } from './grid.js';
import { matchingForm } from './matching.rules.js';
import { headingsOf, type Column, type Table } from './tables.js';

/** An entry of the document: fields that the row says something about. */
export type Entry = Record<string, unknown>;

/** A table with its values in the form of the document, and where they stood. */
export interface ReadTable {
  table: Table;
  /** Name of the sheet or file. */
  sheet: string;
  entries: Entry[];
  /** Row number of each entry, from 1. */
  rowNumbers: number[];
  /** Column number, from 1, of each column that is there. */
  columnNumbers: ReadonlyMap<Column, number>;
  problems: ImportProblem[];
}

/** Row number of the headings, from 1: that of the first row in which something is. */
function headingRowOf({ rows }: Grid): number {
  return rows.findIndex((row) => row.some((cell) => !isEmpty(cell))) + 1;
}

/** The headings of a grid in matching form, by column from 0; empty where it holds nothing at all. */
export function headingForms(grid: Grid): string[] {
  const headings = grid.rows[headingRowOf(grid) - 1] ?? [];
  return headings.map((cell) => (isEmpty(cell) ? '' : matchingForm(String(cell))));
}

/** Reads a grid as a table; problems of its headings keep the rows from being looked at. */
export function readTable(grid: Grid, table: Table): ReadTable {
  const { columns, problems } = readHeadings(grid, table);
  const read: ReadTable = {
    table,
    sheet: grid.name,
    entries: [],
    rowNumbers: [],
    columnNumbers: new Map([...columns].map(([index, column]) => [column, index + 1])),
    problems,
  };
  if (problems.length > 0) return read;
  const first = headingRowOf(grid);
  grid.rows.slice(first).forEach((row, index) => {
    if (row.every(isEmpty)) return;
    read.problems.push(...findStrayCells(row, columns, { sheet: grid.name, line: first + index + 1 }));
    read.entries.push(readEntry(row, columns));
    read.rowNumbers.push(first + index + 1);
  });
  return read;
}

function readHeadings(grid: Grid, table: Table) {
  const columns = new Map<number, Column>();
  const problems: ImportProblem[] = [];
  const line = headingRowOf(grid);
  const place = (column: number) => ({ path: table.name, sheet: grid.name, line, column });
  headingForms(grid).forEach((form, index) => {
    if (form === '') return;
    const found = String(grid.rows[line - 1]?.[index]);
    const column = table.columns.find((one) => headingsOf(one).includes(form));
    if (!column) problems.push(importProblem(place(index + 1), 'UNKNOWN_HEADING', { found }));
    else if ([...columns.values()].includes(column))
      problems.push(importProblem(place(index + 1), 'REPEATED_HEADING', { found }));
    else columns.set(index, column);
  });
  const present = new Set(columns.values());
  for (const column of table.columns) {
    if (!column.needed || present.has(column)) continue;
    const heading = `${column.title.fa} / ${column.title.en}`;
    problems.push(importProblem(place(1), 'MISSING_HEADING', { heading }));
  }
  return { columns, problems };
}

function findStrayCells(
  row: readonly Cell[],
  columns: ReadonlyMap<number, Column>,
  place: { sheet: string; line: number },
): ImportProblem[] {
  return row.flatMap((cell, index) =>
    isEmpty(cell) || columns.has(index)
      ? []
      : [importProblem({ path: '$', ...place, column: index + 1 }, 'NO_HEADING', {})],
  );
}

function readEntry(row: readonly Cell[], columns: ReadonlyMap<number, Column>): Entry {
  const entry: Entry = {};
  for (const [index, column] of columns) {
    const cell = row[index] ?? null;
    if (!isEmpty(cell)) setField(entry, column, readCell(cell, column.holds));
    else if (column.emptyIsNull) setField(entry, column, null);
  }
  return entry;
}

function setField(entry: Entry, { field: [name, lang] }: Column, value: unknown): void {
  if (lang === undefined) entry[name] = value;
  else entry[name] = { ...(entry[name] as Entry | undefined), [lang]: value };
}
