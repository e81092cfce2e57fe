import { describe, expect, it } from '@jest/globals';
import type { AnchorDates } from './deadline.rules.js';
import { occurrenceOn, type Schedule } from './occurrence.rules.js';

const dates: AnchorDates = {
  ADOPTION: '2011-10-29',
  NOTIFICATION: null,
  ENTRY_INTO_FORCE: null,
  GAZETTE: null,
};
const today = '2026-11-23';

function schedule(more: Partial<Schedule>): Schedule {
  const deadline = { anchor: 'PERIOD_END', amount: 10, unit: 'DAYS', rollToWorkingDay: false } as const;
  return { cadence: 'PERIODIC', period: 'QUARTERLY', deadline, ...more };
}

const once = (anchor: 'ADOPTION' | 'NOTIFICATION') =>
  schedule({
    cadence: 'ONCE',
    period: null,
    deadline: { anchor, amount: 6, unit: 'MONTHS', rollToWorkingDay: true },
  });

describe('occurrenceOn', () => {
  it('gives a one-off the same occurrence on every day', () => {
    const first = occurrenceOn(once('ADOPTION'), dates, '2020-01-01');
    expect(first).toMatchObject({ key: 'once', label: null, dueOn: '2012-04-26' });
    expect(occurrenceOn(once('ADOPTION'), dates, today)).toEqual(first);
  });

  it('gives a one-off none where the day it counts from is not stated', () => {
    expect(occurrenceOn(once('NOTIFICATION'), dates, today)).toBeNull();
  });

  it('gives a periodic duty the period that contains the day, due after its end', () => {
    expect(occurrenceOn(schedule({}), dates, today)).toMatchObject({ key: '1405-Q3', dueOn: '2026-12-31' });
    expect(occurrenceOn(schedule({}), dates, '2026-12-22')).toMatchObject({ key: '1405-Q4' });
  });

  it('reviews a continuous duty in its period', () => {
    const continuous = schedule({ cadence: 'CONTINUOUS', period: 'YEARLY' });
    expect(occurrenceOn(continuous, dates, today)).toMatchObject({ key: '1405-Y1', dueOn: '2027-03-30' });
  });

  it('gathers a duty per event in the half-year, due at its end, where no period is stated', () => {
    const perEvent = schedule({
      cadence: 'PER_EVENT',
      period: null,
      deadline: { anchor: 'NOTIFICATION', amount: 3, unit: 'DAYS', rollToWorkingDay: true },
    });
    const found = occurrenceOn(perEvent, dates, '2026-08-01');
    expect(found).toMatchObject({ key: '1405-H1', dueOn: '2026-09-22' });
    expect(found?.derivation.en).toBe('the end of the period: 1405/06/31.');
  });

  it('gathers it in the stated period, with the stated deadline', () => {
    const perEvent = schedule({ cadence: 'PER_EVENT', period: 'MONTHLY' });
    expect(occurrenceOn(perEvent, dates, today)).toMatchObject({ key: '1405-M09', dueOn: '2026-12-31' });
  });
});
