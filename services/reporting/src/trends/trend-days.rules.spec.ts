import { describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import fc from 'fast-check';
import { daysUpTo, endOfDay } from './trend-days.rules.js';

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the days of a trend', () => {
  it('end with the given one and have no gap', () => {
    expect(daysUpTo('2026-03-01', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });

  it('end in the last millisecond before midnight in Tehran, in years with summer time too', () => {
    expect(endOfDay('2026-11-23').toISOString()).toBe('2026-11-23T20:29:59.999Z');
    expect(endOfDay('2021-07-01').toISOString()).toBe('2021-07-01T19:29:59.999Z');
    fc.assert(
      fc.property(days, (day) => {
        const end = endOfDay(day);
        expect(tehranDate(end)).toBe(day);
        expect(tehranDate(new Date(end.getTime() + 1)) > day).toBe(true);
      }),
    );
  });
});
