import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  effectiveDay,
  expressionInForce,
  nextInForce,
  predecessorOf,
  type DatedExpression,
} from './expression.rules.js';

const expression = (id: string, effectiveOn: string | null): DatedExpression => ({ id, effectiveOn });
const undated = { inForceFrom: null, gazettedOn: null, adoptedOn: null, jalaliYear: null };

describe('effectiveDay', () => {
  it('is the entry into force, or the adoption, or the end of a year that is all that is known', () => {
    const dates = {
      inForceFrom: '2012-01-05',
      gazettedOn: '2011-12-10',
      adoptedOn: '2011-10-29',
      jalaliYear: 1390,
    };
    expect(effectiveDay(dates)).toBe('2012-01-05');
    expect(effectiveDay({ ...dates, inForceFrom: null })).toBe('2011-12-25');
    expect(effectiveDay({ ...dates, inForceFrom: null, gazettedOn: null })).toBe('2011-10-29');
    expect(effectiveDay({ ...undated, jalaliYear: 1390 })).toBe('2012-03-19');
    expect(effectiveDay({ ...undated, jalaliYear: 1399 })).toBe('2021-03-20');
    expect(effectiveDay(undated)).toBeNull();
  });
});

describe('expressions in their order', () => {
  const expressions = [
    expression('amended', '2021-03-20'),
    expression('undated', null),
    expression('adopted', '2011-10-29'),
    expression('to come', '2027-03-21'),
  ];

  it('find the one in force on a day, from its very day on', () => {
    expect(expressionInForce(expressions, '2000-01-01')?.id).toBe('undated');
    expect(expressionInForce(expressions, '2021-03-19')?.id).toBe('adopted');
    expect(expressionInForce(expressions, '2021-03-20')?.id).toBe('amended');
    expect(expressionInForce(expressions, '2030-01-01')?.id).toBe('to come');
    expect(expressionInForce([], '2030-01-01')).toBeUndefined();
  });

  it('take effect one after the other, the next one only when its day has come', () => {
    expect(nextInForce(expressions, 'amended', '2027-03-20')).toBeUndefined();
    expect(nextInForce(expressions, 'amended', '2027-03-21')?.id).toBe('to come');
    expect(nextInForce(expressions, null, '2026-01-01')?.id).toBe('undated');
    expect(nextInForce(expressions, 'to come', '2026-01-01')).toBeUndefined();
  });

  it('follow the one that is in force when they take effect', () => {
    expect(predecessorOf(expression('new', '2024-01-01'), expressions, '2026-01-01')?.id).toBe('amended');
    expect(predecessorOf(expression('new', null), expressions, '2026-01-01')?.id).toBe('amended');
    expect(predecessorOf(expression('amended', '2021-03-20'), expressions, '2026-01-01')?.id).toBe('adopted');
  });

  it('lead from none to the one in force, whatever their dates', () => {
    const days = fc.option(
      fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
      {
        nil: null,
      },
    );
    fc.assert(
      fc.property(fc.array(days, { maxLength: 8 }), (effective) => {
        const all = effective.map((day, index) => expression(String(index), day));
        let current: string | null = null;
        for (
          let next = nextInForce(all, current, '2026-02-14');
          next;
          next = nextInForce(all, current, '2026-02-14')
        ) {
          current = next.id;
        }
        expect(current).toBe(expressionInForce(all, '2026-02-14')?.id ?? null);
      }),
    );
  });
});
