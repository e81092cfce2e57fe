import { z } from 'zod';
import { dateField, optionalField } from './fields.js';

/** The day from which a deadline counts. */
export const deadlineAnchor = z.enum([
  'ADOPTION',
  'NOTIFICATION',
  'ENTRY_INTO_FORCE',
  'GAZETTE',
  /** The last day of the obligation's period. */
  'PERIOD_END',
  /** A fixed day of the Jalali year, such as the end of Dey. */
  'YEAR_DAY',
  /** A date that is known by itself, such as the end of a programme. */
  'FIXED_DATE',
]);
export type DeadlineAnchor = z.infer<typeof deadlineAnchor>;

/** The unit in which a deadline is counted; months and years are Jalali. */
export const deadlineUnit = z.enum(['DAYS', 'WEEKS', 'MONTHS', 'YEARS']);
export type DeadlineUnit = z.infer<typeof deadlineUnit>;

/**
 * What a month is: a calendar month, or 30 days, of which twelve make a year (Civil Procedure Code, art. 443).
 */
export const monthLength = z.enum(['CALENDAR', 'THIRTY_DAYS']);
export type MonthLength = z.infer<typeof monthLength>;

const yearDay = z.strictObject({
  /** Jalali month, from Farvardin as 1. */
  month: z.int().min(1).max(12),
  /** Day of the month; null for its last one, which in Esfand depends on the year. */
  day: optionalField(z.int().min(1).max(31)),
  /** Years after that of the period: 1 for a day of the following year. */
  yearsAfter: z.int().min(0).max(10).default(0),
});
export type YearDay = z.output<typeof yearDay>;

/** How a due date is found. */
export const deadlineRule = z.strictObject({
  anchor: deadlineAnchor,
  /** 0 for what is due on the anchor itself («بلافاصله»). */
  amount: z.int().min(0).max(3660),
  unit: deadlineUnit,
  rollToWorkingDay: z.boolean().default(true),
  monthLength: monthLength.default('CALENDAR'),
  /** Neither the anchor's day nor the day of action counts (Civil Procedure Code, art. 445). */
  clearDays: z.boolean().default(false),
  /** With YEAR_DAY, and only with it. */
  yearDay: optionalField(yearDay),
  /** With FIXED_DATE, and only with it; Gregorian. */
  date: optionalField(dateField),
});
export type DeadlineRule = z.output<typeof deadlineRule>;
