import { CalendarDate, GregorianCalendar, PersianCalendar, toCalendar } from '@internationalized/date';
import { latinDigits } from './matching.rules.js';

const persian = new PersianCalendar();
const gregorian = new GregorianCalendar();

/** Years from here on are Gregorian; Jalali ones will not get there for centuries. */
const FIRST_GREGORIAN_YEAR = 1700;
/** Days whose Jalali date all accounts of the calendar agree on, and that are read back as the same day. */
const JALALI_DATES = { from: '1800-01-01', to: '2123-01-01' };

const TYPED_DATE = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;

/** A day as people type it, «۱۴۰۳/۰۵/۰۱» or `2024-07-22`, as `YYYY-MM-DD`; null where it is none that exists. */
export function readTypedDate(typed: string): string | null {
  const match = TYPED_DATE.exec(latinDigits(typed).trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const date = new CalendarDate(year < FIRST_GREGORIAN_YEAR ? persian : gregorian, year, month, day);
  // An impossible day is moved to one that exists.
  if (date.month !== month || date.day !== day) return null;
  return toCalendar(date, gregorian).toString();
}

/** A spreadsheet's date without a time of day, or null. Spreadsheets know no zones: theirs stands for UTC here. */
export function readSheetDate(date: Date): string | null {
  const iso = Number.isNaN(date.valueOf()) ? '' : date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : null;
}

/** A Gregorian date as readers of Persian write it, «۱۴۰۳/۰۵/۰۱». */
export function printJalaliDate(date: string): string {
  if (date < JALALI_DATES.from || date >= JALALI_DATES.to) return date;
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const jalali = toCalendar(new CalendarDate(gregorian, year, month, day), persian);
  const pad = (value: number) => String(value).padStart(2, '0');
  const latin = `${jalali.year}/${pad(jalali.month)}/${pad(jalali.day)}`;
  return latin.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? digit);
}
