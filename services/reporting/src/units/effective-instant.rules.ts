import { startOfDay } from '../trends/trend-days.rules.js';

/**
 * From when on a unit counts as an event states it: from the first instant of the day on which it took effect, where the event
 * came later. UTC, ISO 8601.
 */
export function effectiveInstant(occurredAt: string, effectiveOn: string | undefined): string {
  if (effectiveOn === undefined) return occurredAt;
  const begins = startOfDay(effectiveOn);
  return begins < new Date(occurredAt) ? begins.toISOString() : occurredAt;
}
