import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryAt } from '../../test/support/log-entries.js';
import { continuesHistory, planBatch } from './batch.rules.js';

const positions = (entries: readonly { event: { pos: number } }[]) => entries.map((entry) => entry.event.pos);

describe('planBatch', () => {
  it('takes what continues the cursor, in order, whatever the order of arrival', () => {
    const plan = planBatch(
      4,
      [7, 5, 6].map((pos) => entryAt(pos)),
      100,
    );
    expect(positions(plan.run)).toEqual([5, 6, 7]);
    expect(plan).toMatchObject({ beyond: [], duplicates: 0 });
  });

  it('counts what was applied before and what came twice as duplicates', () => {
    const plan = planBatch(
      4,
      [3, 4, 5, 5].map((pos) => entryAt(pos)),
      100,
    );
    expect(positions(plan.run)).toEqual([5]);
    expect(plan.duplicates).toBe(3);
  });

  it('leaves what lies beyond a gap, and what is over the limit', () => {
    expect(
      planBatch(
        4,
        [6, 7].map((pos) => entryAt(pos)),
        100,
      ),
    ).toMatchObject({ run: [] });
    const plan = planBatch(
      0,
      [1, 2, 3, 5].map((pos) => entryAt(pos)),
      2,
    );
    expect(positions(plan.run)).toEqual([1, 2]);
    expect(positions(plan.beyond)).toEqual([3, 5]);
  });

  it('applies every position once and in order, however deliveries are split, doubled and shuffled', () => {
    const deliveries = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(deliveries, fc.integer({ min: 1, max: 9 }), (batches, limit) => {
        const applied: number[] = [];
        for (const batch of [...batches, Array.from({ length: 30 }, (_, i) => i + 1)]) {
          for (let left = batch.map((pos) => entryAt(pos)); left.length > 0;) {
            const { run, beyond } = planBatch(applied.length, left, limit);
            applied.push(...positions(run));
            left = run.length > 0 ? beyond : [];
          }
        }
        expect(applied).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
      }),
    );
  });
});

describe('continuesHistory', () => {
  const first = entryAt(1);
  const second = entryAt(2, {}, first.event.id);

  it('accepts entries that name the one before them', () => {
    expect(continuesHistory(null, [first, second])).toBe(true);
    expect(continuesHistory(first.event.id, [second])).toBe(true);
  });

  it('refuses an entry that names another event than the one applied', () => {
    expect(continuesHistory(entryAt(1).event.id, [second])).toBe(false);
    expect(continuesHistory(first.event.id, [second, entryAt(3, {}, first.event.id)])).toBe(false);
  });
});
