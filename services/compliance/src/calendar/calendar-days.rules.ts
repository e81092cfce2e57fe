import type { CalendarDate } from '@internationalized/date';
import type { LocalizedText } from '@rasad/event-contracts';
import {
  formatJalali,
  gregorianDate,
  isComputable,
  jalaliDate,
  weekdayName,
} from '../deadlines/jalali.rules.js';
import { daysOffReasons, rollForward } from './working-calendar.rules.js';
import type { DayOff, WorkingCalendar } from './working-calendar.js';

/** A day in the calendar of a unit. */
export interface DescribedDay {
  /** Gregorian date. */
  date: string;
  /** `1405/09/02`. */
  jalali: string;
  working: boolean;
  localizedWeekday: Required<LocalizedText>;
  daysOff: DayOff[];
}

/** Most days that are told at once. */
export const maxDays = 400;

/** The days from one to another, both included, in a calendar. */
export function daysBetween(calendar: WorkingCalendar, from: string, to: string): DescribedDay[] {
  const days: DescribedDay[] = [];
  const last = jalaliDate(to);
  for (let day = jalaliDate(from); day.compare(last) <= 0; day = day.add({ days: 1 })) {
    days.push(calendarDay(calendar, day));
  }
  return days;
}

/** The first working day from a day on; null where none is near. */
export function workingDayFrom(calendar: WorkingCalendar, from: string): DescribedDay | null {
  const roll = rollForward(calendar, jalaliDate(from));
  return roll && calendarDay(calendar, roll.day);
}

/** Why days cannot be told, in English; null where they can. */
export function rangeRefusal(from: string, to: string): string | null {
  if (![from, to].every((date) => isComputable(jalaliDate(date)))) {
    return 'from and to must lie in the Jalali years 1178 to 1502';
  }
  if (to < from) return 'to must not come before from';
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return days > maxDays ? `at most ${maxDays} days at once` : null;
}

function calendarDay(calendar: WorkingCalendar, day: CalendarDate): DescribedDay {
  const daysOff = daysOffReasons(calendar, day);
  return {
    date: gregorianDate(day),
    jalali: formatJalali(day),
    working: daysOff.length === 0,
    localizedWeekday: weekdayName(day),
    daysOff,
  };
}
