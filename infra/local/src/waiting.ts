import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the answer is yes (true) or the time is over (false). What the question throws is thrown. */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 20, signal }: { timeoutMs: number; everyMs?: number; signal?: AbortSignal },
): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    if (await holds()) return true;
    if (Date.now() >= until) return false;
    await delay(everyMs);
  }
}

/** A duration for people: `0.3 s`, `12 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
