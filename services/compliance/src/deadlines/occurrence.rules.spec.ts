import { describe, expect, it } from '@jest/globals';
import { ruleOf } from '../../test/calendars.js';
import { gregorianOf, monthDays, numberOf } from '../../test/second-opinion.js';
import { plainCalendar } from '../calendar/working-calendar.rules.js';
import type { AnchorDates } from './anchor.rules.js';
import { derivationInWords } from './deadline-words.rules.js';
import { occurrenceOn as occurrenceIn, type Schedule } from './occurrence.rules.js';

const dates: AnchorDates = {
  ADOPTION: '2011-10-29',
  NOTIFICATION: null,
  ENTRY_INTO_FORCE: null,
  GAZETTE: null,
};
const today = '2026-11-23';

const occurrenceOn = (due: Schedule, on: string) => occurrenceIn(due, dates, plainCalendar, on);

function schedule(more: Partial<Schedule>): Schedule {
  const deadline = ruleOf({ anchor: 'PERIOD_END', amount: 10, rollToWorkingDay: false });
  return { cadence: 'PERIODIC', period: 'QUARTERLY', deadline, ...more };
}

const once = (anchor: 'ADOPTION' | 'NOTIFICATION') =>
  schedule({
    cadence: 'ONCE',
    period: null,
    deadline: ruleOf({ anchor, amount: 6, unit: 'MONTHS' }),
  });

describe('occurrenceOn', () => {
  it('gives a one-off the same occurrence on every day', () => {
    const first = occurrenceOn(once('ADOPTION'), '2020-01-01');
    expect(first).toMatchObject({ key: 'once', label: null, dueOn: '2012-04-26' });
    expect(occurrenceOn(once('ADOPTION'), today)).toEqual(first);
  });

  it('gives a one-off none where the day it counts from is not stated', () => {
    expect(occurrenceOn(once('NOTIFICATION'), today)).toBeNull();
  });

  it('gives a periodic duty the period that contains the day, due after its end', () => {
    expect(occurrenceOn(schedule({}), today)).toMatchObject({ key: '1405-Q3', dueOn: '2026-12-31' });
    expect(occurrenceOn(schedule({}), '2026-12-22')).toMatchObject({ key: '1405-Q4' });
  });

  it('reviews a continuous duty in its period', () => {
    const continuous = schedule({ cadence: 'CONTINUOUS', period: 'YEARLY' });
    expect(occurrenceOn(continuous, today)).toMatchObject({ key: '1405-Y1', dueOn: '2027-03-30' });
  });

  it('gathers a duty per event in the half-year, due at its end, where no period is stated', () => {
    const perEvent = schedule({
      cadence: 'PER_EVENT',
      period: null,
      deadline: ruleOf({ anchor: 'NOTIFICATION', amount: 3, clearDays: true }),
    });
    const found = occurrenceOn(perEvent, '2026-08-01');
    expect(found).toMatchObject({ key: '1405-H1', dueOn: '2026-09-22' });
    expect(found?.derivation.en).toBe('The end of the period: 1405/06/31.');
  });

  it('gathers it in the stated period, with the stated deadline', () => {
    const perEvent = schedule({ cadence: 'PER_EVENT', period: 'MONTHLY' });
    expect(occurrenceOn(perEvent, today)).toMatchObject({ key: '1405-M09', dueOn: '2026-12-31' });
  });

  it('puts a fixed day of the year into the year of its period, or so many years after it', () => {
    const onDay = (month: number, day: number | null, yearsAfter = 0) =>
      schedule({
        period: 'YEARLY',
        deadline: ruleOf({ anchor: 'YEAR_DAY', yearDay: { month, day, yearsAfter } }),
      });
    const budget = occurrenceOn(onDay(10, null), today);
    expect(budget).toMatchObject({ key: '1405-Y1', dueOn: '2027-01-20' });
    expect(budget?.derivation.en).toBe('The end of Dey 1405: 1405/10/30.');
    expect(budget?.derivation.fa).toBe('پایان دی ۱۴۰۵: ۱۴۰۵/۱۰/۳۰.');
    const closing = occurrenceOn(onDay(2, 15, 1), today);
    expect(closing?.derivation.en).toBe('15 Ordibehesht 1406: 1406/02/15.');
    expect(occurrenceOn(onDay(12, null), '2025-01-01')?.derivation.fa).toContain('۱۴۰۳/۱۲/۳۰');
  });

  it('agrees with a second account on every fixed day of the years 1390 to 1449', () => {
    for (let year = 1390; year < 1450; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (const day of [null, 1, 15, 29]) {
          const deadline = ruleOf({
            anchor: 'YEAR_DAY',
            yearDay: { month, day, yearsAfter: 1 },
            rollToWorkingDay: false,
          });
          const found = occurrenceOn(
            schedule({ period: 'YEARLY', deadline }),
            gregorianOf(numberOf(year, 7, 1)),
          );
          const expected = numberOf(year + 1, month, day ?? monthDays(year + 1, month));
          expect(found?.dueOn).toBe(gregorianOf(expected));
        }
      }
    }
  });

  it('ends the fiscal year with the year, on 30 Esfand where it is a leap year', () => {
    const yearEnd = schedule({
      period: 'YEARLY',
      deadline: ruleOf({ anchor: 'PERIOD_END', rollToWorkingDay: false }),
    });
    expect(occurrenceOn(yearEnd, '2025-03-20')).toMatchObject({ key: '1403-Y1', dueOn: '2025-03-20' });
    expect(occurrenceOn(yearEnd, '2026-03-20')).toMatchObject({ key: '1404-Y1', dueOn: '2026-03-20' });
  });

  it('takes a date that is known by itself as it is', () => {
    const programme = schedule({
      cadence: 'ONCE',
      period: null,
      deadline: ruleOf({ anchor: 'FIXED_DATE', date: '2027-03-20' }),
    });
    const found = occurrenceOn(programme, today);
    expect(found).toMatchObject({ key: 'once', dueOn: '2027-03-25' });
    expect(found && derivationInWords(found.derivation).en).toMatch(
      /^The fixed date: 1405\/12\/29\. Not a working day/,
    );
  });
});
