import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchors, calendars, ruleOf, unitPaths } from '../../test/calendars.js';
import { gregorianOf, numberOfDate } from '../../test/second-opinion.js';
import { deadlineFrom } from '../deadlines/deadline.rules.js';
import type { ChangedDays } from './calendar-change.js';
import {
  affectedDueDates,
  closureInWords,
  daysOfClosure,
  dueDateRange,
  weeklyRestInWords,
  withdrawalInWords,
} from './calendar-change.rules.js';
import { planRescheduling, type DueTask } from './rescheduling.rules.js';
import { calendarOf } from './working-calendar.rules.js';
import type { CalendarData, WeeklyRest } from './working-calendar.js';

const always: WeeklyRest = { id: 'always', rests: true, from: '0001-01-01', to: null, unit: null };

/** A calendar before and after a change of one kind, and what changed. */
interface Step {
  before: CalendarData;
  after: CalendarData;
  changed: ChangedDays;
}

const steps = anchors.chain((around) =>
  fc
    .record({ before: calendars(around), more: calendars(around), kind: fc.nat(3) })
    .map((drawn) => ({ around, step: stepOf(drawn) })),
);

function stepOf({ before, more, kind }: { before: CalendarData; more: CalendarData; kind: number }): Step {
  const nothing: ChangedDays = { dates: [], thursdaysFrom: null, thursdaysTo: null };
  const closure = more.closures[0];
  const withdrawn = before.closures[0];
  const rest = more.weeklyRests[0];
  if (kind === 0 && closure) {
    const after = { ...before, closures: [...before.closures, closure] };
    return { before, after, changed: daysOfClosure(closure) };
  }
  if (kind === 1 && withdrawn) {
    const after = { ...before, closures: before.closures.slice(1) };
    return { before, after, changed: daysOfClosure(withdrawn) };
  }
  if (kind === 2 && rest) {
    const after = { ...before, weeklyRests: [...before.weeklyRests, rest] };
    return { before, after, changed: { ...nothing, thursdaysFrom: rest.from, thursdaysTo: rest.to } };
  }
  const dates = [...new Set([...before.holidays.keys(), ...more.holidays.keys()])];
  return { before, after: { ...before, holidays: more.holidays }, changed: { ...nothing, dates } };
}

function tasksIn(data: CalendarData, around: number): DueTask[] {
  return unitPaths.flatMap((unitPath) =>
    Array.from({ length: 24 }, (_, index) => around - 6 + index)
      .filter((day) => day >= 0)
      .flatMap((day) => {
        const rule = ruleOf({ anchor: 'FIXED_DATE', date: gregorianOf(day) });
        const anchor = { on: gregorianOf(day), gazettedOn: null };
        const deadline = deadlineFrom(rule, anchor, calendarOf(data, unitPath));
        return deadline ? [{ unitPath, ...deadline }] : [];
      }),
  );
}

describe('due dates that follow the calendar', () => {
  it('are looked for on every day on which a change concerns some task', () => {
    fc.assert(
      fc.property(steps, ({ around, step: { before, after, changed } }) => {
        const tasks = tasksIn(before, around);
        const union: CalendarData = {
          holidays: new Map([...before.holidays, ...after.holidays]),
          closures: [...before.closures, ...after.closures].map((closure) => ({ ...closure, unit: null })),
          weeklyRests: [always],
        };
        const dueDates = [...new Set(tasks.map(({ dueOn }) => dueOn))];
        const { from, to } = dueDateRange(changed);
        const inRange = dueDates.filter((dueOn) => from <= dueOn && (to === null || dueOn <= to));
        const affected = affectedDueDates(changed, inRange, calendarOf(union, []));
        for (const { task } of planRescheduling(after, tasks)) expect(affected).toContain(task.dueOn);
      }),
      { numRuns: 150 },
    );
  });

  it('become what they would be had the calendar always been so, and then nothing is left to do', () => {
    fc.assert(
      fc.property(steps, ({ around, step: { before, after } }) => {
        const tasks = tasksIn(before, around);
        const moved = new Map(planRescheduling(after, tasks).map(({ task, deadline }) => [task, deadline]));
        const now = tasks.map((task) => ({ ...task, ...moved.get(task) }));
        expect(now).toEqual(tasksIn(after, around));
        expect(planRescheduling(after, now)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('are not looked for on days that a change does not touch', () => {
    const possible = calendarOf({ holidays: new Map(), closures: [], weeklyRests: [always] }, []);
    const closed = daysOfClosure({ from: '2026-12-05', to: '2026-12-06' });
    // Saturday 2026-12-05 and Sunday are closed; what was due on them may now be due on Monday.
    const around = ['2026-12-02', '2026-12-03', '2026-12-05', '2026-12-06', '2026-12-07', '2026-12-08'];
    const withClosure = {
      ...possible,
      closures: [{ id: 'c', title: { en: 'x' }, from: '2026-12-05', to: '2026-12-06', unit: null }],
    };
    expect(affectedDueDates(closed, around, withClosure)).toEqual(['2026-12-05', '2026-12-06', '2026-12-07']);
    const thursdays = { dates: [], thursdaysFrom: '2026-12-01', thursdaysTo: '2026-12-31' };
    expect(affectedDueDates(thursdays, around, possible)).toEqual(['2026-12-03', '2026-12-05']);
  });
});

describe('the words of a change', () => {
  const closure = {
    title: { fa: 'آلودگی هوا', en: 'Air pollution' },
    from: gregorianOf(numberOfDate('2026-12-05')),
    to: '2026-12-06',
    unit: { id: 'd', name: { fa: 'منطقه ۱' } },
  };

  it('say what was closed, for whom and when', () => {
    expect(closureInWords(closure)).toEqual({
      fa: 'تعطیلی «آلودگی هوا»، منطقه ۱: ۱۴۰۵/۰۹/۱۴ تا ۱۴۰۵/۰۹/۱۵',
      en: 'Closure "Air pollution", منطقه ۱: 1405/09/14 to 1405/09/15',
    });
    const oneDay = { ...closure, to: closure.from, unit: null };
    expect(withdrawalInWords(oneDay).en).toBe('Withdrawn: Closure "Air pollution", all units: 1405/09/14');
  });

  it('say from when to when Thursdays are closed or worked', () => {
    const rest = { rests: true, from: '2025-04-21', to: null, unit: null };
    expect(weeklyRestInWords(rest).fa).toBe('پنجشنبه‌ها تعطیل، همهٔ واحدها: از ۱۴۰۴/۰۲/۰۱');
    const worked = { ...rest, rests: false, to: '2025-05-21' };
    expect(weeklyRestInWords(worked).en).toBe('Thursdays worked, all units: 1404/02/01 to 1404/02/31');
  });
});
