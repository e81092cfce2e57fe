import { CalendarDate, GregorianCalendar, PersianCalendar, toCalendar } from '@internationalized/date';
import { inPersianDigits, readNumberWords } from './persian-numbers.js';

const persian = new PersianCalendar();
const gregorian = new GregorianCalendar();

/** Years from here on are Gregorian; Jalali ones will not get there for centuries. */
const FIRST_GREGORIAN_YEAR = 1700;

const MONTHS = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
];

const PARTS = /(?<!\d)(\d{1,4}) ?[/.,\-\\] ?(\d{1,2}) ?[/.,\-\\] ?(\d{1,4})(?!\d)/;
const WITH_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2}) ?(${MONTHS.join('|')})(?: ?ماه)?(?: ?سال)? ?(\\d{2,4})(?!\\d)`,
);
const WORDED_MONTH = new RegExp(`(${MONTHS.join('|')})(?: ?ماه)?(?: ?سال)? `);

/**
 * The first date in a text in matched form as `YYYY-MM-DD`, Gregorian. Statutes print year, month and day in either
 * direction and with any separator, the year with two digits or four, the month as a number or by name; in a
 * Jalali or, from 1700 on, a Gregorian year. Null where there is none, or none that exists.
 */
export function readStatuteDate(text: string): string | null {
  return numericDate(text) ?? namedMonthDate(text) ?? wordedDate(text);
}

function numericDate(text: string): string | null {
  const match = PARTS.exec(text);
  if (!match) return null;
  const [first, middle, last] = [match[1] ?? '', match[2] ?? '', match[3] ?? ''];
  const yearFirst = yearOf(first);
  if (yearFirst !== undefined && isYear(first, last)) return dateOf(yearFirst, Number(middle), Number(last));
  const yearLast = yearOf(last);
  return yearLast === undefined ? null : dateOf(yearLast, Number(middle), Number(first));
}

/** Whether the part at one end is the year: four digits say so, of two parts with fewer the one that is no day. */
function isYear(part: string, other: string): boolean {
  if (part.length > 2) return true;
  return other.length <= 2 && Number(part) > 31;
}

function yearOf(part: string): number | undefined {
  const value = Number(part);
  if (part.length === 4) return value;
  // «93.5.26»: a year of the fourteenth century
  return part.length === 2 && value > 31 ? 1300 + value : undefined;
}

function namedMonthDate(text: string): string | null {
  const match = WITH_MONTH.exec(text);
  if (!match) return null;
  const year = yearOf(match[3] ?? '');
  return year === undefined ? null : dateOf(year, MONTHS.indexOf(match[2] ?? '') + 1, Number(match[1]));
}

/** «هفتم آبان ماه یکهزار و سیصد و نود». */
function wordedDate(text: string): string | null {
  const match = WORDED_MONTH.exec(text);
  if (!match) return null;
  const year = readNumberWords(text.slice(match.index + match[0].length));
  const day = lastNumberIn(text.slice(0, match.index).trimEnd());
  if (!year || year.value < 1000 || day === undefined) return null;
  return dateOf(year.value, MONTHS.indexOf(match[1] ?? '') + 1, day);
}

/** The number in words with which a text ends: the longest of its last four words that is one. */
function lastNumberIn(text: string): number | undefined {
  const words = text.split(' ');
  for (let count = Math.min(4, words.length); count > 0; count--) {
    const tail = words.slice(-count).join(' ');
    const number = readNumberWords(tail);
    if (number && number.length === tail.length) return number.value;
  }
  return undefined;
}

/** The Gregorian date, or null where the day does not exist; day and month change places where only that makes sense. */
function dateOf(year: number, month: number, day: number): string | null {
  return exactDate(year, month, day) ?? exactDate(year, day, month);
}

/**
 * A day in the Gregorian calendar from the year 1700 on, in the Jalali one before that.
 * @returns the Gregorian date `YYYY-MM-DD`, or null where the day does not exist
 */
export function exactDate(year: number, month: number, day: number): string | null {
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const calendar = year >= FIRST_GREGORIAN_YEAR ? gregorian : persian;
  const date = new CalendarDate(calendar, year, month, day);
  // an impossible day is moved to one that exists
  if (date.month !== month || date.day !== day) return null;
  return toCalendar(date, gregorian).toString();
}

/** A Gregorian date `YYYY-MM-DD` as a statute prints it: «۱۳۹۹/۱۱/۰۶». */
export function printedJalaliDate(date: string): string {
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const jalali = toCalendar(new CalendarDate(gregorian, year, month, day), persian);
  const pad = (value: number) => String(value).padStart(2, '0');
  return inPersianDigits(`${jalali.year}/${pad(jalali.month)}/${pad(jalali.day)}`);
}
