import type { CalendarDate } from '@internationalized/date';
import type { LocalizedText } from '@rasad/event-contracts';
import { dayOfJalaliWeek, friday, gregorianDate, thursday } from '../deadlines/jalali.rules.js';
import { solarHolidays } from './solar-holidays.js';
import type { CalendarData, DayOff, ScopeUnit, WeeklyRest, WorkingCalendar } from './working-calendar.js';

/** Longest way to a working day, in days; where there is none on it, none is found. */
export const longestRoll = 366;

/** A working calendar in which nothing was loaded, closed or set. */
export const plainCalendar: WorkingCalendar = {
  key: '',
  holidays: new Map(),
  closures: [],
  weeklyRests: [],
};

/**
 * The working days of a unit: of what is known, that which reaches it. Of the settings for Thursdays the one of the
 * nearest unit holds, and of two for the same unit the newer one.
 * @param unitPath row ids from the root to the unit itself.
 */
export function calendarOf(data: CalendarData, unitPath: readonly string[]): WorkingCalendar {
  const reaches = ({ unit }: { unit: ScopeUnit | null }) => unit === null || unitPath.includes(unit.id);
  const depth = ({ unit }: WeeklyRest) => (unit === null ? -1 : unitPath.indexOf(unit.id));
  const closures = data.closures.filter(reaches);
  const weeklyRests = data.weeklyRests.filter(reaches).toReversed();
  weeklyRests.sort((a, b) => depth(b) - depth(a));
  const own = [...closures, ...weeklyRests].filter(({ unit }) => unit !== null);
  const key = own.map(({ id }) => id).join(' ');
  return { key, holidays: data.holidays, closures, weeklyRests };
}

/** Units with their working days, those that have the same ones together. */
export function groupByCalendar<U extends { unitPath: readonly string[] }>(
  data: CalendarData,
  units: readonly U[],
): { calendar: WorkingCalendar; units: U[] }[] {
  const groups = new Map<string, { calendar: WorkingCalendar; units: U[] }>();
  for (const unit of units) {
    const calendar = calendarOf(data, unit.unitPath);
    const group = groups.get(calendar.key) ?? { calendar, units: [] };
    groups.set(calendar.key, group);
    group.units.push(unit);
  }
  return [...groups.values()];
}

/** Why no work is done on a Jalali date, the most general reason first; null on a working day. */
export function dayOffOn(calendar: WorkingCalendar, day: CalendarDate): DayOff | null {
  return daysOffReasons(calendar, day)[0] ?? null;
}

/** Every reason why no work is done on a Jalali date; none on a working day. */
export function daysOffReasons(calendar: WorkingCalendar, day: CalendarDate): DayOff[] {
  const date = gregorianDate(day);
  const name = holidayName(calendar, day, date);
  const reasons: DayOff[] = name ? [{ kind: 'HOLIDAY', name }] : [];
  if (dayOfJalaliWeek(day) === friday) reasons.push({ kind: 'FRIDAY' });
  if (dayOfJalaliWeek(day) === thursday) reasons.push(...thursdayRest(calendar, date));
  const closures = calendar.closures.filter(({ from, to }) => from <= date && date <= to);
  const closed = closures.map(({ title, unit }): DayOff => ({
    kind: 'CLOSURE',
    title,
    unit: unit?.name ?? null,
  }));
  return [...reasons, ...closed];
}

/** A day of rest with its reason. */
export interface SkippedDay {
  day: CalendarDate;
  reason: DayOff;
}

/** The first working day from a date on, with the days before it; null where none is near. */
export function rollForward(
  calendar: WorkingCalendar,
  date: CalendarDate,
): { day: CalendarDate; skipped: SkippedDay[] } | null {
  const skipped: SkippedDay[] = [];
  for (let day = date; skipped.length < longestRoll; day = day.add({ days: 1 })) {
    const reason = dayOffOn(calendar, day);
    if (reason === null) return { day, skipped };
    skipped.push({ day, reason });
  }
  return null;
}

function holidayName({ holidays }: WorkingCalendar, day: CalendarDate, date: string): LocalizedText | null {
  const fixed = solarHolidays.find((holiday) => holiday.month === day.month && holiday.day === day.day);
  return holidays.get(date) ?? fixed?.name ?? null;
}

function thursdayRest({ weeklyRests }: WorkingCalendar, date: string): DayOff[] {
  const setting = weeklyRests.find(({ from, to }) => from <= date && (to === null || date <= to));
  if (!setting?.rests) return [];
  return [{ kind: 'THURSDAY', since: setting.from, unit: setting.unit?.name ?? null }];
}
