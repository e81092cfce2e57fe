/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { createFormats, daysBetween } from './formats.js';
import { normaliseText } from './normalise-text.js';

const persian = createFormats('fa');
const english = createFormats('en');

describe('Dates', () => {
  it.each([
    ['2026-11-21', '۳۰ آبان ۱۴۰۵'],
    ['2026-03-20', '۲۹ اسفند ۱۴۰۴'],
    ['2026-03-21', '۱ فروردین ۱۴۰۵'],
    // 1403 is a leap year.
    ['2025-03-20', '۳۰ اسفند ۱۴۰۳'],
    ['2011-10-29', '۷ آبان ۱۳۹۰'],
  ])('%s is %s in Persian', (date, day) => {
    expect(persian.day(date)).toBe(day);
  });

  it('put the weekday first and the year last', () => {
    expect(persian.day('2026-11-23', { weekday: true })).toBe('دوشنبه ۲ آذر ۱۴۰۵');
    expect(persian.day('2026-11-23', { year: false })).toBe('۲ آذر');
    expect(persian.month('2026-11-23')).toBe('آذر ۱۴۰۵');
    expect(english.day('2026-11-23', { weekday: true })).toBe('Monday 23 November 2026');
  });

  it('of an instant are those of Tehran', () => {
    const justAfterMidnight = '2026-11-22T20:31:00Z';
    expect(persian.dayOf(justAfterMidnight)).toBe('۲ آذر ۱۴۰۵');
    expect(persian.time(justAfterMidnight)).toBe('۰۰:۰۱');
    expect(english.moment(justAfterMidnight)).toBe('23 November 2026, 00:01');
    expect(persian.moment(justAfterMidnight)).toBe('۲ آذر ۱۴۰۵، ۰۰:۰۱');
  });

  it('are counted in whole days, over the change of clocks of other countries too', () => {
    expect(daysBetween('2026-11-23', '2026-11-25')).toBe(2);
    expect(daysBetween('2026-03-29', '2026-03-28')).toBe(-1);
    expect(daysBetween('2025-12-31', '2027-01-01')).toBe(366);
  });
});

describe('Numbers', () => {
  it('have the digits and signs of their language', () => {
    expect(persian.number(12345)).toBe('۱۲٬۳۴۵');
    expect(persian.percent(0.642)).toBe('۶۴٫۲٪');
    expect(persian.wholePercent(0.642)).toBe('۶۴٪');
    expect(english.percent(0.642)).toBe('64.2%');
    expect(english.number(12345)).toBe('12,345');
  });

  it('of a difference of shares are points without a sign', () => {
    expect(persian.points(-0.031)).toBe('۳٫۱');
    expect(english.points(0.116)).toBe('11.6');
  });
});

describe('Persian text', () => {
  it.each([
    ['اداري', 'اداری'],
    ['كتاب', 'کتاب'],
    ['منطقه ۱', 'منطقه 1'],
    ['منطقه ١', 'منطقه 1'],
    ['می‌رود', 'می رود'],
    ['قـــانون', 'قانون'],
    ['هیأتِ  رسیدگی', 'هیأت رسیدگی'],
    ['ABC', 'abc'],
  ])('%s is found as %s', (typed, found) => {
    expect(normaliseText(typed)).toBe(normaliseText(found));
  });
});
