import { describe, expect, it } from '@jest/globals';
import type { DeadlineRule } from '@rasad/import-formats';
import fc from 'fast-check';
import { anchors, calendars, countedRules, ruleOf, unitPaths } from '../../test/calendars.js';
import { jalaliTable, tableDay } from '../../test/jalali-table.js';
import {
  countTo,
  firstWorkingDay,
  gregorianOf,
  numberOf,
  numberOfDate,
  writtenOf,
} from '../../test/second-opinion.js';
import { calendarOf, plainCalendar } from '../calendar/working-calendar.rules.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { anchorDay, type AnchorDates } from './anchor.rules.js';
import { derivationInWords } from './deadline-words.rules.js';
import { deadlineFrom, rollTo, type Deadline } from './deadline.rules.js';

const stated = (on: string) => ({ on, gazettedOn: null });

function due(rule: DeadlineRule, from: string, calendar: WorkingCalendar = plainCalendar): Deadline {
  const deadline = deadlineFrom(rule, stated(from), calendar);
  if (!deadline) throw new Error('it cannot be computed');
  return deadline;
}

const words = ({ derivation }: Deadline) => derivationInWords(derivation);

/** A rule, the day it counts from, and what is known of the working days where it ends. */
const cases = fc.tuple(anchors, countedRules).chain(([from, rule]) =>
  fc.record({
    from: fc.constant(from),
    rule: fc.constant(rule),
    data: calendars(countTo(rule, from)),
    other: calendars(countTo(rule, from)),
    path: fc.constantFrom(...unitPaths),
  }),
);

describe('deadlineFrom', () => {
  it('agrees with a second account of the calendar from 1390 to 1450, whatever the rule and the working days', () => {
    fc.assert(
      fc.property(cases, ({ from, rule, data, path }) => {
        const counted = countTo(rule, from);
        const expected = rule.rollToWorkingDay ? firstWorkingDay(data, path, counted) : counted;
        expect(due(rule, gregorianOf(from), calendarOf(data, path)).dueOn).toBe(gregorianOf(expected));
      }),
      { numRuns: 20_000 },
    );
  });

  it('agrees with it in years and months from every leap day and every end of a month', () => {
    const ends = jalaliTable.filter(({ year, day }) => year < 1440 && day >= 29);
    for (const { date } of ends) {
      for (const rule of [
        ruleOf({ amount: 1, unit: 'YEARS' }),
        ruleOf({ amount: 4, unit: 'YEARS', monthLength: 'THIRTY_DAYS' }),
        ruleOf({ amount: 6, unit: 'MONTHS' }),
        ruleOf({ amount: 1, unit: 'MONTHS' }),
      ]) {
        const counted = countTo(rule, numberOfDate(date));
        expect(due({ ...rule, rollToWorkingDay: false }, date).dueOn).toBe(gregorianOf(counted));
      }
    }
  });

  it('gives the same again after a change of the calendar as if it had been counted with it', () => {
    fc.assert(
      fc.property(cases, ({ from, rule, data, other, path }) => {
        const before = due(rule, gregorianOf(from), calendarOf(data, path));
        const after = rollTo(before.derivation, calendarOf(other, path));
        const anew = due(rule, gregorianOf(from), calendarOf(other, path));
        expect(after).toEqual(rule.rollToWorkingDay ? anew : null);
      }),
      { numRuns: 5_000 },
    );
  });

  it('tells the same days in both languages, and they lead to the due date', () => {
    fc.assert(
      fc.property(cases, ({ from, rule, data, path }) => {
        const deadline = due(rule, gregorianOf(from), calendarOf(data, path));
        const [counted, end] = [writtenOf(countTo(rule, from)), writtenOf(numberOfDate(deadline.dueOn))];
        const told = datesIn(words(deadline).en);
        expect(datesIn(inLatinDigits(words(deadline).fa))).toEqual(told);
        expect(words(deadline).fa).not.toMatch(/\d/);
        const start = rule.amount === 0 ? [counted] : [writtenOf(from), counted];
        expect(told.slice(0, start.length)).toEqual(start);
        expect(told.at(-1)).toBe(end);
        expect(skippedIn(deadline)).toEqual(daysBetween(counted, end));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each<[string, Partial<DeadlineRule>, string, string]>([
    [
      'six months from the adoption of the sample law',
      { amount: 6, unit: 'MONTHS' },
      '1390/08/07',
      '1391/02/07',
    ],
    ['a month from 31 Shahrivar', { amount: 1, unit: 'MONTHS' }, '1404/06/31', '1404/07/30'],
    ['six months from 31 Shahrivar', { amount: 6, unit: 'MONTHS' }, '1404/06/31', '1404/12/29'],
    [
      'six months from 31 Shahrivar of a leap year',
      { amount: 6, unit: 'MONTHS' },
      '1403/06/31',
      '1403/12/30',
    ],
    ['a year from the leap day', { amount: 1, unit: 'YEARS' }, '1403/12/30', '1404/12/29'],
    ['a day from the leap day', { amount: 1 }, '1403/12/30', '1404/01/01'],
    ['a day from 29 Esfand of a leap year', { amount: 1 }, '1403/12/29', '1403/12/30'],
    ['a day from the last of a common year', { amount: 1 }, '1404/12/29', '1405/01/01'],
    ['two weeks', { amount: 2, unit: 'WEEKS' }, '1404/07/01', '1404/07/15'],
    [
      'a month of 30 days',
      { amount: 1, unit: 'MONTHS', monthLength: 'THIRTY_DAYS' },
      '1404/01/01',
      '1404/01/31',
    ],
    [
      'a year of twelve such',
      { amount: 1, unit: 'YEARS', monthLength: 'THIRTY_DAYS' },
      '1404/01/01',
      '1404/12/25',
    ],
    [
      'ten days of which neither end counts',
      { anchor: 'NOTIFICATION', amount: 10, clearDays: true },
      '1404/07/01',
      '1404/07/12',
    ],
    ['at once', { amount: 0 }, '1404/07/01', '1404/07/01'],
  ])('counts %s', (_name, more, from, expected) => {
    const deadline = due(ruleOf({ ...more, rollToWorkingDay: false }), gregorianOf(numberIn(from)));
    expect(writtenOf(numberOfDate(deadline.dueOn))).toBe(expected);
  });

  it('knows the new years and leap days of the published tables', () => {
    expect(due(ruleOf({ amount: 1, rollToWorkingDay: false }), '2025-03-20').dueOn).toBe('2025-03-21');
    for (const [year, date] of [
      [1404, '2025-03-21'],
      [1405, '2026-03-21'],
    ] as const) {
      expect(tableDay(date)).toMatchObject({ year, month: 1, day: 1 });
    }
    const leap = [1387, 1391, 1395, 1399, 1403, 1408, 1412];
    for (const year of leap.filter((known) => known >= 1390)) {
      const nextNewYear = due(
        ruleOf({ amount: 366, rollToWorkingDay: false }),
        gregorianOf(numberOf(year, 1, 1)),
      );
      expect(tableDay(nextNewYear.dueOn)).toMatchObject({ year: year + 1, month: 1, day: 1 });
    }
  });

  it('cannot be computed beyond the years in which all accounts of the calendar agree', () => {
    const from = stated('2026-11-25');
    expect(deadlineFrom(ruleOf({ amount: 97, unit: 'YEARS' }), from, plainCalendar)).not.toBeNull();
    expect(deadlineFrom(ruleOf({ amount: 98, unit: 'YEARS' }), from, plainCalendar)).toBeNull();
    expect(deadlineFrom(ruleOf({ amount: 3660, unit: 'YEARS' }), from, plainCalendar)).toBeNull();
    expect(deadlineFrom(ruleOf({}), stated('0001-01-01'), plainCalendar)).toBeNull();
  });

  it('cannot be computed where no working day comes within a year', () => {
    const closure = { id: 'c', title: { en: 'War' }, from: '2026-01-01', to: '2027-12-31', unit: null };
    const closed = { ...plainCalendar, closures: [closure] };
    expect(deadlineFrom(ruleOf({ amount: 1 }), stated('2026-03-01'), closed)).toBeNull();
    expect(
      deadlineFrom(ruleOf({ amount: 1, rollToWorkingDay: false }), stated('2026-03-01'), closed),
    ).not.toBeNull();
  });
});

describe('the words of a deadline', () => {
  const said = (rule: Partial<DeadlineRule>, from: string, calendar?: WorkingCalendar) =>
    words(due(ruleOf(rule), gregorianOf(numberIn(from)), calendar));

  it('say from what, how much and to which day', () => {
    expect(said({ amount: 6, unit: 'MONTHS' }, '1390/08/07')).toEqual({
      en: '6 months from adoption (1390/08/07): 1391/02/07.',
      fa: '۶ ماه پس از تصویب (۱۳۹۰/۰۸/۰۷): ۱۳۹۱/۰۲/۰۷.',
    });
    expect(said({ amount: 0 }, '1404/07/01').en).toBe('At once upon adoption: 1404/07/01.');
  });

  it('say how long a month is, which days count, and that a month was shorter', () => {
    const thirty = {
      amount: 2,
      unit: 'MONTHS',
      monthLength: 'THIRTY_DAYS',
      rollToWorkingDay: false,
    } as const;
    expect(said(thirty, '1404/01/01').en).toBe(
      '2 months (of 30 days) from adoption (1404/01/01): 1404/02/30.',
    );
    const clear = { anchor: 'NOTIFICATION', amount: 10, clearDays: true } as const;
    expect(said(clear, '1404/07/01').fa).toBe(
      '۱۰ روز پس از ابلاغ (۱۴۰۴/۰۷/۰۱)، بی‌احتساب روز ابلاغ و روز اقدام: ۱۴۰۴/۰۷/۱۲.',
    );
    expect(said({ amount: 6, unit: 'MONTHS', rollToWorkingDay: false }, '1404/06/31').en).toBe(
      '6 months from adoption (1404/06/31), the last day of a shorter month: 1404/12/29.',
    );
  });

  it('say that an entry into force follows from the gazette', () => {
    const rule = ruleOf({ anchor: 'ENTRY_INTO_FORCE', amount: 1, unit: 'MONTHS' });
    const anchor = anchorDay('ENTRY_INTO_FORCE', { ...none, GAZETTE: '2011-12-01' });
    const deadline = deadlineFrom(rule, anchor ?? stated(''), plainCalendar);
    expect(deadline?.derivation.en).toBe(
      'Entry into force 15 days after publication in the gazette (1390/09/10), Civil Code art. 2: 1390/09/25; ' +
        '1 month from entry into force (1390/09/25): 1390/10/25.',
    );
    expect(deadline?.derivation.fa).toContain('مادهٔ ۲ قانون مدنی');
  });

  it('say every day of rest on the way with its reason', () => {
    const calendar = calendarOf(
      {
        holidays: new Map([['2026-11-29', { fa: 'عید', en: 'Feast' }]]),
        closures: [
          {
            id: 'c',
            title: { fa: 'آلودگی هوا', en: 'Air pollution' },
            from: '2026-11-28',
            to: '2026-11-30',
            unit: { id: 'district', name: { fa: 'منطقه ۱', en: 'District 1' } },
          },
        ],
        weeklyRests: [{ id: 't', rests: true, from: '2025-04-21', to: null, unit: null }],
      },
      ['city', 'district'],
    );
    expect(said({ amount: 1 }, '1405/09/04', calendar)).toEqual({
      en:
        '1 day from adoption (1405/09/04): 1405/09/05. Not a working day: ' +
        'Thursday 1405/09/05 (Thursdays closed since 1404/02/01, all units), Friday 1405/09/06 (weekly holiday), ' +
        'Saturday 1405/09/07 (closed: Air pollution, District 1), Sunday 1405/09/08 (holiday: Feast), ' +
        'Monday 1405/09/09 (closed: Air pollution, District 1); due on Tuesday 1405/09/10.',
      fa:
        '۱ روز پس از تصویب (۱۴۰۵/۰۹/۰۴): ۱۴۰۵/۰۹/۰۵. روز کاری نیست: ' +
        'پنجشنبه ۱۴۰۵/۰۹/۰۵ (تعطیلی پنجشنبه‌ها از ۱۴۰۴/۰۲/۰۱، همهٔ واحدها)، جمعه ۱۴۰۵/۰۹/۰۶ (تعطیل هفتگی)، ' +
        'شنبه ۱۴۰۵/۰۹/۰۷ (تعطیلی: آلودگی هوا، منطقه ۱)، یکشنبه ۱۴۰۵/۰۹/۰۸ (تعطیل رسمی: عید)، ' +
        'دوشنبه ۱۴۰۵/۰۹/۰۹ (تعطیلی: آلودگی هوا، منطقه ۱)؛ سررسید: سه‌شنبه ۱۴۰۵/۰۹/۱۰.',
    });
  });

  it('tell days that are off for one reason together', () => {
    expect(said({ anchor: 'PERIOD_END', amount: 1 }, '1404/12/29').en).toContain(
      'Not a working day: Saturday 1405/01/01 to Tuesday 1405/01/04 (holiday: Nowruz); due on Wednesday 1405/01/05.',
    );
  });
});

const none: AnchorDates = { ADOPTION: null, NOTIFICATION: null, ENTRY_INTO_FORCE: null, GAZETTE: null };

describe('anchorDay', () => {
  it('takes effect fifteen days after the gazette where the text does not say when', () => {
    const reckoned = anchorDay('ENTRY_INTO_FORCE', { ...none, GAZETTE: '2011-12-01' });
    expect(reckoned).toEqual({ on: '2011-12-16', gazettedOn: '2011-12-01' });
    const dates = { ...none, GAZETTE: '2011-12-01', ENTRY_INTO_FORCE: '2012-01-01' };
    expect(anchorDay('ENTRY_INTO_FORCE', dates)).toEqual(stated('2012-01-01'));
  });

  it('is unknown where the text does not state it', () => {
    expect(anchorDay('NOTIFICATION', { ...none, ADOPTION: '2011-10-29' })).toBeNull();
  });
});

/** Jalali dates in a text, in order; those on which a setting began are not steps of the way. */
function datesIn(text: string): string[] {
  return text.replace(/(since|از) \d{4}\/\d\d\/\d\d/g, '').match(/\d{4}\/\d\d\/\d\d/g) ?? [];
}

function inLatinDigits(text: string): string {
  return text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)));
}

/** Days that the words name or span as days of rest. */
function skippedIn({ derivation: { rolled } }: Deadline): string[] {
  if (!rolled) return [];
  const days = rolled.en.replace(/; due on .*$/, '').replace(/ \([^()]*\)/g, '');
  return days.split(', ').flatMap((run) => {
    const [first = '', last = first] = datesIn(run);
    return [...daysBetween(first, last), last];
  });
}

function daysBetween(first: string, last: string): string[] {
  const [from, until] = [numberIn(first), numberIn(last)];
  return Array.from({ length: until - from }, (_, index) => writtenOf(from + index));
}

function numberIn(written: string): number {
  const [year = 0, month = 0, day = 0] = written.split('/').map(Number);
  return numberOf(year, month, day);
}
