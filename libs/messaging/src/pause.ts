import { setTimeout as timeout } from 'node:timers/promises';

/** Waits; ends early, without an error, when the signal aborts. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await timeout(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Waits for the work, but no longer than this; the work goes on. Its failure counts as its end. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const ended = work.then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([ended, pause(milliseconds, over.signal)]);
  over.abort();
}

/** Length of the pause before the n-th new attempt (from 1): doubling from min to max, with jitter. */
export function backoffMs(attempt: number, limits: { retryMinMs: number; retryMaxMs: number }): number {
  const full = Math.min(limits.retryMaxMs, limits.retryMinMs * 2 ** Math.min(attempt - 1, 20));
  return full / 2 + (full / 2) * Math.random();
}
