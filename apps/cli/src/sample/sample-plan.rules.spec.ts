import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleTasks } from '../../test/sample-platform.ts';
import {
  leftForVisitors,
  planSample,
  remainingSteps,
  type PlannedTask,
  type SampleStep,
} from './sample-plan.rules.ts';

const tasks: PlannedTask[] = sampleTasks().map(({ unit, obligation, dueOn }) => ({
  unitCode: unit,
  obligationCode: obligation,
  dueOn,
  overdue: dueOn < '2026-11-23',
}));

function courseOf(steps: SampleStep[]): string {
  return steps.map(({ act }) => act).join(' ');
}

describe('planSample', () => {
  it('leaves every task untouched in the small sample', () => {
    expect(planSample(tasks, 'small').every((steps) => steps.length === 0)).toBe(true);
  });

  it('plans the same for the same tasks, in whatever order they come', () => {
    const plan = new Map(planSample(tasks, 'city').map((steps, index) => [tasks[index], steps]));
    const reversed = tasks.toReversed();
    planSample(reversed, 'city').forEach((steps, index) => expect(steps).toEqual(plan.get(reversed[index]!)));
  });

  it('shows every course and every result in the city', () => {
    const plans = planSample(tasks, 'city');
    expect(new Set(plans.map(courseOf))).toEqual(
      new Set([
        '',
        'START',
        'SUBMIT',
        'SUBMIT RETURN',
        'SUBMIT RETURN SUBMIT',
        'SUBMIT RETURN SUBMIT ACCEPT',
        'SUBMIT ACCEPT',
      ]),
    );
    const results = plans.flatMap((steps) =>
      steps.flatMap((step) => (step.act === 'ACCEPT' ? [step.result] : [])),
    );
    expect(new Set(results)).toEqual(
      new Set(['COMPLIANT', 'PARTIALLY_COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE']),
    );
  });

  it('leaves something overdue', () => {
    const plans = planSample(tasks, 'city');
    const late = tasks.filter(({ overdue }, index) => overdue && plans[index]?.at(-1)?.act !== 'ACCEPT');
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(tasks.filter(({ overdue }) => overdue).length);
  });

  it.each(['city', 'full'] as const)('keeps tasks of the visitors’ districts to do in the %s', (size) => {
    const plans = planSample(tasks, size);
    for (const unit of leftForVisitors.units) {
      const kept = tasks.filter(({ unitCode }, index) => unitCode === unit && plans[index]?.length === 0);
      expect(kept.length).toBeGreaterThanOrEqual(leftForVisitors.tasks);
    }
  });

  it('works on more tasks in the full sample', () => {
    const worked = (size: 'city' | 'full') =>
      planSample(tasks, size).filter((steps) => steps.length > 0).length;
    expect(worked('full')).toBeGreaterThan(worked('city'));
  });
});

describe('remainingSteps', () => {
  it('leaves nothing of a plan that was carried out, and exactly the rest of one that was interrupted', () => {
    const planned = planSample(tasks, 'full').filter((steps) => steps.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...planned), fc.nat(4), (steps, interruptedAfter) => {
        const carriedOut = steps.slice(0, interruptedAfter);
        const count = (...acts: string[]) => carriedOut.filter(({ act }) => acts.includes(act)).length;
        const done = {
          isStarted: carriedOut.length > 0,
          reports: count('SUBMIT'),
          reviews: count('RETURN', 'ACCEPT'),
        };
        expect(remainingSteps(steps, done)).toEqual(steps.slice(interruptedAfter));
      }),
    );
  });
});
