import { Injectable } from '@nestjs/common';
import { Transactions } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import { TaskNotices } from '../tasks/task-notices.js';
import { noticeKinds } from './reminder-schedule.js';
import { readSchedule } from './reminder-schedule.queries.js';
import { stepDays, type StepDays } from './reminder-schedule.rules.js';
import { lockSweep, readUntold, type SweepPlace } from './reminders.queries.js';
import { RemindersService } from './reminders.service.js';

/** Tasks looked at in one transaction. */
const batchSize = 500;

const beginning: SweepPlace = { dueOn: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** What one batch told, and after which task the next one begins; null where it was the last. */
interface Swept {
  taskIds: string[];
  next: SweepPlace | null;
}

/** When and how long to look. */
export interface SweepTerms {
  now: () => Date;
  /** Ends the sweep between two batches; the next one goes on from there. */
  signal: AbortSignal;
}

/** Looks through all tasks for those of which somebody has to be told. */
@Injectable()
export class ReminderSweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly reminders: RemindersService,
    private readonly notices: TaskNotices,
  ) {}

  /** Goes through every step of the schedule. @returns how many notices were raised. */
  async sweep(terms: SweepTerms): Promise<number> {
    const { steps } = await this.transactions.run((tx) => readSchedule(tx));
    let raised = 0;
    for (const days of noticeKinds.flatMap((kind) => stepDays(steps, kind))) {
      raised += await this.sweepStep(days, terms);
    }
    return raised;
  }

  private async sweepStep(days: StepDays, { now, signal }: SweepTerms): Promise<number> {
    let raised = 0;
    let after: SweepPlace | null = beginning;
    while (after !== null && !signal.aborted) {
      const batch: Swept = await this.sweepBatch(days, now(), after);
      this.notices.changed([...new Set(batch.taskIds)]);
      raised += batch.taskIds.length;
      after = batch.next;
    }
    return raised;
  }

  private sweepBatch(days: StepDays, at: Date, after: SweepPlace): Promise<Swept> {
    return this.transactions.run(async (tx) => {
      await lockSweep(tx);
      const tasks = await readUntold(tx, days, tehranDate(at), { after, first: batchSize });
      const raised = await this.reminders.raise(tx, days.step, tasks, at);
      const next = tasks.length === batchSize ? (tasks.at(-1) ?? null) : null;
      return { taskIds: raised.map(({ taskId }) => taskId), next };
    });
  }
}
