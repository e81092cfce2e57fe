import type { LocalizedText } from '@rasad/event-contracts';
import type { DeadlineRule } from '@rasad/import-formats';
import fc from 'fast-check';
import type { CalendarData, ScopeUnit } from '../src/calendar/working-calendar.js';
import { gregorianOf, numberOf, type DayNumber } from './second-opinion.js';

/** A deadline rule; what is left out is plain. */
export const ruleOf = (more: Partial<DeadlineRule>): DeadlineRule => ({
  anchor: 'ADOPTION',
  amount: 0,
  unit: 'DAYS',
  rollToWorkingDay: true,
  monthLength: 'CALENDAR',
  clearDays: false,
  yearDay: null,
  date: null,
  ...more,
});

/** Paths of the units of a small organisation, the root first. */
export const unitPaths: readonly (readonly string[])[] = [
  ['city'],
  ['city', 'district'],
  ['city', 'district', 'office'],
  ['elsewhere'],
];

const units = [null, 'city', 'district', 'office', 'elsewhere'];
const scope = fc
  .constantFrom(...units)
  .map((id): ScopeUnit | null => (id === null ? null : { id, name: { en: `Unit ${id}` } }));
const title = fc.constantFrom<LocalizedText>(
  { fa: 'آلودگی هوا' },
  { en: 'Snow' },
  { fa: 'سرما', en: 'Cold' },
);

/** What may be known of working days around a day: holidays, closures and settings for Thursdays. */
export function calendars(around: DayNumber): fc.Arbitrary<CalendarData> {
  const date = fc.integer({ min: -6, max: 16 }).map((offset) => gregorianOf(around + offset));
  const range = fc.tuple(fc.integer({ min: -6, max: 16 }), fc.nat(9)).map(([first, length]) => ({
    from: gregorianOf(around + first),
    to: gregorianOf(around + first + length),
  }));
  const closure = fc.record({ id: fc.uuid(), title, unit: scope, range });
  const rest = fc.record({ id: fc.uuid(), rests: fc.boolean(), unit: scope, range, open: fc.boolean() });
  return fc.record({
    holidays: fc
      .uniqueArray(date, { maxLength: 4 })
      .map((dates) => new Map(dates.map((on) => [on, { fa: 'عید' }]))),
    closures: fc
      .array(closure, { maxLength: 4 })
      .map((drawn) => drawn.map(({ range, ...more }) => ({ ...more, ...range }))),
    weeklyRests: fc
      .array(rest, { maxLength: 5 })
      .map((drawn) =>
        drawn.map(({ range, open, ...more }) => ({ ...more, ...range, to: open ? null : range.to })),
      ),
  });
}

/** Days from 1390 to 1439, from which no rule of `countedRules` leads beyond 1450. */
export const anchors = fc.integer({ min: 0, max: numberOf(1440, 1, 1) - 1 });

const longest = { DAYS: 400, WEEKS: 60, MONTHS: 120, YEARS: 10 } as const;

/** Rules that count from a day that an instrument states. */
export const countedRules: fc.Arbitrary<DeadlineRule> = fc
  .constantFrom('DAYS', 'WEEKS', 'MONTHS', 'YEARS')
  .chain((unit) =>
    fc
      .record({
        anchor: fc.constantFrom('ADOPTION', 'NOTIFICATION', 'ENTRY_INTO_FORCE', 'GAZETTE'),
        amount: fc.nat(longest[unit]),
        rollToWorkingDay: fc.boolean(),
        monthLength: fc.constantFrom('CALENDAR', 'THIRTY_DAYS'),
        clearDays: fc.boolean(),
      })
      .map((drawn) => {
        const clearDays = drawn.clearDays && drawn.anchor === 'NOTIFICATION' && drawn.amount > 0;
        return ruleOf({ ...drawn, clearDays, unit });
      }),
  );
