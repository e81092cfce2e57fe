import type { LocalizedText } from '@rasad/event-contracts';
import {
  dayOfJalaliWeek,
  formatJalali,
  gregorianDate,
  inPersianDigits,
  jalaliDate,
  thursday,
} from '../deadlines/jalali.rules.js';
import { inBothLanguages, scopeInWords } from './day-off-words.rules.js';
import type { ChangedDays } from './calendar-change.js';
import { dayOffOn, longestRoll } from './working-calendar.rules.js';
import type { Closure, WeeklyRest, WorkingCalendar } from './working-calendar.js';

type Words = Required<LocalizedText>;

/** The days of a closure. */
export function daysOfClosure({ from, to }: Pick<Closure, 'from' | 'to'>): ChangedDays {
  const dates: string[] = [];
  const last = jalaliDate(to);
  for (let day = jalaliDate(from); day.compare(last) <= 0; day = day.add({ days: 1 })) {
    dates.push(gregorianDate(day));
  }
  return { dates, thursdaysFrom: null, thursdaysTo: null };
}

/** The first and the last due date that a change may concern; the last is null where Thursdays changed for good. */
export function dueDateRange(changed: ChangedDays): { from: string; to: string | null } {
  const { dates, thursdaysFrom, thursdaysTo } = changed;
  const first = [...dates, ...(thursdaysFrom === null ? [] : [thursdaysFrom])].toSorted()[0] ?? '9999-12-31';
  if (thursdaysFrom !== null && thursdaysTo === null) return { from: first, to: null };
  const last = [...dates, ...(thursdaysTo === null ? [] : [thursdaysTo])].toSorted().at(-1) ?? first;
  return { from: first, to: gregorianDate(jalaliDate(last).add({ days: longestRoll })) };
}

/**
 * Of due dates those that a change concerns: days that changed, and days to which a due date may have moved over one.
 * @param possible working days of which nobody was ever told that they are days of rest.
 */
export function affectedDueDates(
  changed: ChangedDays,
  dueDates: readonly string[],
  possible: WorkingCalendar,
): string[] {
  const dates = new Set(changed.dates);
  return dueDates.filter((dueOn) => {
    let day = jalaliDate(dueOn);
    for (let steps = 0; steps <= longestRoll; steps += 1) {
      if (isChanged(changed, dates, gregorianDate(day))) return true;
      day = day.subtract({ days: 1 });
      if (dayOffOn(possible, day) === null) return false;
    }
    return true;
  });
}

function isChanged(
  { thursdaysFrom, thursdaysTo }: ChangedDays,
  dates: ReadonlySet<string>,
  date: string,
): boolean {
  if (dates.has(date)) return true;
  if (thursdaysFrom === null || date < thursdaysFrom) return false;
  return (thursdaysTo === null || date <= thursdaysTo) && dayOfJalaliWeek(jalaliDate(date)) === thursday;
}

/** What was closed, for whom and when. */
export function closureInWords({ title, from, to, unit }: Omit<Closure, 'id'>): Words {
  const [name, scope, range] = [
    inBothLanguages(title),
    scopeInWords(unit?.name ?? null),
    rangeInWords(from, to),
  ];
  return {
    fa: `تعطیلی «${name.fa}»، ${scope.fa}: ${range.fa}`,
    en: `Closure "${name.en}", ${scope.en}: ${range.en}`,
  };
}

/** A closure that was taken back. */
export function withdrawalInWords(closure: Omit<Closure, 'id'>): Words {
  const { fa, en } = closureInWords(closure);
  return { fa: `برداشته شد: ${fa}`, en: `Withdrawn: ${en}` };
}

/** Whether Thursdays are days of rest, for whom and when. */
export function weeklyRestInWords({ rests, from, to, unit }: Omit<WeeklyRest, 'id'>): Words {
  const scope = scopeInWords(unit?.name ?? null);
  const range = to === null ? sinceInWords(from) : rangeInWords(from, to);
  return {
    fa: `پنجشنبه‌ها ${rests ? 'تعطیل' : 'روز کاری'}، ${scope.fa}: ${range.fa}`,
    en: `Thursdays ${rests ? 'closed' : 'worked'}, ${scope.en}: ${range.en}`,
  };
}

/** The list of a Jalali year's holidays. */
export function holidaysInWords(year: number): Words {
  return { fa: `فهرست تعطیل‌های رسمی ${inPersianDigits(year)}`, en: `Official holidays of ${year}` };
}

function sinceInWords(from: string): Words {
  const first = formatJalali(jalaliDate(from));
  return { fa: `از ${inPersianDigits(first)}`, en: `from ${first}` };
}

function rangeInWords(from: string, to: string): Words {
  const [first, last] = [formatJalali(jalaliDate(from)), formatJalali(jalaliDate(to))];
  if (first === last) return { fa: inPersianDigits(first), en: first };
  return { fa: inPersianDigits(`${first} تا ${last}`), en: `${first} to ${last}` };
}
