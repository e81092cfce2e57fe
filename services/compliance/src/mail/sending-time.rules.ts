import {
  fromDate,
  Time,
  toCalendarDate,
  toCalendarDateTime,
  toZoned,
  type ZonedDateTime,
} from '@internationalized/date';
import type { QuietHours } from '../reminders/reminder-schedule.js';

const zone = 'Asia/Tehran';

/** Whether a Gregorian date `YYYY-MM-DD` in Asia/Tehran is a day of rest. */
export type RestDay = (date: string) => boolean;

/** Days looked at for one that is not of rest. */
const longestRest = 60;

/** The first instant from `at` on at which mail may leave; after two months of rest it leaves all the same. */
export function sendableFrom(at: Date, quiet: QuietHours | null, isRestDay: RestDay): Date {
  if (quiet === null) return at;
  let time = fromDate(at, zone);
  for (let days = 0; days < longestRest; days += 1) {
    const end = endOfQuiet(time, quiet);
    if (end !== null) time = end;
    if (!quiet.restDays || !isRestDay(dateOf(time))) return time.toDate();
    time = startOfNextDay(time);
  }
  return time.toDate();
}

/** The next instant after `at` at which the daily mail leaves. @param digestAt `HH:MM`. */
export function nextDigest(at: Date, digestAt: string, quiet: QuietHours | null, isRestDay: RestDay): Date {
  const now = fromDate(at, zone);
  const today = atTime(now, digestAt);
  const next = today.compare(now) > 0 ? today : atTime(now.add({ days: 1 }), digestAt);
  return sendableFrom(next.toDate(), quiet, isRestDay);
}

/** When the quiet hours end in which a time lies; null outside of them. */
function endOfQuiet(time: ZonedDateTime, { from, to }: QuietHours): ZonedDateTime | null {
  const begin = atTime(time, from);
  const end = atTime(time, to);
  const isAfterBegin = time.compare(begin) >= 0;
  const isBeforeEnd = time.compare(end) < 0;
  if (begin.compare(end) < 0) return isAfterBegin && isBeforeEnd ? end : null;
  if (isBeforeEnd) return end;
  return isAfterBegin ? atTime(time.add({ days: 1 }), to) : null;
}

function atTime(day: ZonedDateTime, time: string): ZonedDateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return toZoned(toCalendarDateTime(toCalendarDate(day), new Time(hour, minute)), zone);
}

function startOfNextDay(time: ZonedDateTime): ZonedDateTime {
  return atTime(time.add({ days: 1 }), '00:00');
}

function dateOf(time: ZonedDateTime): string {
  return toCalendarDate(time).toString();
}
