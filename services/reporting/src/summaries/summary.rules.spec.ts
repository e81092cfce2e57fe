import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addSums, figuresOf, noSums, scoreOf, type CellSums } from './summary.rules.js';

const names = Object.keys(noSums) as (keyof CellSums)[];
const sums: fc.Arbitrary<CellSums> = fc
  .array(fc.nat(1_000), { minLength: names.length, maxLength: names.length })
  .map((values) => ({ ...noSums, ...Object.fromEntries(names.map((name, index) => [name, values[index]])) }));

describe('the score', () => {
  it('is null where nothing is due or assessed', () => {
    expect(scoreOf({ ...noSums, to_do: 4, not_applicable: 2 })).toBeNull();
  });

  it('gives full credit, half credit and none, by weight', () => {
    const part = { compliant_weight: 3, partial_weight: 2, non_compliant_weight: 1, due_weight: 2 };
    expect(scoreOf({ ...noSums, ...part })).toBe((3 + 1) / 8);
  });

  it('counts what is due and unreported as zero', () => {
    expect(scoreOf({ ...noSums, due_weight: 5 })).toBe(0);
  });

  it('lies between 0 and 1', () => {
    fc.assert(
      fc.property(sums, (part) => {
        const score = scoreOf(part);
        expect(score === null || (score >= 0 && score <= 1)).toBe(true);
      }),
    );
  });
});

describe('the figures of a summary', () => {
  it('divide all tasks by status and again by result', () => {
    fc.assert(
      fc.property(sums, (part) => {
        const figures = figuresOf(part);
        const { toDo, inProgress, submitted, returned, accepted } = figures;
        expect(figures.assigned).toBe(toDo + inProgress + submitted + returned + accepted);
        const { compliant, partiallyCompliant, nonCompliant, notApplicable, notAssessed } = figures;
        expect(figures.assigned).toBe(
          compliant + partiallyCompliant + nonCompliant + notApplicable + notAssessed,
        );
      }),
    );
  });

  it('of disjoint parts add up', () => {
    fc.assert(
      fc.property(fc.array(sums, { maxLength: 5 }), (parts) => {
        const whole = figuresOf(addSums(parts));
        const assigned = parts.map((part) => figuresOf(part).assigned);
        expect(whole.assigned).toBe(assigned.reduce((sum, count) => sum + count, 0));
      }),
    );
  });
});
