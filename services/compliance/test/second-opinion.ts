import type { DeadlineRule } from '@rasad/import-formats';
import type { CalendarData } from '../src/calendar/working-calendar.js';

/**
 * A second account of the Jalali calendar and of deadlines, for comparison alone: whole days are counted by the 33-year
 * rule from one known Nowruz, months by their lengths, and days of rest are painted day by day. It shares no code and no
 * library with the rules.
 */

/** A day as its number from 1390/01/01 (2011-03-21), which is 0. */
export type DayNumber = number;

const leapRemainders = new Set([1, 5, 9, 13, 17, 22, 26, 30]);
const dayMs = 86_400_000;
const epoch = Date.UTC(2011, 2, 21);
/** 2011-03-21 was a Monday. */
const epochWeekday = 1;
const [thursday, friday] = [4, 5];

/** Whether Esfand of a year has 30 days. */
export const isLeap = (year: number): boolean => leapRemainders.has(year % 33);

/** Days of a month. */
export function monthDays(year: number, month: number): number {
  if (month <= 6) return 31;
  return month < 12 || isLeap(year) ? 30 : 29;
}

/** Number of a Jalali day. */
export function numberOf(year: number, month: number, day: number): DayNumber {
  let number = day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) number += monthDays(year, earlier);
  for (let earlier = 1390; earlier < year; earlier += 1) number += isLeap(earlier) ? 366 : 365;
  return number;
}

/** Jalali year, month and day of a number from 0 on. */
export function jalaliOf(number: DayNumber): [year: number, month: number, day: number] {
  let [year, month, rest] = [1390, 1, number];
  for (; rest >= (isLeap(year) ? 366 : 365); year += 1) rest -= isLeap(year) ? 366 : 365;
  for (; rest >= monthDays(year, month); month += 1) rest -= monthDays(year, month);
  return [year, month, rest + 1];
}

/** Gregorian date of a number. */
export const gregorianOf = (number: DayNumber): string =>
  new Date(epoch + number * dayMs).toISOString().slice(0, 10);

/** Number of a Gregorian date. */
export const numberOfDate = (date: string): DayNumber => (Date.parse(date) - epoch) / dayMs;

/** `1405/09/02`. */
export function writtenOf(number: DayNumber): string {
  const [year, month, day] = jalaliOf(number);
  return `${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`;
}

/** The day to which a rule counts from a day. */
export function countTo(rule: DeadlineRule, from: DayNumber): DayNumber {
  const months = { DAYS: 0, WEEKS: 0, MONTHS: rule.amount, YEARS: rule.amount * 12 }[rule.unit];
  const days = { DAYS: rule.amount, WEEKS: rule.amount * 7, MONTHS: 0, YEARS: 0 }[rule.unit];
  const extra = rule.clearDays ? 1 : 0;
  if (rule.monthLength === 'THIRTY_DAYS') return from + days + months * 30 + extra;
  const [year, month, day] = jalaliOf(from);
  let [y, m] = [year, month];
  for (let step = 0; step < months; step += 1) [y, m] = m === 12 ? [y + 1, 1] : [y, m + 1];
  return numberOf(y, m, Math.min(day, monthDays(y, m))) + days + extra;
}

const solar = new Set(['1/1', '1/2', '1/3', '1/4', '1/12', '1/13', '3/14', '3/15', '11/22', '12/29']);

/** Whether no work is done on a day in a unit, by all that is known. @param path ids from the root to the unit. */
export function isOff(data: CalendarData, path: readonly string[], number: DayNumber): boolean {
  const [, month, day] = jalaliOf(number);
  const date = gregorianOf(number);
  const weekday = (epochWeekday + number) % 7;
  if (weekday === friday || solar.has(`${month}/${day}`) || data.holidays.has(date)) return true;
  const covers = (range: { from: string; to: string | null }) =>
    range.from <= date && date <= (range.to ?? '9999-12-31');
  const scopes = [null, ...path];
  if (data.closures.some((closure) => scopes.includes(closure.unit?.id ?? null) && covers(closure)))
    return true;
  if (weekday !== thursday) return false;
  let rests = false;
  for (const scope of scopes) {
    for (const setting of data.weeklyRests) {
      if ((setting.unit?.id ?? null) === scope && covers(setting)) rests = setting.rests;
    }
  }
  return rests;
}

/** The first day from a day on that is not off. */
export function firstWorkingDay(data: CalendarData, path: readonly string[], from: DayNumber): DayNumber {
  let day = from;
  while (isOff(data, path, day)) day += 1;
  return day;
}
