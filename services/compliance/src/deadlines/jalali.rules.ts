import {
  CalendarDate,
  GregorianCalendar,
  parseDate,
  PersianCalendar,
  toCalendar,
} from '@internationalized/date';
import type { LocalizedText } from '@rasad/event-contracts';

const persian = new PersianCalendar();
const gregorian = new GregorianCalendar();

/** Days of the week as `dayOfJalaliWeek` counts them. */
export const thursday = 5;
export const friday = 6;

/**
 * Jalali years in which dates are computed. Beyond them the accounts of the calendar differ: the arithmetic ones do not
 * follow the equinox any more.
 */
const firstYear = 1178;
const lastYear = 1502;

/** Names of the months from Farvardin. */
export const monthNames: readonly Required<LocalizedText>[] = [
  { fa: 'فروردین', en: 'Farvardin' },
  { fa: 'اردیبهشت', en: 'Ordibehesht' },
  { fa: 'خرداد', en: 'Khordad' },
  { fa: 'تیر', en: 'Tir' },
  { fa: 'مرداد', en: 'Mordad' },
  { fa: 'شهریور', en: 'Shahrivar' },
  { fa: 'مهر', en: 'Mehr' },
  { fa: 'آبان', en: 'Aban' },
  { fa: 'آذر', en: 'Azar' },
  { fa: 'دی', en: 'Dey' },
  { fa: 'بهمن', en: 'Bahman' },
  { fa: 'اسفند', en: 'Esfand' },
];

const weekdayNames: readonly Required<LocalizedText>[] = [
  { fa: 'شنبه', en: 'Saturday' },
  { fa: 'یکشنبه', en: 'Sunday' },
  { fa: 'دوشنبه', en: 'Monday' },
  { fa: 'سه‌شنبه', en: 'Tuesday' },
  { fa: 'چهارشنبه', en: 'Wednesday' },
  { fa: 'پنجشنبه', en: 'Thursday' },
  { fa: 'جمعه', en: 'Friday' },
];

/** The Jalali date of a Gregorian date `YYYY-MM-DD`. */
export function jalaliDate(date: string): CalendarDate {
  return toCalendar(parseDate(date), persian);
}

/** The Gregorian date `YYYY-MM-DD` of a Jalali date. */
export function gregorianDate(date: CalendarDate): string {
  return toCalendar(date, gregorian).toString();
}

/** A Jalali day; null stands for the last day of the month, which in Esfand depends on the year. */
export function jalaliDay(year: number, month: number, day: number | null): CalendarDate {
  const first = new CalendarDate(persian, year, month, 1);
  return first.set({ day: day ?? persian.getDaysInMonth(first) });
}

/** Whether a Jalali date lies in the years in which dates are computed. */
export function isComputable(date: CalendarDate): boolean {
  return date.year >= firstYear && date.year <= lastYear;
}

/** Day of the week: 0 is Saturday, 6 is Friday. */
export function dayOfJalaliWeek(date: CalendarDate): number {
  // Julian day 0 was a Monday.
  return (date.calendar.toJulianDay(date) + 2) % 7;
}

/** Name of the weekday of a Jalali date. */
export function weekdayName(date: CalendarDate): Required<LocalizedText> {
  return weekdayNames[dayOfJalaliWeek(date)] ?? { fa: '', en: '' };
}

/** `1405/09/02`. */
export function formatJalali(date: CalendarDate): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date.year}/${pad(date.month)}/${pad(date.day)}`;
}

/** A number or date with Persian digits. */
export function inPersianDigits(text: string | number): string {
  return String(text).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));
}
