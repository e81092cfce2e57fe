import { createHash } from 'node:crypto';

/** How much of the sample's tasks has been worked on. */
export type SampleSize = 'small' | 'city' | 'full';

/** Results that a report can claim and a review can find. */
export type AssessedResult = 'COMPLIANT' | 'PARTIALLY_COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

/** A task as the plan needs it. */
export interface PlannedTask {
  unitCode: string;
  obligationCode: string;
  /** Gregorian date `YYYY-MM-DD`. */
  dueOn: string;
  overdue: boolean;
}

/** One act on a task. */
export type SampleStep =
  | { act: 'START' }
  | { act: 'SUBMIT'; result: AssessedResult; isCorrection: boolean }
  | { act: 'RETURN' }
  | { act: 'ACCEPT'; result: AssessedResult };

/** Units whose reporters sign in to try things out, and how many of their tasks nobody has touched yet. */
export const leftForVisitors = { units: ['district-1', 'district-2'], tasks: 6 } as const;

/**
 * What happens to each task, in the order given: the same for the same tasks, and varied, so that the matrix shows
 * every state. Some units are more diligent than others; what is due already is more often done.
 */
export function planSample(tasks: readonly PlannedTask[], size: SampleSize): SampleStep[][] {
  if (size === 'small') return tasks.map(() => []);
  const untouched = untouchedTasks(tasks);
  return tasks.map((task) => (untouched.has(task) ? [] : planTask(task, size)));
}

function untouchedTasks(tasks: readonly PlannedTask[]): Set<PlannedTask> {
  const ofUnit = (unit: string) =>
    tasks
      .filter((task) => task.unitCode === unit)
      .sort((a, b) => sortKey(a).localeCompare(sortKey(b)))
      .slice(0, leftForVisitors.tasks);
  return new Set(leftForVisitors.units.flatMap(ofUnit));
}

function planTask(task: PlannedTask, size: SampleSize): SampleStep[] {
  const diligence = 0.45 + 0.5 * share('diligence', task.unitCode);
  const likelihood = size === 'full' ? 1 : diligence * (task.overdue ? 1 : 0.7);
  const key = sortKey(task);
  if (share('worked', key) >= likelihood) return share('started', key) < 0.35 ? [{ act: 'START' }] : [];
  return plannedWork(share('course', key), plannedResult(share('result', key)));
}

const RESULT_SHARES: readonly [number, AssessedResult][] = [
  [0.6, 'COMPLIANT'],
  [0.83, 'PARTIALLY_COMPLIANT'],
  [0.94, 'NON_COMPLIANT'],
  [1, 'NOT_APPLICABLE'],
];

function plannedResult(at: number): AssessedResult {
  return RESULT_SHARES.find(([upTo]) => at < upTo)?.[1] ?? 'COMPLIANT';
}

function plannedWork(course: number, result: AssessedResult): SampleStep[] {
  const claimed: SampleStep = { act: 'SUBMIT', result: claimOf(result), isCorrection: false };
  const corrected: SampleStep = { act: 'SUBMIT', result, isCorrection: true };
  if (course < 0.12) return [claimed];
  if (course < 0.2) return [claimed, { act: 'RETURN' }];
  if (course < 0.25) return [claimed, { act: 'RETURN' }, corrected];
  if (course < 0.32) return [claimed, { act: 'RETURN' }, corrected, { act: 'ACCEPT', result }];
  return [claimed, { act: 'ACCEPT', result }];
}

/** Units tend to claim more than the inspector finds. */
function claimOf(result: AssessedResult): AssessedResult {
  return result === 'NON_COMPLIANT' ? 'PARTIALLY_COMPLIANT' : result;
}

/**
 * The steps that are still to be done on a task: those of the plan whose report or review does not exist yet. So a
 * load that was interrupted goes on, and a second one finds nothing to do.
 */
export function remainingSteps(
  steps: readonly SampleStep[],
  done: { isStarted: boolean; reports: number; reviews: number },
): SampleStep[] {
  let { reports, reviews } = done;
  return steps.filter((step) => {
    if (step.act === 'START') return !done.isStarted;
    if (step.act === 'SUBMIT') return reports-- <= 0;
    return reviews-- <= 0;
  });
}

function sortKey({ dueOn, obligationCode, unitCode }: PlannedTask): string {
  return `${dueOn} ${obligationCode} ${unitCode}`;
}

/** A number in [0, 1) that depends on the key alone. */
function share(purpose: string, key: string): number {
  return createHash('sha256').update(`${purpose}|${key}`).digest().readUInt32BE(0) / 2 ** 32;
}
