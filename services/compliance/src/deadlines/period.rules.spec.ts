import { describe, expect, it } from '@jest/globals';
import type { Period } from '@rasad/import-formats';
import { jalaliTable, type TableDay } from '../../test/jalali-table.js';
import { periodContaining } from './period.rules.js';

const indexOf: Record<Period, (day: TableDay) => string> = {
  MONTHLY: ({ year, month }) => `${year}-${month}`,
  QUARTERLY: ({ year, month }) => `${year}-${Math.ceil(month / 3)}`,
  HALF_YEARLY: ({ year, month }) => `${year}-${month <= 6 ? 1 : 2}`,
  YEARLY: ({ year }) => `${year}`,
};

describe('periodContaining', () => {
  it.each(Object.keys(indexOf) as Period[])('cuts 1390 to 1450 into %s periods without a gap', (period) => {
    const groups = Map.groupBy(jalaliTable, indexOf[period]);
    const keys = new Set<string>();
    for (const days of [...groups.values()].slice(0, -1)) {
      const first = days[0]?.date ?? '';
      const last = days.at(-1)?.date ?? '';
      const seen = [first, days[Math.floor(days.length / 2)]?.date ?? '', last].map((date) =>
        periodContaining(period, date),
      );
      for (const found of seen) expect(found).toMatchObject({ start: first, end: last, key: seen[0]?.key });
      keys.add(seen[0]?.key ?? '');
    }
    expect(keys.size).toBe(groups.size - 1);
    expect([...keys]).toEqual([...keys].sort());
  });

  it('names periods in both languages', () => {
    expect(periodContaining('QUARTERLY', '2026-11-23')).toMatchObject({
      key: '1405-Q3',
      label: { fa: 'پاییز ۱۴۰۵', en: 'Autumn 1405' },
    });
    expect(periodContaining('MONTHLY', '2026-11-23').label).toEqual({ fa: 'آذر ۱۴۰۵', en: 'Azar 1405' });
    expect(periodContaining('HALF_YEARLY', '2026-11-23').label.en).toBe('Second half of 1405');
    expect(periodContaining('YEARLY', '2026-11-23').label.fa).toBe('سال ۱۴۰۵');
  });

  it('knows the leap year 1403', () => {
    expect(periodContaining('YEARLY', '2025-03-20')).toMatchObject({ key: '1403-Y1', end: '2025-03-20' });
    expect(periodContaining('YEARLY', '2025-03-21')).toMatchObject({ key: '1404-Y1', start: '2025-03-21' });
  });
});
