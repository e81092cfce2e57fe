import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figureProblems, maxFigures, storedFigures } from './figure.rules.js';

const told = (figures: Parameters<typeof figureProblems>[0]) =>
  figureProblems(figures).map(({ code, field }) => `${code} ${field?.join('.')}`);

describe('figureProblems', () => {
  it('takes every number that is kept as it was given, and no other', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.maxSafeInteger(), fc.constantFrom(2 ** 53, -(2 ** 53))),
        (value) => {
          const isKept = Number.isFinite(value) && Math.abs(value) < 2 ** 53;
          expect(told([{ name: 'n', value }])).toEqual(isKept ? [] : ['INVALID input.figures.0.value']);
          if (!isKept) return;
          const [stored] = JSON.parse(JSON.stringify(storedFigures([{ name: 'n', value }]))) as {
            value: number;
          }[];
          expect(stored?.value === value).toBe(true);
        },
      ),
    );
  });

  it('finds a name that was used before, however it is typed', () => {
    const figures = ['تعداد پروانه‌ها', 'b', 'تعداد پروانه ها', 'B'].map((name) => ({ name, value: 1 }));
    expect(told(figures)).toEqual(['DUPLICATE input.figures.3.name']);
    expect(told([...figures, { name: 'تعداد پروانه‌ها ', value: 2 }])).toContain(
      'DUPLICATE input.figures.4.name',
    );
  });

  it('tells each unfit part by its own field', () => {
    const figures = [
      { name: '', value: Number.NaN, unit: ' ' },
      { name: 'x'.repeat(201), value: 0, unit: 'u'.repeat(51) },
    ];
    expect(told(figures)).toEqual([
      'REQUIRED input.figures.0.name',
      'INVALID input.figures.0.value',
      'REQUIRED input.figures.0.unit',
      'INVALID input.figures.1.name',
      'INVALID input.figures.1.unit',
    ]);
  });

  it('takes a bounded number of figures', () => {
    const figures = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `n${n}`, value: n }));
    expect(told(figures(maxFigures))).toEqual([]);
    expect(told(figures(maxFigures + 1))).toEqual(['TOO_MANY input.figures']);
  });
});
