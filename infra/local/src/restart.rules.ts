const windowMs = 120_000;
const mostRestarts = 6;
const firstDelayMs = 500;

/**
 * When to start a process again that ended by itself, given the times it did so before (this one
 * included, milliseconds): after a growing pause, and no more once it keeps failing.
 */
export function nextRestart(ends: readonly number[], now: number): { afterMs: number } | 'give-up' {
  const recent = ends.filter((end) => now - end < windowMs).length;
  if (recent > mostRestarts) return 'give-up';
  return { afterMs: firstDelayMs * 2 ** Math.max(0, recent - 1) };
}
