import {
  getDayOfWeek,
  GregorianCalendar,
  parseDate,
  PersianCalendar,
  toCalendar,
  type CalendarDate,
} from '@internationalized/date';

const persian = new PersianCalendar();
const gregorian = new GregorianCalendar();

/** The Jalali date of a Gregorian date `YYYY-MM-DD`. */
export function jalaliDate(date: string): CalendarDate {
  return toCalendar(parseDate(date), persian);
}

/** The Gregorian date `YYYY-MM-DD` of a Jalali date. */
export function gregorianDate(date: CalendarDate): string {
  return toCalendar(date, gregorian).toString();
}

/** Day of the week: 0 is Saturday, 6 is Friday. */
export function dayOfJalaliWeek(date: CalendarDate): number {
  return getDayOfWeek(date, 'fa-IR', 'sat');
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
