import { setTimeout as delay } from 'node:timers/promises';

/** How long and how often to try, in milliseconds. */
export interface EventuallyOptions {
  timeoutMs?: number;
  intervalMs?: number;
}

/**
 * Repeats the assertion until it does not throw, and returns its value. When the time is over, its
 * last error is thrown with the time added to its message.
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { timeoutMs = 5_000, intervalMs = 25 }: EventuallyOptions = {},
): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() >= until) throw afterWaiting(error, timeoutMs);
    }
    await delay(intervalMs);
  }
}

function afterWaiting(error: unknown, timeoutMs: number): unknown {
  if (!(error instanceof Error)) return error;
  error.message = `still failing after ${timeoutMs} ms: ${error.message}`;
  return error;
}
