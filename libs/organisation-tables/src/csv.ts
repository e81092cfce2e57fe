import { importProblem } from '@rasad/import-formats';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Grid, GridReading } from './grid.js';

/** Spreadsheets write what their region separates numbers with. */
const DELIMITERS = [',', ';', '\t'];
/** Longest record that is read, in characters: a quote that is never closed must not swallow the file. */
const MAX_RECORD = 100_000;

/** Reads a CSV file (RFC 4180) of UTF-8 text. @param name of the file, for its problems */
export function readCsv(name: string, content: Uint8Array): GridReading {
  const text = decode(content);
  if (text === null) return refused(name, 1, 'NOT_UTF8', {});
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      max_record_size: MAX_RECORD,
    });
    return { ok: true, grids: [{ name, rows }] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(name, Number(error['records'] ?? 0) + 1, 'CSV_SYNTAX', { reason: error.message });
  }
}

/** A table as a CSV file that spreadsheets take for UTF-8. */
export function writeCsv({ rows }: Grid): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, record_delimiter: 'windows' },
  );
}

function decode(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}

/** The delimiter that the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function refused<C extends 'NOT_UTF8' | 'CSV_SYNTAX'>(
  sheet: string,
  line: number,
  code: C,
  details: Parameters<typeof importProblem<C>>[2],
): GridReading {
  return { ok: false, problems: [importProblem({ path: '$', sheet, line, column: 1 }, code, details)] };
}
