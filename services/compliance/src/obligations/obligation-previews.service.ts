import { Injectable } from '@nestjs/common';
import type { AssignmentRole } from '@rasad/event-contracts';
import { Transactions } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import { shareUnitTree } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { readExemptUnits } from '../assignments/assignment-exceptions.queries.js';
import { readLiveAssignments } from '../assignments/assignment-writes.queries.js';
import { planAssignments, reportingRoles, type AssignmentPlan } from '../assignments/assignment.rules.js';
import { readAllUnits } from '../assignments/derived-units.queries.js';
import { existsOn } from '../assignments/succession.rules.js';
import { readCalendar } from '../calendar/stored-calendar.queries.js';
import type { CalendarData } from '../calendar/working-calendar.js';
import type { Caller } from '../caller.js';
import { occurrenceKeyOn } from '../deadlines/occurrence.rules.js';
import { requireActorAnywhere } from '../instruments/instruments.service.js';
import { draftNew, draftRevision } from './obligation-drafts.service.js';
import type { PreviewObligationInput, PreviewObligationUpdateInput } from './obligation-input.graphql.js';
import { countAccepted, countUnopened, provisionBinds, readUnitPaths } from './obligation-preview.queries.js';
import {
  bearersChanged,
  fieldChanges,
  movedTasks,
  plannedDueDates,
  reachedBy,
  type ObligationEffect,
  type PlannedDueDate,
} from './obligation-preview.rules.js';
import type { ObligationChange } from './obligation.rules.js';
import { tasksThatFollow } from './task-revision.rules.js';
import { readOpenTasks } from './task-revisions.queries.js';

/** What obligations would lead to before they are written; writes nothing. */
@Injectable()
export class ObligationPreviews {
  constructor(private readonly transactions: Transactions) {}

  /** The effect of an obligation that is to be drawn. */
  ofNew(caller: Caller, input: PreviewObligationInput): Promise<ObligationEffect> {
    return this.preview(caller, (tx, today) => draftNew(tx, input, today));
  }

  /** The effect of a change. */
  ofRevision(caller: Caller, input: PreviewObligationUpdateInput): Promise<ObligationEffect> {
    return this.preview(caller, (tx, today) => draftRevision(tx, input, today));
  }

  private preview(
    caller: Caller,
    draftOf: (tx: EntityManager, today: string) => Promise<ObligationChange>,
  ): Promise<ObligationEffect> {
    requireActorAnywhere(caller, 'obligation.edit');
    const today = tehranDate(new Date());
    return this.transactions.run(async (tx) => {
      await shareUnitTree(tx);
      const calendar = await readCalendar(tx);
      return effectOf(tx, await draftOf(tx, today), calendar, today);
    });
  }
}

async function effectOf(
  tx: EntityManager,
  change: ObligationChange,
  calendar: CalendarData,
  today: string,
): Promise<ObligationEffect> {
  const { before, after } = change;
  const units = await readAllUnits(tx);
  const live = await readLiveAssignments(tx, [after.id], null);
  const binds = existsOn(after, today) && (await provisionBinds(tx, after.provisionId, today));
  const exempt = await readExemptUnits(tx, [after.id]);
  const plan = planAssignments(binds ? after : null, units, live, today, exempt.get(after.id));
  const withdrawn = new Set(plan.withdraw.map(({ assignment }) => assignment.id));
  const bearers = [...live.filter(({ id }) => !withdrawn.has(id)), ...plan.create];
  const open = await readOpenTasks(tx, after.id);
  const staying = open.filter(({ assignmentId }) => !withdrawn.has(assignmentId));
  const dueDates = binds ? await dueDatesOf(tx, change, bearers, calendar, today) : [];
  return {
    ...{ changes: fieldChanges(change), weightBefore: before?.weight ?? null, weightAfter: after.weight },
    ...{ reached: reachedBy(after, units, today), ...bearersChanged(plan, units), dueDates },
    tasksOpened: dueDates.length > 0 ? await countOpened(tx, after, plan, today) : 0,
    tasksCancelled: open.length - staying.length,
    tasksFollowing: staying.length,
    tasksKept: await countAccepted(tx, after.id),
    moved: movedTasks(tasksThatFollow(change, staying, calendar, today)),
  };
}

async function dueDatesOf(
  tx: EntityManager,
  change: ObligationChange,
  bearers: readonly { unitId: string; role: AssignmentRole }[],
  calendar: CalendarData,
  today: string,
): Promise<PlannedDueDate[]> {
  const reporting = bearers.filter(({ role }) => reportingRoles.includes(role));
  const paths = await readUnitPaths(
    tx,
    reporting.map(({ unitId }) => unitId),
  );
  return plannedDueDates(change, paths, calendar, today);
}

async function countOpened(
  tx: EntityManager,
  obligation: ObligationChange['after'],
  { create, withdraw }: AssignmentPlan,
  today: string,
): Promise<number> {
  const created = create.filter(({ role }) => reportingRoles.includes(role)).length;
  const withdrawn = withdraw.map(({ assignment }) => assignment.id);
  const key = occurrenceKeyOn(obligation, today);
  return created + (await countUnopened(tx, obligation.id, key, withdrawn));
}
