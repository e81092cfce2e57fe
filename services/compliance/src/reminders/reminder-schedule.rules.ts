import { ErrorCode, problemWith, type Problem } from '@rasad/service-kit';
import { complianceMessages } from '../messages.js';
import type { NoticeKind, ReminderSchedule, ReminderStep } from './reminder-schedule.js';

const maxDays = 365;
const maxLevel = 20;
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Days on which a step is the one that has been reached; `last` null where it goes on for ever. */
export interface StepDays {
  step: ReminderStep;
  first: number;
  last: number | null;
}

/**
 * The days of every step of a kind, without overlap: whoever looks late, or for the first time late, finds the step that
 * has been reached and none of those before it. For DUE_SOON they count the days that are left, for the others the days
 * that have passed.
 */
export function stepDays(steps: readonly ReminderStep[], kind: NoticeKind): StepDays[] {
  const ascending = steps.filter((step) => step.kind === kind).toSorted((a, b) => a.days - b.days);
  return ascending.map((step, index) => {
    if (kind === 'DUE_SOON') return { step, first: (ascending[index - 1]?.days ?? -1) + 1, last: step.days };
    const next = ascending[index + 1];
    return { step, first: step.days, last: next ? next.days - 1 : null };
  });
}

/** The step of a kind that has been reached after a number of days (with so many left for DUE_SOON); null before the first. */
export function stepReached(
  steps: readonly ReminderStep[],
  kind: NoticeKind,
  days: number,
): ReminderStep | null {
  const reached = stepDays(steps, kind).find(
    ({ first, last }) => first <= days && (last === null || days <= last),
  );
  return reached?.step ?? null;
}

/** Everything that keeps a schedule from being one. */
export function scheduleProblems({
  steps,
  quietHours,
  digestAt,
}: Omit<ReminderSchedule, 'version'>): Problem[] {
  const seen = new Set<string>();
  const ofSteps = steps.flatMap((step, index) => stepProblems(step, `input.steps.${index}`, seen));
  const times = quietHours
    ? [
        timeProblem(quietHours.from, 'input.quietHours.from'),
        timeProblem(quietHours.to, 'input.quietHours.to'),
      ]
    : [];
  const found = [...times, timeProblem(digestAt, 'input.digestAt'), endlessProblem(quietHours)];
  return [...ofSteps, ...found.filter((problem) => problem !== null)];
}

function stepProblems({ kind, days, level }: ReminderStep, field: string, seen: Set<string>): Problem[] {
  const problems: Problem[] = [];
  if (!Number.isInteger(days) || days < 0 || days > maxDays) {
    problems.push(outOfRange(`${field}.days`, maxDays));
  }
  if (!Number.isInteger(level) || level < 0 || level > maxLevel) {
    problems.push(outOfRange(`${field}.level`, maxLevel));
  }
  if (seen.has(`${kind} ${days}`)) {
    problems.push(
      problemWith(ErrorCode.DUPLICATE, `${field}.days`, complianceMessages.reminderRepeated, { days }),
    );
  }
  seen.add(`${kind} ${days}`);
  return problems;
}

function outOfRange(field: string, max: number): Problem {
  return problemWith(ErrorCode.INVALID, field, complianceMessages.numberRange, { min: 0, max });
}

function timeProblem(time: string, field: string): Problem | null {
  if (timeOfDay.test(time)) return null;
  return problemWith(ErrorCode.INVALID, field, complianceMessages.timeOfDay, { value: time });
}

function endlessProblem(quietHours: ReminderSchedule['quietHours']): Problem | null {
  if (!quietHours || quietHours.from !== quietHours.to) return null;
  return problemWith(ErrorCode.INVALID, 'input.quietHours.to', complianceMessages.quietHoursEndless);
}
