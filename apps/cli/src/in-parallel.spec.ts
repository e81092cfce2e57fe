import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { inParallel } from './in-parallel.ts';

describe('inParallel', () => {
  it('does everything once and never more than the limit at a time', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++running);
      await pause(1);
      running--;
      done.push(item);
    });
    expect([done.toSorted(), most]).toEqual([[1, 2, 3, 4, 5, 6, 7], 3]);
  });

  it('begins nothing after a failure and ends only when nothing runs any more', async () => {
    const begun: number[] = [];
    let running = 0;
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      running++;
      await pause(item);
      running--;
      if (item === 1) throw new Error('broken');
    });
    await expect(work).rejects.toThrow('broken');
    expect([begun, running]).toEqual([[1, 2], 0]);
  });
});
