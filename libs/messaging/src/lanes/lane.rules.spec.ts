import { describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { laneCount } from '../messaging.options.js';
import { laneOf, laneQuota } from './lane.rules.js';

describe('laneOf', () => {
  it('keeps the lane of an id for ever', () => {
    expect(laneOf('01930000-0000-7000-8000-000000000002')).toBe(3);
    expect(laneOf('01930000-0000-7000-8000-000000000020')).toBe(1);
  });

  it('shares out ids made in the same moment evenly', () => {
    const counts = Array.from({ length: laneCount }, () => 0);
    for (let i = 0; i < 8_000; i++) {
      const lane = laneOf(v7());
      counts[lane] = (counts[lane] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1_200);
  });
});

describe('laneQuota', () => {
  it('leaves no lane without an owner, however many replicas there are', () => {
    for (let replicas = 1; replicas <= 12; replicas++) {
      expect(laneQuota(laneCount, replicas) * replicas).toBeGreaterThanOrEqual(laneCount);
    }
  });

  it('gives a single replica everything, and two a half each', () => {
    expect(laneQuota(8, 1)).toBe(8);
    expect(laneQuota(8, 2)).toBe(4);
    expect(laneQuota(8, 0)).toBe(8);
  });
});
