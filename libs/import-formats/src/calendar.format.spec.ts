import { describe, expect, it } from '@jest/globals';
import { fileOf, lineOf } from '../test/documents.js';
import { parseCalendar } from './calendar.format.js';

const document = (holidays: Record<string, unknown>[], more: Record<string, unknown> = {}) => ({
  format: 'rasad.calendar/1',
  year: 1405,
  holidays,
  ...more,
});
const feast = { month: 1, day: 1, name: { fa: 'نوروز' } };

function problemsIn(given: Record<string, unknown>) {
  const parsed = parseCalendar(fileOf(given));
  if (parsed.ok) throw new Error('accepted, though it should be refused');
  return parsed.problems.map(({ code, path, line }) => ({ code, path, line }));
}

describe('parseCalendar', () => {
  it('reads the list of a year', () => {
    const parsed = parseCalendar(fileOf(document([feast, { ...feast, month: 12, day: 29 }])));
    expect(parsed).toMatchObject({ ok: true, document: { year: 1405, source: null } });
  });

  it('knows which years have 30 Esfand', () => {
    const leapDay = { month: 12, day: 30, name: { en: 'Leap day' } };
    for (const year of [1387, 1391, 1395, 1399, 1403, 1408, 1412]) {
      expect(parseCalendar(fileOf(document([leapDay], { year })))).toMatchObject({ ok: true });
    }
    for (const year of [1388, 1400, 1404, 1405]) {
      expect(problemsIn(document([leapDay], { year }))).toMatchObject([{ code: 'IMPOSSIBLE_HOLIDAY' }]);
    }
  });

  const cases: [string, Record<string, unknown>, { code: string; path: string; at: string }][] = [
    [
      'day 31 of Mehr',
      document([{ ...feast, month: 7, day: 31 }]),
      { code: 'IMPOSSIBLE_HOLIDAY', path: 'holidays[0].day', at: '"day": 31' },
    ],
    [
      'a thirteenth month',
      document([{ ...feast, month: 13 }]),
      { code: 'OUT_OF_RANGE', path: 'holidays[0].month', at: '"month": 13' },
    ],
    [
      'a day that stands there twice',
      document([{ ...feast, day: 2 }, feast, { ...feast, name: { en: 'Again' } }]),
      { code: 'DUPLICATE_CODE', path: 'holidays[2]', at: '"Again"' },
    ],
    [
      'a Gregorian year',
      document([feast], { year: 2026 }),
      { code: 'OUT_OF_RANGE', path: 'year', at: '"year"' },
    ],
    ['an empty list', document([]), { code: 'TOO_FEW', path: 'holidays', at: '"holidays"' }],
    [
      'a day without a name',
      document([{ month: 1, day: 1, name: {} }]),
      { code: 'NO_LANGUAGE', path: 'holidays[0].name', at: '"name"' },
    ],
  ];

  it.each(cases)('refuses %s, naming path, line and reason', (_name, given, { code, path, at }) => {
    const offset = code === 'DUPLICATE_CODE' ? 4 : 0;
    expect(problemsIn(given)).toEqual([{ code, path, line: lineOf(fileOf(given), at) - offset }]);
  });
});
