import type { CalendarDate } from '@internationalized/date';
import type { LocalizedText } from '@rasad/event-contracts';
import { solarHolidays, weeklyHoliday } from './holidays.js';
import { dayOfJalaliWeek } from './jalali.rules.js';

const weekdays = [
  { fa: 'شنبه', en: 'Saturday' },
  { fa: 'یکشنبه', en: 'Sunday' },
  { fa: 'دوشنبه', en: 'Monday' },
  { fa: 'سه‌شنبه', en: 'Tuesday' },
  { fa: 'چهارشنبه', en: 'Wednesday' },
  { fa: 'پنجشنبه', en: 'Thursday' },
  { fa: 'جمعه', en: 'Friday' },
] as const;

/** Name of the weekday of a Jalali date. */
export function weekdayName(date: CalendarDate): Required<LocalizedText> {
  return weekdays[dayOfJalaliWeek(date)] ?? weekdays[0];
}

/** Why no work is done on a Jalali date, or null on a working day. */
export function holidayOn(date: CalendarDate): Required<LocalizedText> | null {
  const fixed = solarHolidays.find(({ month, day }) => month === date.month && day === date.day);
  if (fixed) return fixed.name;
  return dayOfJalaliWeek(date) === weeklyHoliday ? weekdayName(date) : null;
}

/** The date itself, or the first working day after it. */
export function nextWorkingDay(date: CalendarDate): CalendarDate {
  let day = date;
  while (holidayOn(day) !== null) day = day.add({ days: 1 });
  return day;
}
