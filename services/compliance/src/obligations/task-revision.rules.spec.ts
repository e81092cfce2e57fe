import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainCalendar } from '../calendar/working-calendar.rules.js';
import { occurrenceOn } from '../deadlines/occurrence.rules.js';
import type { ObligationChange } from './obligation.rules.js';
import type { StoredObligation } from './stored-obligation.js';
import { concernsTasks, tasksThatFollow, type FollowingTask } from './task-revision.rules.js';

const today = '2026-11-25';
const dates = { ADOPTION: null, NOTIFICATION: null, ENTRY_INTO_FORCE: null, GAZETTE: null };

/** A monthly duty that is due some days after the end of the month. */
function obligation(amount: number, more: Partial<StoredObligation> = {}): StoredObligation {
  const deadline: StoredObligation['deadline'] = {
    anchor: 'PERIOD_END',
    amount,
    unit: 'DAYS',
    rollToWorkingDay: false,
    monthLength: 'CALENDAR',
    clearDays: false,
    yearDay: null,
    date: null,
  };
  return {
    ...{ id: 'o', instrumentId: 'i', provisionId: 'p', furtherProvisionIds: [], code: 'duty', version: 1 },
    ...{ title: { en: 'Duty' }, cadence: 'PERIODIC', period: 'MONTHLY', applicability: [], exclusions: [] },
    ...{ deadline, weight: 1, evidenceRule: { required: false, minimum: 0, kinds: [] }, sample: false },
    ...{ reviewingFunction: null, fourEyes: false, validFrom: null, validTo: null, reason: null },
    ...more,
  };
}

function taskOf(before: StoredObligation, id: string, more: Partial<FollowingTask> = {}): FollowingTask {
  const occurrence = occurrenceOn(before, dates, plainCalendar, today);
  if (!occurrence) throw new Error('no occurrence');
  const { key: periodKey, dueOn, derivation } = occurrence;
  return { id, unitPath: ['root'], periodKey, dueOn, derivation, ...more };
}

function changeOf(
  before: StoredObligation,
  after: StoredObligation,
  changed: readonly string[],
): ObligationChange {
  return { before, after, changed, dates };
}

describe('which open tasks follow a change of their obligation', () => {
  it('is all of them, at their due dates, for another title or weight', () => {
    const before = obligation(5);
    const tasks = [taskOf(before, 'a'), taskOf(before, 'b', { periodKey: 'earlier' })];
    for (const name of ['title', 'weight']) {
      const followed = tasksThatFollow(changeOf(before, before, [name]), tasks, plainCalendar, today);
      expect(followed).toEqual(tasks.map((task) => ({ task, deadline: null })));
    }
  });

  it('is none for what is only looked at when somebody acts, or what assignments follow from', () => {
    const before = obligation(5);
    const changed = ['evidenceRule', 'reviewingFunction', 'fourEyes', 'applicability', 'validTo'];
    expect(concernsTasks(changed)).toBe(false);
    const change = changeOf(before, before, changed);
    expect(tasksThatFollow(change, [taskOf(before, 'a')], plainCalendar, today)).toEqual([]);
  });

  it('is those of today’s occurrence for another deadline; earlier ones keep the dates that they were told', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (amount, other) => {
        const before = obligation(amount);
        const after = obligation(other);
        const current = taskOf(before, 'current');
        const tasks = [current, taskOf(before, 'earlier', { periodKey: '1405-M01' })];
        const followed = tasksThatFollow(changeOf(before, after, ['deadline']), tasks, plainCalendar, today);
        const { dueOn } = taskOf(after, 'as told anew');
        const moves = { task: current, deadline: expect.objectContaining({ dueOn }) };
        expect(followed).toEqual(amount === other ? [] : [moves]);
      }),
    );
  });

  it('leaves tasks of another length of period where they are', () => {
    const before = obligation(5);
    const change = changeOf(before, obligation(5, { period: 'QUARTERLY' }), ['period']);
    expect(tasksThatFollow(change, [taskOf(before, 'a')], plainCalendar, today)).toEqual([]);
  });
});
