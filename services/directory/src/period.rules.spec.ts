import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { existsOn, liesWithin, mostAtOnce, overlap, type Period } from './period.rules.js';

const days = Array.from({ length: 9 }, (_, index) => `2026-01-0${index + 1}`);
const day = fc.option(fc.constantFrom(...days), { nil: null });
const period = fc.record({ validFrom: day, validTo: day });
const everyDay = ['0001-01-01', ...days, '2999-01-01'];
const daysOf = (of: Period) => everyDay.filter((on) => existsOn(of, on));

describe('a period', () => {
  it('holds from its first day on and no longer on its last', () => {
    const january = { validFrom: '2026-01-01', validTo: '2026-02-01' };
    expect(
      ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((on) => existsOn(january, on)),
    ).toEqual([false, true, true, false]);
    expect(existsOn({ validFrom: null, validTo: null }, '1300-01-01')).toBe(true);
  });

  it('overlaps another exactly where they share a day', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(overlap(a, b)).toBe(daysOf(a).some((on) => existsOn(b, on)));
      }),
    );
  });

  it('lies within another only where all its days are days of that one', () => {
    fc.assert(
      fc.property(period, period, (inner, outer) => {
        fc.pre(liesWithin(inner, outer));
        expect(daysOf(inner).every((on) => existsOn(outer, on))).toBe(true);
      }),
    );
  });
});

it('counts as many periods at once as there are on the fullest day', () => {
  fc.assert(
    fc.property(fc.array(period, { maxLength: 6 }), (periods) => {
      const counts = everyDay.map((on) => periods.filter((one) => existsOn(one, on)).length);
      expect(mostAtOnce(periods)).toBe(Math.max(...counts));
    }),
  );
});
