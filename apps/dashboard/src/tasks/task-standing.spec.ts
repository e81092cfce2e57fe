/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { standingOf } from './task-standing.rules.js';

const today = '2026-11-23';
const task = { status: 'TO_DO', result: 'NOT_ASSESSED', dueOn: '2026-11-25' } as const;

describe('Where a task stands', () => {
  it.each([
    ['2012-10-28', { kind: 'LATE_YEARS', years: 14 }],
    ['2025-11-24', { kind: 'LATE', days: 364 }],
    ['2026-11-21', { kind: 'LATE', days: 2 }],
    ['2026-11-23', { kind: 'DUE_TODAY' }],
    ['2026-11-24', { kind: 'DUE_SOON', days: 1 }],
    ['2026-11-30', { kind: 'DUE_SOON', days: 7 }],
    ['2026-12-01', { kind: 'DUE_LATER', days: 8 }],
  ])('an open task due on %s is told by its days', (dueOn, standing) => {
    expect(standingOf({ ...task, dueOn }, today)).toEqual(standing);
    expect(standingOf({ ...task, status: 'IN_PROGRESS', dueOn }, today)).toEqual(standing);
  });

  it('a returned or submitted task is told by its status, however late it is', () => {
    expect(standingOf({ ...task, status: 'RETURNED', dueOn: '2026-01-01' }, today)).toEqual({
      kind: 'RETURNED',
    });
    expect(standingOf({ ...task, status: 'SUBMITTED', dueOn: '2026-01-01' }, today)).toEqual({
      kind: 'IN_REVIEW',
    });
  });

  it('an accepted task is told by its result', () => {
    expect(standingOf({ ...task, status: 'ACCEPTED', result: 'COMPLIANT' }, today)).toEqual({
      kind: 'DONE',
      result: 'COMPLIANT',
    });
    expect(standingOf({ ...task, status: 'CANCELLED' }, today)).toEqual({ kind: 'CANCELLED' });
  });
});
