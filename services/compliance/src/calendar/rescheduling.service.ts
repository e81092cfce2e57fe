import { Injectable } from '@nestjs/common';
import { ObligationTasksRescheduledV1, type PayloadOf } from '@rasad/event-contracts';
import { EventStore, Transactions } from '@rasad/messaging';
import { shareUnitTree } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { TaskNotices } from '../tasks/task-notices.js';
import type { CalendarChange } from './calendar-change.js';
import { affectedDueDates, dueDateRange } from './calendar-change.rules.js';
import {
  countRescheduled,
  finishFollowing,
  lockOpenTasksDueOn,
  lockRescheduledObligation,
  nextOpenChange,
  readDerivedObligationIds,
  readDueDates,
  writeLogVersion,
  writeRescheduled,
  type OpenTask,
  type RescheduledObligation,
} from './rescheduling.queries.js';
import { planRescheduling, type Rescheduled } from './rescheduling.rules.js';
import { readCalendar, readPossibleDaysOff } from './stored-calendar.queries.js';
import { calendarOf } from './working-calendar.rules.js';

/** Tasks in one transaction and in one event. */
const batchSize = 1_000;

const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Lets due dates of open tasks follow the calendar, in transactions of bounded size. Each compares anew what a due date
 * should be with what it is: it may be done again, by several at once, and after a crash at any point.
 */
@Injectable()
export class Rescheduling {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: EventStore,
    private readonly notices: TaskNotices,
  ) {}

  /** Follows every change that was not followed to its end. @returns how many tasks got another due date. */
  async followCalendar(signal?: AbortSignal): Promise<number> {
    let tasks = 0;
    while (!signal?.aborted) {
      const change = await this.transactions.run((tx) => nextOpenChange(tx));
      if (!change) break;
      tasks += await this.follow(change, signal);
    }
    return tasks;
  }

  private async follow(change: CalendarChange, signal: AbortSignal | undefined): Promise<number> {
    let tasks = 0;
    const obligationIds = await this.transactions.run((tx) => readDerivedObligationIds(tx));
    for (const obligationId of obligationIds) {
      const dueDates = await this.transactions.run((tx) => affectedIn(tx, change, obligationId));
      for (const dueOn of dueDates) {
        if (signal?.aborted) return tasks;
        tasks += await this.rescheduleDay(change, obligationId, dueOn, signal);
      }
    }
    if (!signal?.aborted) {
      await this.transactions.run((tx) => finishFollowing(tx, change.version, new Date()));
    }
    return tasks;
  }

  /** The tasks of one obligation that are due on one day, batch by batch. */
  private async rescheduleDay(
    change: CalendarChange,
    obligationId: string,
    dueOn: string,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    let tasks = 0;
    for (let after: string | null = beforeAll; after !== null && !signal?.aborted;) {
      const from: string = after;
      const batch = await this.transactions.run((tx) =>
        this.rescheduleBatch(tx, change, { obligationId, dueOn, after: from }),
      );
      this.notices.changed(batch.taskIds);
      tasks += batch.taskIds.length;
      after = batch.last;
    }
    return tasks;
  }

  /** @returns the tasks that changed, and the last one that was looked at; null where none is left. */
  private async rescheduleBatch(
    tx: EntityManager,
    change: CalendarChange,
    { obligationId, dueOn, after }: { obligationId: string; dueOn: string; after: string },
  ): Promise<{ taskIds: string[]; last: string | null }> {
    await shareUnitTree(tx);
    const data = await readCalendar(tx);
    const obligation = await lockRescheduledObligation(tx, obligationId);
    if (!obligation) return { taskIds: [], last: null };
    const tasks = await lockOpenTasksDueOn(tx, obligationId, dueOn, { after, limit: batchSize });
    const rescheduled = planRescheduling(data, tasks);
    if (rescheduled.length > 0) await this.write(tx, change, obligation, rescheduled);
    const last = tasks.length < batchSize ? null : (tasks.at(-1)?.id ?? null);
    return { taskIds: rescheduled.map(({ task }) => task.id), last };
  }

  private async write(
    tx: EntityManager,
    change: CalendarChange,
    obligation: RescheduledObligation,
    rescheduled: readonly Rescheduled<OpenTask>[],
  ): Promise<void> {
    const at = new Date();
    await writeRescheduled(tx, rescheduled, change, at);
    await writeLogVersion(tx, obligation.id, obligation.logVersion + 1);
    await countRescheduled(tx, change.version, rescheduled.length);
    await this.events.append(tx, ObligationTasksRescheduledV1, {
      aggregateId: obligation.id,
      aggregateVersion: obligation.logVersion + 1,
      payload: payloadOf(change, obligation, rescheduled),
      actor: change.actor,
      correlationId: change.correlationId,
      occurredAt: at,
    });
  }
}

/** Due dates of an obligation that a change concerns. */
async function affectedIn(
  tx: EntityManager,
  change: CalendarChange,
  obligationId: string,
): Promise<string[]> {
  const dueDates = await readDueDates(tx, obligationId, dueDateRange(change));
  if (dueDates.length === 0) return [];
  const possible = calendarOf(await readPossibleDaysOff(tx), []);
  return affectedDueDates(change, dueDates, possible);
}

function payloadOf(
  change: CalendarChange,
  { id, title, provisionId, instrumentId, weight }: RescheduledObligation,
  rescheduled: readonly Rescheduled<OpenTask>[],
): PayloadOf<typeof ObligationTasksRescheduledV1> {
  return {
    obligationId: id,
    obligationTitle: title,
    provisionId,
    instrumentId,
    weight,
    cause: change.title,
    rows: rescheduled.map(({ task, deadline: { dueOn } }) => ({
      taskId: task.id,
      assignmentId: task.assignmentId,
      unitId: task.unitId,
      previousDueOn: task.dueOn,
      dueOn,
      status: task.status,
      result: task.result,
      version: task.version + 1,
    })),
  };
}
