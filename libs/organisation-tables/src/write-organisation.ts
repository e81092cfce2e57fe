import type { OrganisationDocument } from '@rasad/import-formats';
import { writeCell, type Cell, type TableLang } from './cells.rules.js';
import { writeCsv } from './csv.js';
import type { OrganisationFile } from './read-organisation.js';
import { tables, type Column, type Table } from './tables.js';
import { writeWorkbook, type SheetToWrite } from './workbook.js';

/** Formats in which an organisation is written. */
export type OrganisationFileFormat = 'json' | 'csv' | 'xlsx';

/** A file that was written. */
export interface WrittenFile extends OrganisationFile {
  mediaType: string;
}

/** How an organisation is written: the language is that of headings, sheet names and values that have names. */
export interface WritingOptions {
  format: OrganisationFileFormat;
  lang: TableLang;
}

const noEntries = {
  units: [],
  positions: [],
  people: [],
  serviceAccounts: [],
  appointments: [],
  grants: [],
} satisfies Omit<OrganisationDocument, 'format'>;

/** An organisation as files: one of JSON, one workbook, or a CSV file for each of its tables. */
export async function writeOrganisationFiles(
  document: OrganisationDocument,
  { format, lang }: WritingOptions,
): Promise<WrittenFile[]> {
  if (format === 'json') return [jsonFile(document)];
  return writeTables(document, { format, lang }, 'organisation');
}

/** Tables with their headings alone, to be filled in. */
export function writeOrganisationTemplate({
  format,
  lang,
}: WritingOptions & { format: 'csv' | 'xlsx' }): Promise<WrittenFile[]> {
  return writeTables(noEntries, { format, lang }, 'organisation-template');
}

function jsonFile(document: OrganisationDocument): WrittenFile {
  const content = encode(`${JSON.stringify(document, null, 2)}\n`);
  return { name: 'organisation.json', mediaType: 'application/json', content };
}

async function writeTables(
  document: Pick<OrganisationDocument, keyof typeof noEntries>,
  { format, lang }: WritingOptions,
  name: string,
): Promise<WrittenFile[]> {
  const sheets = tables.map((table) => sheetOf(table, document[table.name], lang));
  if (format === 'csv') {
    return tables.flatMap(({ fileName }, index) => {
      const sheet = sheets[index];
      if (!sheet) return [];
      return [
        { name: `${fileName}.csv`, mediaType: 'text/csv; charset=utf-8', content: encode(writeCsv(sheet)) },
      ];
    });
  }
  const content = await writeWorkbook(sheets, { rightToLeft: lang === 'fa' });
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return [{ name: `${name}.xlsx`, mediaType, content }];
}

function sheetOf({ title, columns }: Table, entries: readonly object[], lang: TableLang): SheetToWrite {
  const headings = columns.map((column) => column.title[lang]);
  const rows = entries.map((entry) => columns.map((column): Cell => cellOf(entry, column, lang)));
  const choices = columns.flatMap(({ holds }, index) =>
    holds.kind === 'CHOICE'
      ? [[index, lang === 'fa' ? Object.values(holds.labels) : Object.keys(holds.labels)] as const]
      : [],
  );
  return { name: title[lang], rows: [headings, ...rows], choices: new Map(choices) };
}

function cellOf(entry: object, { field: [name, part], holds }: Column, lang: TableLang): Cell {
  const value = (entry as Record<string, unknown>)[name];
  const own = part === undefined ? value : (value as Record<string, unknown> | undefined)?.[part];
  return writeCell(own, holds, lang);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
