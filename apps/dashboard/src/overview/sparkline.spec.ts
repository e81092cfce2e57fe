/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { sparklinePath } from './sparkline.js';

describe('The line of a trend', () => {
  it('runs from the first day to the last, higher scores higher', () => {
    expect(sparklinePath([0.2, 0.8])).toBe('M0.0 52.0L300.0 4.0');
  });

  it('does not make mountains of small changes', () => {
    const [first, last] = [...sparklinePath([0.5, 0.51]).matchAll(/ ([\d.]+)/g)].map(([, y]) => Number(y));
    expect((first ?? 0) - (last ?? 0)).toBeLessThan(6);
  });
});
