import { describe, expect, it } from '@jest/globals';
import { effectiveInstant } from './effective-instant.rules.js';

describe('effectiveInstant', () => {
  const occurredAt = '2026-11-23T08:00:00.000Z';

  it('is the midnight in Tehran with which the day began', () => {
    expect(effectiveInstant(occurredAt, '2026-11-23')).toBe('2026-11-22T20:30:00.000Z');
    expect(effectiveInstant(occurredAt, '2026-03-01')).toBe('2026-02-28T20:30:00.000Z');
  });

  it('is never later than the event, and the event itself where no day is told', () => {
    expect(effectiveInstant(occurredAt, '2026-11-24')).toBe(occurredAt);
    expect(effectiveInstant(occurredAt, undefined)).toBe(occurredAt);
  });
});
