import type { LocalizedText } from '@rasad/event-contracts';
import type { Derivation } from '../deadlines/deadline-words.rules.js';
import { rollTo, type Deadline } from '../deadlines/deadline.rules.js';
import { groupByCalendar } from './working-calendar.rules.js';
import type { CalendarData } from './working-calendar.js';

/** What a due date follows from. */
export interface DueTask {
  unitPath: readonly string[];
  dueOn: string;
  derivation: Derivation;
}

/** A task whose due date, or the words of how it came about, are no longer right, and what they have to be. */
export interface Rescheduled<T extends DueTask> {
  task: T;
  deadline: Deadline;
}

/** Compares the due dates of tasks with what the calendars of their units give; what is right already is left out. */
export function planRescheduling<T extends DueTask>(
  data: CalendarData,
  tasks: readonly T[],
): Rescheduled<T>[] {
  return groupByCalendar(data, tasks).flatMap(({ calendar, units: tasksAlike }) => {
    // Most tasks of a day were counted in the same way.
    const byDerivation = Map.groupBy(tasksAlike, ({ derivation }) => JSON.stringify(derivation));
    return [...byDerivation.values()].flatMap((same) => {
      const [first] = same;
      const deadline = first ? rollTo(first.derivation, calendar) : null;
      if (deadline === null) return [];
      return same.filter((task) => differs(task, deadline)).map((task) => ({ task, deadline }));
    });
  });
}

function differs(task: DueTask, deadline: Deadline): boolean {
  return task.dueOn !== deadline.dueOn || !sameText(task.derivation.rolled, deadline.derivation.rolled);
}

function sameText(a: LocalizedText | null, b: LocalizedText | null): boolean {
  return a?.fa === b?.fa && a?.en === b?.en;
}
