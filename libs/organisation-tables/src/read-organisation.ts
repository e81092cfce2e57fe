import {
  acceptOrganisation,
  importProblem,
  inFileOrder,
  MAX_PROBLEMS,
  ORGANISATION_FORMAT,
  parseOrganisation,
  type ImportProblem,
  type JsonPath,
  type OrganisationDocument,
  type ParsedDocument,
  type SourcePosition,
} from '@rasad/import-formats';
import { readCsv } from './csv.js';
import type { Grid, GridReading } from './grid.js';
import { matchingForm } from './matching.rules.js';
import { headingForms, readTable, type ReadTable } from './read-table.js';
import { headingsOf, namesOfTable, tables, type Table, type TableName } from './tables.js';
import { readWorkbook } from './workbook.js';

/** A file of an organisation: JSON, an XLSX workbook, or a CSV table of several. The ending of its name tells which. */
export interface OrganisationFile {
  name: string;
  content: Uint8Array;
}

type Parsed = ParsedDocument<OrganisationDocument>;

/** Reads an organisation from one JSON file, one workbook, or CSV tables; refuses it as a whole. */
export async function readOrganisationFiles(files: readonly OrganisationFile[]): Promise<Parsed> {
  const [first] = files;
  const endings = new Set(files.map(({ name }) => endingOf(name)));
  const [ending] = endings;
  if (!first || endings.size > 1 || (files.length > 1 && ending !== 'csv')) return refusedFiles(files);
  switch (ending) {
    case 'json':
      return parseOrganisation(new TextDecoder().decode(first.content));
    case 'xlsx':
      return fromGrids(await readWorkbook(first.content));
    case 'csv':
      return fromGrids(gather(files.map(({ name, content }) => readCsv(name, content))));
    default:
      return refusedFiles(files);
  }
}

function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function gather(readings: readonly GridReading[]): GridReading {
  const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, grids: readings.flatMap((reading) => (reading.ok ? reading.grids : [])) };
}

function fromGrids(reading: GridReading): Parsed {
  if (!reading.ok) return refused(reading.problems);
  const read = new Map<TableName, ReadTable>();
  const problems: ImportProblem[] = [];
  for (const grid of reading.grids) {
    const forms = headingForms(grid);
    // A workbook has empty sheets that nobody meant.
    if (forms.length === 0) continue;
    const table = tableOf(grid, forms);
    const earlier = table && read.get(table.name);
    if (!table) problems.push(atTop(grid, 'UNKNOWN_TABLE', { allowed: tableNames() }));
    else if (earlier) problems.push(atTop(grid, 'REPEATED_TABLE', { first: earlier.sheet }));
    else read.set(table.name, readTable(grid, table));
  }
  problems.push(...[...read.values()].flatMap((table) => table.problems));
  return problems.length > 0 ? refused(problems) : accept(read);
}

/** The table that a grid is by its name, or else by its headings. */
function tableOf({ name }: Grid, headings: readonly string[]): Table | undefined {
  const form = matchingForm(name.replace(/\.csv$/i, ''));
  const named = tables.find((table) => namesOfTable(table).includes(form));
  return named ?? tables.find((table) => isTableOf(table, headings));
}

function isTableOf({ columns }: Table, headings: readonly string[]): boolean {
  const known = columns.map((column) => ({ column, forms: headingsOf(column) }));
  const isThere = (forms: readonly string[]) => forms.some((form) => headings.includes(form));
  const hasNeeded = known.every(({ column, forms }) => !column.needed || isThere(forms));
  const all = new Set(known.flatMap(({ forms }) => forms));
  return hasNeeded && headings.every((heading) => heading === '' || all.has(heading));
}

function tableNames(): string {
  return tables.map(({ title, fileName }) => `${title.fa} / ${title.en} (${fileName}.csv)`).join(', ');
}

function accept(read: ReadonlyMap<TableName, ReadTable>): Parsed {
  const lists = [...read].map(([name, { entries }]) => [name, entries]);
  const value = { format: ORGANISATION_FORMAT, units: [], ...Object.fromEntries(lists) };
  return acceptOrganisation(value, (path) => positionOf(path, read));
}

function positionOf(path: JsonPath, read: ReadonlyMap<TableName, ReadTable>): SourcePosition {
  const [name, index, ...field] = path;
  const table = tables.find((one) => one.name === name);
  const found = table && read.get(table.name);
  if (!found) return { line: 1, column: 1, ...(table && { sheet: table.title.fa }) };
  const line = typeof index === 'number' ? (found.rowNumbers[index] ?? 1) : 1;
  return { sheet: found.sheet, line, column: columnOf(field, found) };
}

/** Of a field with several columns (a name in two languages) the first one. */
function columnOf([name, part]: JsonPath, { columnNumbers }: ReadTable): number {
  const columns = [...columnNumbers].filter(([column]) => column.field[0] === name);
  const exact = columns.find(([column]) => column.field[1] === part);
  return (exact ?? columns[0])?.[1] ?? 1;
}

function atTop<C extends 'UNKNOWN_TABLE' | 'REPEATED_TABLE'>(
  { name }: Grid,
  code: C,
  details: Parameters<typeof importProblem<C>>[2],
): ImportProblem {
  return importProblem({ path: '$', sheet: name, line: 1, column: 1 }, code, details);
}

function refusedFiles(files: readonly OrganisationFile[]): Parsed {
  const found = files.map(({ name }) => name).join(', ') || '–';
  return refused([importProblem({ path: '$', line: 1, column: 1 }, 'UNKNOWN_FILES', { found })]);
}

function refused(problems: readonly ImportProblem[]): Parsed {
  return { ok: false, problems: inFileOrder(problems, (problem) => problem).slice(0, MAX_PROBLEMS) };
}
