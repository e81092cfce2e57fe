import type { AssignmentRole, LocalizedText, OrgUnitKind } from '@rasad/event-contracts';
import { planAssignments, type AssignmentPlan, type DerivedUnit } from '../assignments/assignment.rules.js';
import { groupByCalendar } from '../calendar/working-calendar.rules.js';
import type { CalendarData } from '../calendar/working-calendar.js';
import { derivationInWords } from '../deadlines/deadline-words.rules.js';
import { occurrenceOn } from '../deadlines/occurrence.rules.js';
import type { ObligationChange } from './obligation.rules.js';
import type { StoredObligation } from './stored-obligation.js';
import type { Followed, FollowingTask } from './task-revision.rules.js';

/** A field that a change touches; its contents as JSON, null where there is none. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** How many units of a kind an obligation reaches in a role. */
export interface ReachCount {
  role: AssignmentRole;
  kind: OrgUnitKind;
  count: number;
}

/** A unit that bears an obligation. */
export interface ReachedUnit {
  unitId: string;
  kind: OrgUnitKind;
  role: AssignmentRole;
}

/** When tasks of today's occurrence are due, for units that have the same working days. */
export interface PlannedDueDate {
  on: string;
  derivation: Required<LocalizedText>;
  /** Null for what is due once. */
  period: Required<LocalizedText> | null;
  unitCount: number;
}

/** An open task that gets another due date. */
export interface MovedTask {
  taskId: string;
  unitId: string;
  before: string;
  after: string;
}

/** What an obligation would lead to, were it written now and derived. */
export interface ObligationEffect {
  changes: FieldChange[];
  weightBefore: number | null;
  weightAfter: number;
  /** Every unit that the rule binds today; like all lists of units, in the order of the tree. */
  reached: ReachedUnit[];
  gained: ReachedUnit[];
  lost: ReachedUnit[];
  tasksOpened: number;
  tasksCancelled: number;
  tasksFollowing: number;
  tasksKept: number;
  moved: MovedTask[];
  /** None where nothing is due. */
  dueDates: PlannedDueDate[];
}

/** The contents of the changed fields, before and after. */
export function fieldChanges({ before, after, changed }: ObligationChange): FieldChange[] {
  return changed.map((field) => ({
    field,
    before: contentOf(before, field),
    after: contentOf(after, field),
  }));
}

/** Reached units by role and kind, in the order in which they first come. */
export function reachCounts(reached: readonly ReachedUnit[]): ReachCount[] {
  const groups = Map.groupBy(reached, ({ role, kind }) => `${role} ${kind}`);
  return [...groups.values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ role, kind }) => ({ role, kind, count: alike.length })),
  );
}

/** The units that a rule binds on a day, whether or not the obligation is valid by then. */
export function reachedBy(
  rule: StoredObligation,
  units: readonly DerivedUnit[],
  today: string,
): ReachedUnit[] {
  return inTreeOrder(planAssignments(rule, units, [], today).create, units);
}

/** The units that get a part in an obligation, and those that lose theirs; one whose role changes is among both. */
export function bearersChanged(
  { create, withdraw }: AssignmentPlan,
  units: readonly DerivedUnit[],
): { gained: ReachedUnit[]; lost: ReachedUnit[] } {
  const withdrawn = withdraw.map(({ assignment }) => assignment);
  return { gained: inTreeOrder(create, units), lost: inTreeOrder(withdrawn, units) };
}

/** When the tasks of today's occurrence are due, the due date of most units first. */
export function plannedDueDates(
  { after, dates }: ObligationChange,
  units: readonly { unitPath: readonly string[] }[],
  data: CalendarData,
  today: string,
): PlannedDueDate[] {
  const found = groupByCalendar(data, units).flatMap(({ calendar, units: alike }) => {
    const occurrence = occurrenceOn(after, dates, calendar, today);
    if (!occurrence) return [];
    const { dueOn: on, label: period } = occurrence;
    return [{ on, period, derivation: derivationInWords(occurrence.derivation), unitCount: alike.length }];
  });
  const same = Map.groupBy(found, ({ on, derivation }) => `${on} ${derivation.en}`);
  const merged = [...same.values()].flatMap((alike) =>
    alike.slice(0, 1).map((first) => ({
      ...first,
      unitCount: alike.reduce((sum, { unitCount }) => sum + unitCount, 0),
    })),
  );
  return merged.sort((a, b) => b.unitCount - a.unitCount);
}

/** Of the tasks that follow a change, those that get another due date, the earliest new one first. */
export function movedTasks(followed: readonly Followed<FollowingTask & { unitId: string }>[]): MovedTask[] {
  const moved = followed.flatMap(({ task: { id: taskId, unitId, dueOn: before }, deadline }) =>
    deadline && deadline.dueOn !== before ? [{ taskId, unitId, before, after: deadline.dueOn }] : [],
  );
  return moved.sort((a, b) => a.after.localeCompare(b.after));
}

function inTreeOrder(
  bearers: readonly { unitId: string; role: AssignmentRole }[],
  units: readonly DerivedUnit[],
): ReachedUnit[] {
  const roles = new Map(bearers.map(({ unitId, role }) => [unitId, role]));
  return units.flatMap(({ id: unitId, kind }) => {
    const role = roles.get(unitId);
    return role ? [{ unitId, kind, role }] : [];
  });
}

function contentOf(obligation: StoredObligation | null, field: string): string | null {
  const content = (obligation as unknown as Record<string, unknown> | null)?.[field];
  return content == null ? null : JSON.stringify(content);
}
