import { tehranDate } from '@rasad/service-kit';

const dayMs = 86_400_000;

/** Offsets of Tehran from UTC in minutes: standard time, and summer time, which ended for good in 2022. */
const offsets = [270, 210];

/** The last so many days up to one, oldest first; Gregorian dates `YYYY-MM-DD`. */
export function daysUpTo(last: string, count: number): string[] {
  const end = Date.parse(last);
  return Array.from({ length: count }, (_, index) => dateText(end - (count - 1 - index) * dayMs));
}

/** The last millisecond of a day in Tehran. */
export function endOfDay(day: string): Date {
  return new Date(startOfDay(dateText(Date.parse(day) + dayMs)).getTime() - 1);
}

/** The first instant of a day in Tehran. */
export function startOfDay(day: string): Date {
  const starts = offsets.map((minutes) => Date.parse(day) - minutes * 60_000);
  const start = starts.find((candidate) => tehranDate(new Date(candidate)) === day);
  if (start === undefined) throw new Error(`no start of ${day} in Tehran`);
  return new Date(start);
}

function dateText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
