import type { CalendarDate } from '@internationalized/date';
import type { DeadlineRule } from '@rasad/import-formats';
import { rollForward } from '../calendar/working-calendar.rules.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { AnchorDay } from './anchor.rules.js';
import { countInWords, rollInWords, type Derivation } from './deadline-words.rules.js';
import { gregorianDate, isComputable, jalaliDate } from './jalali.rules.js';

/** A due date and how it came about. */
export interface Deadline {
  /** Gregorian date `YYYY-MM-DD`. */
  dueOn: string;
  derivation: Derivation;
}

/**
 * A deadline counted from a day in the Jalali calendar. The anchor's own day does not count; months and years end on
 * the same day of the month, or on the last one where the month is shorter. Null where it cannot be computed: it lies
 * beyond the years of the calendar, or no working day is near.
 */
export function deadlineFrom(
  rule: DeadlineRule,
  anchor: AnchorDay,
  calendar: WorkingCalendar,
): Deadline | null {
  const counted = countedDay(rule, anchor.on);
  if (counted === null) return null;
  const words = countInWords(rule, anchor, counted);
  const countedOn = gregorianDate(counted);
  if (rule.rollToWorkingDay) return rollTo({ ...words, countedOn, rolled: null }, calendar);
  return { dueOn: countedOn, derivation: { ...words, countedOn: null, rolled: null } };
}

/**
 * A deadline after its calendar changed, from the day that was counted to. Null where it does not move to working days,
 * or no working day is near.
 */
export function rollTo(derivation: Derivation, calendar: WorkingCalendar): Deadline | null {
  if (derivation.countedOn === null) return null;
  const roll = rollForward(calendar, jalaliDate(derivation.countedOn));
  if (roll === null) return null;
  const rolled = roll.skipped.length > 0 ? rollInWords(roll.skipped, roll.day) : null;
  return { dueOn: gregorianDate(roll.day), derivation: { ...derivation, rolled } };
}

/** The Jalali day to which a rule counts, before it moves to a working day; null beyond the years of the calendar. */
export function countedDay(rule: DeadlineRule, from: string): CalendarDate | null {
  const anchor = jalaliDate(from);
  if (!isComputable(anchor)) return null;
  const end = addTo(anchor, rule);
  const counted = rule.clearDays ? end.add({ days: 1 }) : end;
  return isComputable(counted) ? counted : null;
}

function addTo(date: CalendarDate, { amount, unit, monthLength }: DeadlineRule): CalendarDate {
  const thirtyDays = monthLength === 'THIRTY_DAYS';
  switch (unit) {
    case 'DAYS':
      return date.add({ days: amount });
    case 'WEEKS':
      return date.add({ days: amount * 7 });
    case 'MONTHS':
      return thirtyDays ? date.add({ days: amount * 30 }) : date.add({ months: amount });
    case 'YEARS':
      return thirtyDays ? date.add({ days: amount * 12 * 30 }) : date.add({ years: amount });
  }
}
