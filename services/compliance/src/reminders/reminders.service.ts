import { Injectable } from '@nestjs/common';
import { NoticeRaisedV1, type Actor } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { MailOutbox } from '../mail/mail-outbox.service.js';
import { Holders, type Answering } from '../posts/holders.rules.js';
import { readHolders } from '../posts/posts.queries.js';
import type { NoticeKind, ReminderStep } from './reminder-schedule.js';
import { readSchedule } from './reminder-schedule.queries.js';
import { stepDays } from './reminder-schedule.rules.js';
import { ReminderMetrics } from './reminder.metrics.js';
import { insertNotices, readUntold, type NewNotice, type RemindedTask } from './reminders.queries.js';

/** Rows in one event. */
const eventSize = 1_000;

const platform: Actor = { kind: 'SYSTEM', id: 'compliance', role: null, unitId: null };

/** Tells people of tasks: each step of the schedule once, whoever asks and however often. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly events: EventStore,
    private readonly mail: MailOutbox,
    private readonly metrics: ReminderMetrics,
  ) {}

  /** Tells of a task what has to be told on the day itself, in the transaction that changed it. */
  async follow(tx: EntityManager, taskId: string, kind: NoticeKind, at: Date): Promise<void> {
    const { steps } = await readSchedule(tx);
    for (const days of stepDays(steps, kind).filter(({ first }) => first === 0)) {
      await this.raise(tx, days.step, await readUntold(tx, days, tehranDate(at), { taskId }), at);
    }
  }

  /** Raises the notices of tasks that have reached a step. @returns those that were not raised before. */
  async raise(
    tx: EntityManager,
    step: ReminderStep,
    tasks: readonly RemindedTask[],
    at: Date,
  ): Promise<NewNotice[]> {
    if (tasks.length === 0) return [];
    const unitIds = [...new Set(tasks.flatMap(({ unitPath }) => unitPath))];
    const personIds = [...new Set(tasks.flatMap(({ responsibleId }) => responsibleId ?? []))];
    const holders = new Holders(await readHolders(tx, { unitIds, personIds }, tehranDate(at)));
    const wanted = tasks.flatMap((task) => noticesOf(task, answeringFor(task, step, holders)));
    const isNew = await insertNotices(tx, step, wanted, at);
    const raised = wanted.filter(({ id }) => isNew.has(id));
    if (raised.length === 0) return [];
    this.metrics.raised.inc({ kind: step.kind }, raised.length);
    if (step.mail) await this.mail.post(tx, step.kind, raised, at);
    await this.tell(tx, step.kind, raised, at);
    return raised;
  }

  private async tell(
    tx: EntityManager,
    kind: NoticeKind,
    raised: readonly NewNotice[],
    at: Date,
  ): Promise<void> {
    const rows = raised.map(({ id, occasion: _occasion, ...notice }) => ({ noticeId: id, ...notice }));
    for (let start = 0; start < rows.length; start += eventSize) {
      await this.events.append(tx, NoticeRaisedV1, {
        aggregateId: uuidv7(),
        aggregateVersion: 1,
        payload: { kind, rows: rows.slice(start, start + eventSize) },
        actor: platform,
        occurredAt: at,
      });
    }
  }
}

function answeringFor(task: RemindedTask, { kind, level }: ReminderStep, holders: Holders): Answering {
  const { unitPath, reviewingFunction, authorId, responsibleId } = task;
  if (kind === 'AWAITING_REVIEW') return holders.reviewing(unitPath, level, reviewingFunction, authorId);
  return holders.answering(unitPath, level, responsibleId);
}

function noticesOf(
  { id, unitId, dueOn, occasion }: RemindedTask,
  { level, personIds }: Answering,
): NewNotice[] {
  return personIds.map((recipientId) => ({
    id: uuidv7(),
    taskId: id,
    unitId,
    dueOn,
    occasion,
    recipientId,
    level,
  }));
}
