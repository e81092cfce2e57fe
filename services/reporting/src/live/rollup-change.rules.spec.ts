import { describe, expect, it } from '@jest/globals';
import { touches } from './concerns.rules.js';
import { everythingChanged, RollupChanges } from './rollup-change.rules.js';

const cells = (...unitIds: string[]) => ({ unitIds, activityIds: [], everything: false });
const scope = (...subtreeOf: string[]) => ({ anywhere: false, subtreeOf, unitIds: [] });

describe('gathered changes', () => {
  it('are handed over once', () => {
    const changes = new RollupChanges();
    changes.add(cells('a', 'b'));
    changes.add({ unitIds: ['b'], activityIds: ['x'], everything: false });
    expect(changes.take()).toEqual({ unitIds: ['a', 'b'], activityIds: ['x'], everything: false });
    expect(changes.isEmpty).toBe(true);
  });

  it('become "everything" when there are too many to list, and keep the activities', () => {
    const changes = new RollupChanges();
    changes.add({ ...cells(...Array.from({ length: 3_000 }, (_, n) => `u${n}`)), activityIds: ['x'] });
    expect(changes.take()).toEqual({ ...everythingChanged, activityIds: ['x'] });
  });
});

describe('a change', () => {
  it('concerns whoever looks at a changed unit or has one below their scope', () => {
    expect(touches(cells('city', 'd1'), 'd1', scope('city'))).toBe(true);
    expect(touches(cells('city', 'd1'), 'd2', scope('city'))).toBe(false);
    expect(touches(cells('city', 'd1'), null, scope('d1'))).toBe(true);
    expect(touches(cells('city', 'd1'), null, scope('d2'))).toBe(false);
    expect(touches(cells('city'), null, { ...scope(), anywhere: true })).toBe(true);
  });
});
