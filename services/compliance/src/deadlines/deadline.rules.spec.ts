import { describe, expect, it } from '@jest/globals';
import type { DeadlineRule } from '@rasad/import-formats';
import fc from 'fast-check';
import { daysLater, jalaliTable, monthsLater, tableDay, type TableDay } from '../../test/jalali-table.js';
import { anchorDate, deadlineFrom, type AnchorDates } from './deadline.rules.js';

const fixedHolidays = ['1/1', '1/2', '1/3', '1/4', '1/12', '1/13', '3/14', '3/15', '11/22', '12/29'];

function expectedDue(from: TableDay, rule: DeadlineRule): string {
  let due = rule.unit === 'DAYS' ? daysLater(from, rule.amount) : from;
  if (rule.unit === 'MONTHS') due = monthsLater(from, rule.amount);
  if (rule.unit === 'YEARS') due = monthsLater(from, rule.amount * 12);
  const isHoliday = (day: TableDay) => day.weekday === 5 || fixedHolidays.includes(`${day.month}/${day.day}`);
  while (rule.rollToWorkingDay && isHoliday(due)) due = daysLater(due, 1);
  return due.date;
}

const rule = (more: Partial<DeadlineRule>): DeadlineRule => ({
  anchor: 'ADOPTION',
  amount: 0,
  unit: 'DAYS',
  rollToWorkingDay: true,
  ...more,
});

describe('deadlineFrom', () => {
  it('agrees with a count in the Intl calendar for every anchor from 1390 to 1440', () => {
    const anchors = jalaliTable.filter(({ year }) => year <= 1440);
    const rules = fc.record({
      anchor: fc.constant('NOTIFICATION' as const),
      amount: fc.nat(100),
      unit: fc.constantFrom('DAYS' as const, 'MONTHS' as const),
      rollToWorkingDay: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...anchors), rules, (anchor, counted) => {
        expect(deadlineFrom(counted, anchor.date).dueOn).toBe(expectedDue(anchor, counted));
      }),
      { numRuns: 3_000 },
    );
  });

  it('agrees with it in years, from leap days too', () => {
    const leapDays = jalaliTable.filter(({ month, day, year }) => month === 12 && day >= 29 && year <= 1440);
    for (const anchor of leapDays) {
      for (const amount of [1, 2, 4, 5]) {
        const counted = rule({ amount, unit: 'YEARS' });
        expect(deadlineFrom(counted, anchor.date).dueOn).toBe(expectedDue(anchor, counted));
      }
    }
  });

  it('ends on the last day of a shorter month', () => {
    const sixMonths = rule({ amount: 6, unit: 'MONTHS', rollToWorkingDay: false });
    expect(tableDay(deadlineFrom(sixMonths, '2025-09-22').dueOn)).toMatchObject({ month: 12, day: 29 });
  });

  it('never ends on a Friday or a fixed holiday when it rolls, and never earlier than counted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...jalaliTable.slice(0, -400)), fc.nat(300), (anchor, amount) => {
        const due = tableDay(deadlineFrom(rule({ amount }), anchor.date).dueOn);
        expect(due.weekday).not.toBe(5);
        expect(fixedHolidays).not.toContain(`${due.month}/${due.day}`);
        expect(due.date >= daysLater(anchor, amount).date).toBe(true);
      }),
    );
  });

  it('says in both languages how the date came about', () => {
    const { dueOn, derivation } = deadlineFrom(rule({ amount: 6, unit: 'MONTHS' }), '2011-10-29');
    expect(dueOn).toBe('2012-04-26');
    expect(derivation.en).toBe('6 months from adoption (1390/08/07): 1391/02/07.');
    expect(derivation.fa).toBe('۶ ماه پس از تصویب (۱۳۹۰/۰۸/۰۷): ۱۳۹۱/۰۲/۰۷.');
  });

  it('says why and to which day a date was rolled', () => {
    const overFriday = deadlineFrom(rule({ amount: 1 }), '2026-11-26');
    expect(overFriday.derivation.en).toBe(
      '1 day from adoption (1405/09/05): 1405/09/06; rolled from Friday to Saturday 1405/09/07.',
    );
    const overNowruz = deadlineFrom(rule({ anchor: 'PERIOD_END', amount: 1 }), '2026-03-20');
    expect(overNowruz.dueOn).toBe('2026-03-25');
    expect(overNowruz.derivation.en).toContain('(holiday: Nowruz)');
    expect(overNowruz.derivation.fa).toContain('(تعطیل: نوروز)');
  });
});

describe('anchorDate', () => {
  const none: AnchorDates = { ADOPTION: null, NOTIFICATION: null, ENTRY_INTO_FORCE: null, GAZETTE: null };

  it('takes effect fifteen days after the gazette where the text does not say when', () => {
    expect(anchorDate('ENTRY_INTO_FORCE', { ...none, GAZETTE: '2011-12-01' })).toBe('2011-12-16');
    const stated = { ...none, GAZETTE: '2011-12-01', ENTRY_INTO_FORCE: '2012-01-01' };
    expect(anchorDate('ENTRY_INTO_FORCE', stated)).toBe('2012-01-01');
  });

  it('is unknown where the text does not state it', () => {
    expect(anchorDate('NOTIFICATION', { ...none, ADOPTION: '2011-10-29' })).toBeNull();
  });
});
