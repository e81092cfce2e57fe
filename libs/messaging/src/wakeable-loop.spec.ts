import { describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import { WakeableLoop } from './wakeable-loop.js';

const limits = { retryMinMs: 5, retryMaxMs: 10 };

describe('WakeableLoop', () => {
  it('works once at the start and once for all wakes that come while it works', async () => {
    let runs = 0;
    let release = () => {};
    const work = () => new Promise<void>((resolve) => ((runs += 1), (release = resolve)));
    const loop = new WakeableLoop({ ...limits, work, onError: () => undefined });
    await eventually(() => expect(runs).toBe(1));
    loop.wake();
    loop.wake();
    release();
    await eventually(() => expect(runs).toBe(2));
    release();
    const stopped = loop.stop();
    release();
    await stopped;
    expect(runs).toBe(2);
  });

  it('does failed work again, telling how often it failed in a row', async () => {
    const attempts: number[] = [];
    let left = 3;
    const work = async () => {
      if (left-- > 0) throw new Error('not yet');
    };
    const loop = new WakeableLoop({ ...limits, work, onError: (_, attempt) => attempts.push(attempt) });
    await eventually(() => expect(left).toBe(-1));
    expect(attempts).toEqual([1, 2, 3]);
    await loop.stop();
  });

  it('tries again at once when told that what failed may do now', async () => {
    let runs = 0;
    const work = async () => {
      if (++runs === 1) throw new Error('down');
    };
    const slow = { retryMinMs: 60_000, retryMaxMs: 60_000 };
    const loop = new WakeableLoop({ ...slow, work, onError: () => setTimeout(() => loop.retryNow(), 20) });
    await eventually(() => expect(runs).toBe(2));
    await loop.stop();
  });
});
