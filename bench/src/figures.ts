/** Least, middle and greatest of measured times, in milliseconds. */
export interface Spread {
  count: number;
  min: number;
  median: number;
  p99: number;
  max: number;
}

/** The spread of measured times. @throws Error where nothing was measured. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const [min, median, p99, max] = [sorted[0], at(0.5), at(0.99), sorted.at(-1)];
  if (min === undefined || median === undefined || p99 === undefined || max === undefined) {
    throw new Error('nothing was measured');
  }
  const rounded = [min, median, p99, max].map((value) => Math.round(value * 10) / 10);
  return {
    count: sorted.length,
    ...{ min: rounded[0] ?? 0, median: rounded[1] ?? 0 },
    ...{ p99: rounded[2] ?? 0, max: rounded[3] ?? 0 },
  };
}

/** A spread in one line. */
export function inWords({ count, min, median, p99, max }: Spread): string {
  return `${min} / ${median} / ${p99} / ${max} ms min / median / p99 / max of ${count}`;
}
