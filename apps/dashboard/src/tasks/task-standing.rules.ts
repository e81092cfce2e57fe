import type { TaskResult, TaskStatus } from '../graphql/generated/graphql.js';
import { daysBetween } from '../language/formats.js';

/** What is most worth saying about a task in one word. */
export type TaskStanding =
  | { kind: 'LATE_YEARS'; years: number }
  | { kind: 'LATE'; days: number }
  | { kind: 'DUE_TODAY' }
  | { kind: 'DUE_SOON'; days: number }
  | { kind: 'DUE_LATER'; days: number }
  | { kind: 'IN_REVIEW' }
  | { kind: 'RETURNED' }
  | { kind: 'DONE'; result: TaskResult }
  | { kind: 'CANCELLED' };

interface TaskFacts {
  status: TaskStatus;
  result: TaskResult;
  dueOn: string;
}

const soon = 7;
/** From here on, days say nothing any more. */
const year = 365;

/**
 * Where a task stands as its owner sees it. What they must do comes before the date: a returned report is to be
 * corrected whether it is late or not.
 * @param today `YYYY-MM-DD` in Tehran
 */
export function standingOf({ status, result, dueOn }: TaskFacts, today: string): TaskStanding {
  if (status === 'CANCELLED') return { kind: 'CANCELLED' };
  if (status === 'ACCEPTED') return { kind: 'DONE', result };
  if (status === 'RETURNED') return { kind: 'RETURNED' };
  if (status === 'SUBMITTED') return { kind: 'IN_REVIEW' };
  const days = daysBetween(today, dueOn);
  if (-days >= year) return { kind: 'LATE_YEARS', years: Math.floor(-days / year) };
  if (days < 0) return { kind: 'LATE', days: -days };
  if (days === 0) return { kind: 'DUE_TODAY' };
  return { kind: days <= soon ? 'DUE_SOON' : 'DUE_LATER', days };
}
