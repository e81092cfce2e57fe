import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, PageArgs, RequestContext, withUserErrors } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import {
  ReminderSchedule,
  ReminderScheduleConnection,
  SetReminderScheduleInput,
  SetReminderSchedulePayload,
} from './reminder-schedule.graphql.js';
import { ReminderScheduleQueries } from './reminder-schedule.queries.js';
import { ReminderScheduleService } from './reminder-schedule.service.js';

@Resolver()
export class ReminderScheduleResolver {
  constructor(
    private readonly queries: ReminderScheduleQueries,
    private readonly service: ReminderScheduleService,
  ) {}

  @Query(() => ReminderSchedule, { description: 'The one that holds.' })
  @Allow('reminder.read')
  reminderSchedule(): Promise<ReminderSchedule> {
    return this.queries.current();
  }

  @Query(() => ReminderScheduleConnection, { description: 'Every one that was set, the newest first.' })
  @Allow('reminder.read')
  reminderSchedules(@Args() page: PageArgs): Promise<ReminderScheduleConnection> {
    return this.queries.page(page);
  }

  @Mutation(() => SetReminderSchedulePayload, {
    description: 'Sets when people are reminded; what was raised before stays.',
  })
  @Allow('reminder.manage')
  setReminderSchedule(
    @Args('input') input: SetReminderScheduleInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<SetReminderSchedulePayload> {
    const nothing: Omit<SetReminderSchedulePayload, 'userErrors'> = { reminderSchedule: null };
    return withUserErrors(context.lang, nothing, async () => ({
      reminderSchedule: await this.queries.ofVersion(await this.service.set(context, input)),
    }));
  }
}
