import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareProvisions, type ComparedProvision } from './comparison.rules.js';

function provision(rowId: string, more: Partial<ComparedProvision> = {}): ComparedProvision {
  return {
    rowId,
    parentId: null,
    number: rowId,
    label: { fa: `ماده ${rowId}` },
    heading: null,
    text: { fa: `متن ${rowId}` },
    status: 'IN_FORCE',
    ...more,
  };
}

const told = (before: ComparedProvision[], after: ComparedProvision[]) => {
  const { changes, unchanged } = compareProvisions(before, after);
  const of = changes.map(
    ({ kind, isMoved, before: old, after: now }) =>
      `${kind}${isMoved ? ' moved' : ''} ${(now ?? old)?.rowId}`,
  );
  return [...of, unchanged];
};

describe('compareProvisions', () => {
  it('tells what came, changed, went and moved, in the order of the newer text', () => {
    const before = [provision('1'), provision('2'), provision('3'), provision('4'), provision('5')];
    const after = [
      provision('1', { text: { fa: 'متنی دیگر' } }),
      provision('2 bis'),
      provision('3', { status: 'REPEALED' }),
      provision('4', { parentId: '1' }),
      provision('5', { number: '۴', label: { fa: 'ماده ۴' }, heading: { fa: 'عنوان' } }),
    ];
    expect(told(before, after)).toEqual([
      'CHANGED 1',
      'REPEALED 2',
      'ADDED 2 bis',
      'REPEALED 3',
      'MOVED moved 4',
      'CHANGED moved 5',
      0,
    ]);
  });

  it('shows other spelling as such, and no change where a translation alone differs', () => {
    const before = [
      provision('۱', { text: { fa: 'حكم مي‌شود', en: 'Old' } }),
      provision('2', { text: { fa: 'ب', en: 'b' } }),
    ];
    const after = [
      provision('۱', { number: '١', label: { fa: 'ماده 1' }, text: { fa: 'حکم میشود', en: 'New' } }),
      provision('2', { text: { fa: 'ب', en: 'c' } }),
    ];
    expect(told(before, after)).toEqual(['RESPELLED ۱', 1]);
  });

  it('takes what was repealed and is law again for added, and what stays repealed for nothing', () => {
    const repealed = provision('1', { status: 'REPEALED' });
    expect(told([repealed], [provision('1')])).toEqual(['ADDED 1', 0]);
    expect(told([repealed], [repealed])).toEqual([0]);
    expect(told([repealed], [])).toEqual([0]);
    expect(told([], [repealed])).toEqual([0]);
  });

  const ids = fc.uniqueArray(fc.nat(12).map(String), { maxLength: 12 });

  it('finds nothing in a text and itself, and everything in a text and none', () => {
    fc.assert(
      fc.property(ids, (all) => {
        const text = all.map((id) => provision(id));
        expect(compareProvisions(text, text)).toEqual({ changes: [], unchanged: all.length });
        expect(compareProvisions([], text).changes.map(({ kind }) => kind)).toEqual(all.map(() => 'ADDED'));
        expect(compareProvisions(text, []).changes.map(({ kind }) => kind)).toEqual(
          all.map(() => 'REPEALED'),
        );
      }),
    );
  });

  it('moves none of the siblings where others come and go among them', () => {
    fc.assert(
      fc.property(
        ids,
        fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
        fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
        (all, inOld, inNew) => {
          const before = all.filter((_, index) => inOld[index]).map((id) => provision(id));
          const after = all.filter((_, index) => inNew[index]).map((id) => provision(id));
          expect(compareProvisions(before, after).changes.filter(({ isMoved }) => isMoved)).toEqual([]);
        },
      ),
    );
  });

  it('gets the new order by moving those that it calls moved, and no more of them than it takes', () => {
    const orders = ids.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(orders, ([old, now]) => {
        const { changes } = compareProvisions(
          old.map((id) => provision(id)),
          now.map((id) => provision(id)),
        );
        const moved = new Set(changes.map(({ after }) => after?.rowId));
        expect(old.filter((id) => !moved.has(id))).toEqual(now.filter((id) => !moved.has(id)));
        expect(now.length - moved.size).toBe(longestCommonOrder(old, now));
      }),
    );
  });
});

/** Length of the longest sequence that two orders have in common, by trying it out in the plainest way. */
function longestCommonOrder(a: readonly string[], b: readonly string[]): number {
  const lengths = a.map(() => 0);
  a.forEach((id, index) => {
    const at = b.indexOf(id);
    const before = a
      .slice(0, index)
      .map((other, place) => (b.indexOf(other) < at ? (lengths[place] ?? 0) : 0));
    lengths[index] = 1 + Math.max(0, ...before);
  });
  return Math.max(0, ...lengths);
}
