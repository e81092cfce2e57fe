import { describe, expect, it } from '@jest/globals';
import { eventually } from '../src/index.js';

describe('eventually', () => {
  it('returns the value of the first attempt that does not throw', async () => {
    let attempts = 0;
    const value = await eventually(() => {
      attempts += 1;
      if (attempts < 3) throw new Error('too early');
      return attempts;
    });
    expect(value).toBe(3);
  });

  it('throws the last error and names the time when it never holds', async () => {
    const never = eventually(() => expect(1).toBe(2), { timeoutMs: 60, intervalMs: 10 });
    await expect(never).rejects.toThrow(/still failing after 60 ms.*toBe/s);
  });
});
