/** Days on which something holds: Gregorian, `validTo` is the first day on which it no longer does, null is open. */
export interface Period {
  validFrom: string | null;
  validTo: string | null;
}

/** Whether something holds on a day. */
export function existsOn(period: Period, day: string): boolean {
  return (
    (period.validFrom === null || period.validFrom <= day) &&
    (period.validTo === null || day < period.validTo)
  );
}

/** Whether two periods share a day. */
export function overlap(a: Period, b: Period): boolean {
  return startsInTime(a, b) && startsInTime(b, a) && !isEmpty(a) && !isEmpty(b);
}

/** Whether something goes on beyond a day on which something else ends. */
export function outlives(period: Pick<Period, 'validTo'>, end: string): boolean {
  return period.validTo === null || period.validTo > end;
}

/** Whether all days of one period are days of another. */
export function liesWithin(inner: Period, outer: Period): boolean {
  const startsLater =
    outer.validFrom === null || (inner.validFrom !== null && inner.validFrom >= outer.validFrom);
  return startsLater && (outer.validTo === null || !outlives(inner, outer.validTo));
}

/** How many of the periods hold at once, on the day on which most of them do. */
export function mostAtOnce(periods: readonly Period[]): number {
  const counts = periods.map(
    (period) => periods.filter((other) => existsOn(other, period.validFrom ?? '') && !isEmpty(other)).length,
  );
  return Math.max(0, ...counts);
}

function startsInTime(a: Period, b: Period): boolean {
  return a.validFrom === null || b.validTo === null || a.validFrom < b.validTo;
}

function isEmpty({ validFrom, validTo }: Period): boolean {
  return validFrom !== null && validTo !== null && validTo <= validFrom;
}

/** The days that two periods share; null where they share none. */
export function intersect(a: Period, b: Period): Period | null {
  if (!overlap(a, b)) return null;
  return { validFrom: laterStart(a.validFrom, b.validFrom), validTo: earlierEnd(a.validTo, b.validTo) };
}

function laterStart(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earlierEnd(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The later of days that may be unknown; null where none is known. */
export function latestDay(...days: readonly (string | null)[]): string | null {
  return days.reduce<string | null>((latest, day) => laterStart(latest, day), null);
}
