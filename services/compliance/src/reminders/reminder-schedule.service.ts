import { Injectable } from '@nestjs/common';
import { ReminderScheduleSetV1 } from '@rasad/event-contracts';
import { CommandLog, EventStore, Transactions } from '@rasad/messaging';
import { refuseAny, requireVersion } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { requireActorOverAll } from '../actors/actor-over-all.js';
import type { Caller } from '../caller.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { SetReminderScheduleInput } from './reminder-schedule.graphql.js';
import { insertSchedule, lockSchedule, readSchedule } from './reminder-schedule.queries.js';
import { scheduleProblems } from './reminder-schedule.rules.js';

/** Setting when people are reminded. */
@Injectable()
export class ReminderScheduleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly events: EventStore,
    private readonly jobs: JobQueue,
  ) {}

  /** Sets the next version; the ones before it stay on record. @returns its number. */
  async set(caller: Caller, input: SetReminderScheduleInput): Promise<number> {
    const version = await this.transactions.run((tx) => {
      const log = {
        key: input.clientMutationId,
        actorId: caller.principal.id,
        operation: 'setReminderSchedule',
        body: input,
      };
      return this.commands.once(tx, log, () => this.setOnce(tx, caller, input));
    });
    this.jobs.wake('remind', null);
    return version;
  }

  private async setOnce(tx: EntityManager, caller: Caller, input: SetReminderScheduleInput): Promise<number> {
    const actor = await requireActorOverAll(tx, caller, 'reminder.manage', null);
    const { steps, digestAt } = input;
    const content = { steps, digestAt, quietHours: input.quietHours ?? null };
    refuseAny(...scheduleProblems(content));
    await lockSchedule(tx);
    const before = await readSchedule(tx);
    requireVersion(before, input.expectedVersion);
    const schedule = { ...content, version: before.version + 1 };
    const id = uuidv7();
    await insertSchedule(tx, id, schedule, { by: actor, at: new Date() });
    await this.events.append(tx, ReminderScheduleSetV1, {
      aggregateId: id,
      aggregateVersion: 1,
      payload: schedule,
      actor,
      correlationId: caller.correlationId,
    });
    return schedule.version;
  }
}
