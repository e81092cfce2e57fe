import { printJalaliDate, readSheetDate, readTypedDate } from './dates.rules.js';
import { defuse, undefuse } from './defusing.rules.js';
import { latinDigits, matchingForm } from './matching.rules.js';
import type { ColumnKind } from './tables.js';

/** A cell as it was read: CSV has texts alone. */
export type Cell = string | number | boolean | Date | null;

/** Language of headings and of the values that have names. */
export type TableLang = 'fa' | 'en';

const YES = new Set(['yes', 'true', '1', 'بله', 'اری'].map(matchingForm));
const NO = new Set(['no', 'false', '0', 'خیر', 'نه'].map(matchingForm));
const yesNo = { fa: ['بله', 'خیر'], en: ['yes', 'no'] } as const;

/** Whether nothing is in a cell. */
export function isEmpty(cell: Cell | undefined): boolean {
  return cell == null || (typeof cell === 'string' && cell.trim() === '');
}

/**
 * What a cell says, as the document's field has it. What it cannot be is handed on as it is, so that the format refuses
 * it at its place.
 */
export function readCell(cell: Cell, holds: ColumnKind): unknown {
  const typed = typeof cell === 'string' ? undefuse(cell) : cell;
  switch (holds.kind) {
    case 'TEXT':
      return typeof typed === 'number' ? String(typed) : typed;
    case 'CODE':
      return readCode(typed);
    case 'CODES':
      return String(readCode(typed))
        .split(/[,،;؛\s]+/)
        .filter((part) => part !== '');
    case 'DATE':
      return readDate(typed);
    case 'NUMBER':
      return readNumber(typed);
    case 'YES_NO':
      return readYesNo(typed);
    case 'CHOICE':
      return holds.byForm.get(matchingForm(String(typed))) ?? typed;
  }
}

/** A field's value as a cell, in a language. */
export function writeCell(value: unknown, holds: ColumnKind, lang: TableLang): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return yesNo[lang][value ? 0 : 1];
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.length > 0 ? defuse(value.join(', ')) : null;
  const text = String(value);
  if (lang === 'fa' && holds.kind === 'DATE') return printJalaliDate(text);
  if (lang === 'fa' && holds.kind === 'CHOICE') return holds.labels[text] ?? text;
  return defuse(text);
}

function readCode(cell: Cell): unknown {
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? latinDigits(cell).trim() : cell;
}

function readDate(cell: Cell): unknown {
  if (cell instanceof Date) return readSheetDate(cell) ?? cell.toISOString();
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? (readTypedDate(cell) ?? cell) : cell;
}

function readNumber(cell: Cell): unknown {
  if (typeof cell !== 'string') return cell;
  const digits = latinDigits(cell).trim();
  return /^\d{1,9}$/.test(digits) ? Number(digits) : cell;
}

function readYesNo(cell: Cell): unknown {
  const form = matchingForm(String(cell));
  if (YES.has(form)) return true;
  return NO.has(form) ? false : cell;
}
