import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { combinationsWithAll, type Combination, type WordMatch } from './word-match.rules.js';

const contains = (ids: string[] | null, id: string) => ids === null || ids.includes(id);

const finds = (ways: readonly Combination[], obligation: string, unit: string) =>
  ways.some(({ obligationIds, unitIds }) => contains(obligationIds, obligation) && contains(unitIds, unit));

describe('combinationsWithAll', () => {
  it('finds a word of the obligation together with one of the unit', () => {
    const ways = combinationsWithAll(
      2,
      [{ id: 'permits', words: 0b01 }],
      [{ id: 'district-3', words: 0b10 }],
    );
    expect(ways).toEqual([{ obligationIds: ['permits'], unitIds: ['district-3'] }]);
  });

  it('finds nothing where a word is nowhere', () => {
    expect(combinationsWithAll(2, [{ id: 'permits', words: 0b01 }], [{ id: 'city', words: 0b01 }])).toEqual(
      [],
    );
  });

  it('finds exactly the tasks whose obligation and unit have all words between them', () => {
    const matches = (letter: string, count: number) =>
      fc
        .array(fc.integer({ min: 0, max: 2 ** count - 1 }), { maxLength: 8 })
        .map((bits) => bits.map((words, index): WordMatch => ({ id: `${letter}${index}`, words })));
    const search = fc
      .integer({ min: 1, max: 10 })
      .chain((count) => fc.tuple(fc.constant(count), matches('o', count), matches('u', count)));
    fc.assert(
      fc.property(search, ([count, obligations, units]) => {
        const some = (rows: WordMatch[]) => rows.filter(({ words }) => words !== 0);
        const ways = combinationsWithAll(count, some(obligations), some(units));
        for (const obligation of obligations) {
          for (const unit of units) {
            const hasAll = (obligation.words | unit.words) === 2 ** count - 1;
            expect(finds(ways, obligation.id, unit.id)).toBe(hasAll);
          }
        }
      }),
    );
  });
});
