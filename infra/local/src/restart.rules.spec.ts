import { describe, expect, it } from '@jest/globals';
import { nextRestart } from './restart.rules.ts';

describe('when to start a process again that ended by itself', () => {
  it('is soon at first and later each time', () => {
    const now = 1_000_000;
    const pauses = [1, 2, 3, 4].map((count) => nextRestart(Array<number>(count).fill(now), now));
    expect(pauses).toEqual([{ afterMs: 500 }, { afterMs: 1_000 }, { afterMs: 2_000 }, { afterMs: 4_000 }]);
  });

  it('is never once it ended seven times in two minutes', () => {
    expect(nextRestart([0, 1, 2, 3, 4, 5, 6], 10)).toBe('give-up');
  });

  it('forgets ends that are long ago', () => {
    expect(nextRestart([0, 1, 2, 3, 4, 5, 600_000], 600_000)).toEqual({ afterMs: 500 });
  });
});
