import { groupByCalendar } from '../calendar/working-calendar.rules.js';
import type { CalendarData } from '../calendar/working-calendar.js';
import type { Derivation } from '../deadlines/deadline-words.rules.js';
import type { Deadline } from '../deadlines/deadline.rules.js';
import { occurrenceKeyOn, occurrenceOn } from '../deadlines/occurrence.rules.js';
import { changedFields } from '../instruments/instrument.rules.js';
import type { ObligationChange } from './obligation.rules.js';

/** What of an open task follows its obligation. */
export interface FollowingTask {
  id: string;
  unitPath: readonly string[];
  /** Of the occurrence that it was opened for. */
  periodKey: string;
  dueOn: string;
  derivation: Derivation;
}

/** An open task that follows a change. */
export interface Followed<T> {
  task: T;
  /** Null where its due date and the words for it stay. */
  deadline: Deadline | null;
}

/** What open tasks show of their obligation and count by. */
const shownByTasks: readonly string[] = ['title', 'weight'];

/** From what their due dates follow. */
const scheduledBy: readonly string[] = ['cadence', 'period', 'deadline'];

/** Whether open tasks have anything to follow in a change. */
export function concernsTasks(changed: readonly string[]): boolean {
  return changed.some((name) => shownByTasks.includes(name) || scheduledBy.includes(name));
}

/**
 * The open tasks of an obligation that follow a change: all of them to another title or weight, those of the occurrence
 * that is open today to another due date. What was due in earlier periods is due as it was told then.
 */
export function tasksThatFollow<T extends FollowingTask>(
  change: ObligationChange,
  tasks: readonly T[],
  data: CalendarData,
  today: string,
): Followed<T>[] {
  const reschedules = change.changed.some((name) => scheduledBy.includes(name));
  const deadlines = reschedules ? otherDeadlines(change, tasks, data, today) : new Map<string, Deadline>();
  const showsIt = change.changed.some((name) => shownByTasks.includes(name));
  return tasks.flatMap((task) => {
    const deadline = deadlines.get(task.id) ?? null;
    return showsIt || deadline ? [{ task, deadline }] : [];
  });
}

/** By task id, the deadlines that differ from those that the tasks have. */
function otherDeadlines(
  { after, dates }: ObligationChange,
  tasks: readonly FollowingTask[],
  data: CalendarData,
  today: string,
): Map<string, Deadline> {
  const key = occurrenceKeyOn(after, today);
  const current = tasks.filter(({ periodKey }) => periodKey === key);
  const found = new Map<string, Deadline>();
  for (const { calendar, units: tasksAlike } of groupByCalendar(data, current)) {
    const deadline = occurrenceOn(after, dates, calendar, today);
    if (deadline === null) continue;
    for (const task of tasksAlike.filter((each) => differs(each, deadline))) found.set(task.id, deadline);
  }
  return found;
}

function differs(task: FollowingTask, { dueOn, derivation }: Deadline): boolean {
  return task.dueOn !== dueOn || changedFields(task.derivation, derivation).length > 0;
}
