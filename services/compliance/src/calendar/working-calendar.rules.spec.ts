import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchors, calendars, unitPaths } from '../../test/calendars.js';
import { gregorianOf, isOff } from '../../test/second-opinion.js';
import { jalaliDate } from '../deadlines/jalali.rules.js';
import { calendarOf, dayOffOn, groupByCalendar, plainCalendar } from './working-calendar.rules.js';
import type { CalendarData, WeeklyRest } from './working-calendar.js';

const known = anchors.chain((around) => fc.record({ around: fc.constant(around), data: calendars(around) }));
const daysAround = (around: number) =>
  Array.from({ length: 30 }, (_, index) => around - 8 + index).filter((day) => day >= 0);

describe('working days', () => {
  it('agree with a second account for every unit, whatever is loaded, closed and set', () => {
    fc.assert(
      fc.property(known, fc.constantFrom(...unitPaths), ({ around, data }, path) => {
        const calendar = calendarOf(data, path);
        for (const day of daysAround(around)) {
          const found = dayOffOn(calendar, jalaliDate(gregorianOf(day)));
          expect([gregorianOf(day), found !== null]).toEqual([gregorianOf(day), isOff(data, path, day)]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are shared by units with one key, and every unit is in one group', () => {
    const units = unitPaths.map((unitPath) => ({ unitPath }));
    fc.assert(
      fc.property(known, ({ around, data }) => {
        const groups = groupByCalendar(data, units);
        expect(groups.flatMap((group) => group.units)).toHaveLength(units.length);
        for (const { calendar, units: alike } of groups) {
          for (const { unitPath } of alike) {
            expect(calendarOf(data, unitPath)).toEqual(calendar);
            for (const day of daysAround(around)) {
              const found = dayOffOn(calendar, jalaliDate(gregorianOf(day)));
              expect(found !== null).toBe(isOff(data, unitPath, day));
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  const thursday = '2026-11-26';
  const rest = (more: Partial<WeeklyRest>): WeeklyRest => ({
    id: JSON.stringify(more),
    rests: true,
    from: '2026-11-01',
    to: null,
    unit: null,
    ...more,
  });
  const unit = (id: string) => ({ id, name: { en: id } });
  const isFree = (weeklyRests: WeeklyRest[], path: string[], date = thursday) => {
    const data: CalendarData = { ...plainCalendar, weeklyRests };
    return dayOffOn(calendarOf(data, path), jalaliDate(date))?.kind === 'THURSDAY';
  };

  it('leave Thursday a working day until a setting begins and after it ends', () => {
    expect(isFree([], ['city'])).toBe(false);
    expect(isFree([rest({})], ['city'])).toBe(true);
    expect(isFree([rest({ from: '2026-11-27' })], ['city'])).toBe(false);
    expect(isFree([rest({ to: '2026-11-25' })], ['city'])).toBe(false);
    expect(isFree([rest({ to: thursday })], ['city'])).toBe(true);
  });

  it('follow the setting of the nearest unit, and of two for one unit the newer', () => {
    const path = ['city', 'district'];
    const exempt = rest({ rests: false, unit: unit('district') });
    expect(isFree([exempt, rest({}), rest({ unit: unit('city') })], path)).toBe(false);
    expect(isFree([exempt, rest({}), rest({ unit: unit('city') })], ['city'])).toBe(true);
    expect(isFree([exempt, rest({ unit: unit('district') })], path)).toBe(true);
    expect(isFree([rest({ unit: unit('elsewhere') })], path)).toBe(false);
  });

  it('name a holiday before the weekly one, and the loaded name before the fixed one', () => {
    const friday22Bahman = '2028-02-11';
    expect(dayOffOn(plainCalendar, jalaliDate(friday22Bahman))).toMatchObject({ kind: 'HOLIDAY' });
    const loaded = { ...plainCalendar, holidays: new Map([[friday22Bahman, { fa: 'بیست‌ودوم بهمن' }]]) };
    expect(dayOffOn(loaded, jalaliDate(friday22Bahman))).toEqual({
      kind: 'HOLIDAY',
      name: { fa: 'بیست‌ودوم بهمن' },
    });
  });
});
