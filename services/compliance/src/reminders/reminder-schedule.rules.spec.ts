import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultSchedule, noticeKinds, type ReminderStep } from './reminder-schedule.js';
import { scheduleProblems, stepReached } from './reminder-schedule.rules.js';

const { version: _version, ...schedule } = defaultSchedule;

const overdue = (days: number, level = 0): ReminderStep => ({ kind: 'OVERDUE', days, level, mail: true });

const fields = (change: Partial<typeof schedule>) =>
  scheduleProblems({ ...schedule, ...change }).map(({ field }) => field?.join('.'));

describe('the steps of reminding', () => {
  it('count the days left before the due date and the days that have passed after it', () => {
    const reached = (kind: ReminderStep['kind'], days: number) =>
      stepReached(schedule.steps, kind, days)?.days;
    expect([15, 14, 8, 7, 2, 1, 0].map((left) => reached('DUE_SOON', left))).toEqual([
      undefined,
      14,
      14,
      7,
      7,
      1,
      1,
    ]);
    expect([0, 1, 6, 7, 29, 30, 5000].map((late) => reached('OVERDUE', late))).toEqual([
      undefined,
      1,
      1,
      7,
      7,
      30,
      30,
    ]);
  });

  it('each come up once, in their order, over any sequence of days on which somebody looks', () => {
    const days = fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 6 });
    const looks = fc.array(fc.nat(60), { maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...noticeKinds), days, looks, (kind, stepsOn, lookedOn) => {
        const steps = stepsOn.map((at) => ({ kind, days: at, level: 0, mail: true }));
        const inTime = lookedOn.toSorted((a, b) => (kind === 'DUE_SOON' ? b - a : a - b));
        const told = [...new Set(inTime.map((day) => stepReached(steps, kind, day)?.days))];
        const raised = told.filter((day) => day !== undefined);
        expect(raised).toEqual(raised.toSorted((a, b) => (kind === 'DUE_SOON' ? b - a : a - b)));
        for (const day of inTime) {
          const passed = stepsOn.filter((at) => (kind === 'DUE_SOON' ? day <= at : at <= day));
          const newest = kind === 'DUE_SOON' ? Math.min(...passed) : Math.max(...passed);
          expect(stepReached(steps, kind, day)?.days).toBe(passed.length > 0 ? newest : undefined);
        }
      }),
    );
  });
});

describe('a schedule', () => {
  it('is accepted as it ships', () => {
    expect(fields({})).toEqual([]);
  });

  it.each([
    ['a day that is none', { steps: [overdue(-1)] }, 'input.steps.0.days'],
    ['half a day', { steps: [overdue(0.5)] }, 'input.steps.0.days'],
    ['a level below the unit', { steps: [overdue(1, -1)] }, 'input.steps.0.level'],
    ['the same step twice', { steps: [overdue(1), overdue(1)] }, 'input.steps.1.days'],
    ['a time that is none', { digestAt: '24:00' }, 'input.digestAt'],
    [
      'quiet hours that never end',
      { quietHours: { from: '07:00', to: '07:00', restDays: false } },
      'input.quietHours.to',
    ],
  ])('is refused with %s', (_, change, field) => {
    expect(fields(change)).toEqual([field]);
  });
});
