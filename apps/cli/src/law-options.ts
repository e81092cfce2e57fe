import { extname } from 'node:path';
import { detectLawFormat, readDate, type InstrumentMetadata, type LawFormat } from '@rasad/law-text';
import { InvalidArgumentError } from 'commander';

/** Names of the formats on the command line. */
export const lawFormats = { json: 'JSON', text: 'TEXT', akn: 'AKOMA_NTOSO' } as const satisfies Record<
  string,
  LawFormat
>;
export type LawFormatName = keyof typeof lawFormats;

/** Names of the kinds of instrument on the command line. */
export const lawKinds = { law: 'LAW', bylaw: 'BYLAW', circular: 'CIRCULAR', charter: 'CHARTER' } as const;

/** What the options of `law import` say of a plain text; dates are Gregorian already. */
export interface LawOptions {
  format?: LawFormatName;
  code?: string;
  kind?: keyof typeof lawKinds;
  title?: string;
  label?: string;
  adoptedOn?: string;
  notifiedOn?: string;
  inForceFrom?: string;
  gazettedOn?: string;
}

/** The format of a file: as given, or what its content shows, or what its name promises. */
export function formatOfFile(file: string, content: string, given?: LawFormatName): LawFormat {
  if (given) return lawFormats[given];
  const detected = detectLawFormat(content);
  if (detected !== 'TEXT') return detected;
  const promised: Record<string, LawFormat> = {
    '.json': 'JSON',
    '.xml': 'AKOMA_NTOSO',
    '.akn': 'AKOMA_NTOSO',
  };
  return promised[extname(file).toLowerCase()] ?? 'TEXT';
}

/** Options without which a plain text cannot be imported. */
export function missingOptions({ code, kind, title }: LawOptions): string[] {
  const needed = { '--code': code, '--kind': kind, '--title': title };
  return Object.entries(needed).flatMap(([option, value]) => (value === undefined ? [option] : []));
}

/** What the options say of a plain text that has all it needs. */
export function metadataOf(options: LawOptions): InstrumentMetadata {
  const { code = '', kind = 'law', title = '', label, format: _format, ...dates } = options;
  return {
    code,
    kind: lawKinds[kind],
    title: localized(title),
    label: label === undefined ? null : localized(label),
    adoptedOn: dates.adoptedOn ?? null,
    notifiedOn: dates.notifiedOn ?? null,
    inForceFrom: dates.inForceFrom ?? null,
    gazettedOn: dates.gazettedOn ?? null,
  };
}

function localized(text: string): { fa: string } | { en: string } {
  return /\p{Script=Arabic}/u.test(text) ? { fa: text } : { en: text };
}

/** Reads a date of the command line, Gregorian or Jalali. */
export function dateOption(written: string): string {
  const date = readDate(written);
  if (date === null) throw new InvalidArgumentError('Allowed choices are 2011-10-29, 1390/08/07.');
  return date;
}
