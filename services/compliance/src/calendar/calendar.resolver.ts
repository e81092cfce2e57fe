import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  BadUserInput,
  fromGlobalId,
  LocalDate,
  PageArgs,
  RequestContext,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { daysBetween, rangeRefusal, workingDayFrom } from './calendar-days.rules.js';
import {
  AddClosureInput,
  AddClosurePayload,
  CalendarChangeConnection,
  CalendarDay,
  Closure,
  ClosureConnection,
  ClosureFilter,
  HolidaysImportInput,
  ImportHolidaysPayload,
  PreviewHolidaysImportPayload,
  SetWeeklyRestInput,
  SetWeeklyRestPayload,
  WeeklyRestConnection,
  WithdrawClosureInput,
  WithdrawClosurePayload,
} from './calendar.graphql.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarService } from './calendar.service.js';
import { HolidaysImport } from './holidays-import.service.js';
import type { PlannedHoliday } from './holidays.rules.js';

@Resolver(() => Closure)
export class CalendarResolver {
  constructor(
    private readonly queries: CalendarQueries,
    private readonly service: CalendarService,
    private readonly holidays: HolidaysImport,
  ) {}

  @Query(() => [CalendarDay], {
    nullable: true,
    description: 'The days of at most 400 in a row, for a unit or for all; null where there is no such unit.',
  })
  @Allow('calendar.read')
  async calendar(
    @Args('from', { type: () => LocalDate }) from: string,
    @Args('to', { type: () => LocalDate }) to: string,
    @Args('unitId', { type: () => ID, nullable: true }) unitId?: string | null,
  ): Promise<CalendarDay[] | null> {
    requireRange(from, to);
    const calendar = await this.queries.calendarOf(unitId);
    return calendar && daysBetween(calendar, from, to);
  }

  @Query(() => CalendarDay, {
    nullable: true,
    description: 'The first working day from a day on, for a unit or for all; null where none is near.',
  })
  @Allow('calendar.read')
  async workingDay(
    @Args('from', { type: () => LocalDate }) from: string,
    @Args('unitId', { type: () => ID, nullable: true }) unitId?: string | null,
  ): Promise<CalendarDay | null> {
    requireRange(from, from);
    const calendar = await this.queries.calendarOf(unitId);
    return calendar && workingDayFrom(calendar, from);
  }

  @Query(() => ClosureConnection, { description: 'In the order of their days.' })
  @Allow('calendar.read')
  closures(
    @Args() page: PageArgs,
    @Args('filter', { type: () => ClosureFilter, nullable: true }) filter?: ClosureFilter | null,
  ): Promise<ClosureConnection> {
    return this.queries.closures(filter ?? {}, page);
  }

  @Query(() => WeeklyRestConnection, { description: 'Settings for Thursdays, the newest first.' })
  @Allow('calendar.read')
  weeklyRests(@Args() page: PageArgs): Promise<WeeklyRestConnection> {
    return this.queries.weeklyRests(page);
  }

  @Query(() => CalendarChangeConnection, { description: 'The newest first.' })
  @Allow('calendar.read')
  calendarChanges(@Args() page: PageArgs): Promise<CalendarChangeConnection> {
    return this.queries.changes(page);
  }

  @AllowReference<ComplianceContext>('calendar.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Closure | null> {
    const rowId = fromGlobalId('Closure', id);
    return rowId === null ? null : loaders.closure.load(rowId);
  }

  @Mutation(() => AddClosurePayload, {
    description: 'Closes days; due dates of open tasks that fall on them move to the next working day.',
  })
  @Allow('calendar.manage')
  addClosure(
    @Args('input') input: AddClosureInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<AddClosurePayload> {
    const nothing: Omit<AddClosurePayload, 'userErrors'> = { closure: null };
    return withUserErrors(context.lang, nothing, async () => ({
      closure: await context.loaders.closure.load(await this.service.addClosure(context, input)),
    }));
  }

  @Mutation(() => WithdrawClosurePayload, {
    description: 'Takes a closure back; due dates move back with it.',
  })
  @Allow('calendar.manage')
  withdrawClosure(
    @Args('input') input: WithdrawClosureInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<WithdrawClosurePayload> {
    const nothing: Omit<WithdrawClosurePayload, 'userErrors'> = { closure: null };
    return withUserErrors(context.lang, nothing, async () => ({
      closure: await context.loaders.closure.load(await this.service.withdrawClosure(context, input)),
    }));
  }

  @Mutation(() => SetWeeklyRestPayload, {
    description: 'Settles whether Thursdays are days of rest; due dates of open tasks follow.',
  })
  @Allow('calendar.manage')
  setWeeklyRest(
    @Args('input') input: SetWeeklyRestInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<SetWeeklyRestPayload> {
    const nothing: Omit<SetWeeklyRestPayload, 'userErrors'> = { weeklyRest: null };
    return withUserErrors(context.lang, nothing, async () => ({
      weeklyRest: await this.queries.weeklyRest(await this.service.setWeeklyRest(context, input)),
    }));
  }

  @Mutation(() => PreviewHolidaysImportPayload, {
    description: 'What an import would change; writes nothing.',
  })
  @Allow('calendar.manage')
  previewHolidaysImport(
    @Args('input') input: HolidaysImportInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<PreviewHolidaysImportPayload> {
    return withUserErrors(context.lang, { changes: [] }, async () =>
      changesOf(await this.holidays.preview(context, input)),
    );
  }

  @Mutation(() => ImportHolidaysPayload, {
    description:
      'Loads the official list of a year’s holidays in place of the one before. The same document again changes nothing.',
  })
  @Allow('calendar.manage')
  importHolidays(
    @Args('input') input: HolidaysImportInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<ImportHolidaysPayload> {
    return withUserErrors(context.lang, { changes: [] }, async () =>
      changesOf(await this.holidays.import(context, input)),
    );
  }
}

function requireRange(from: string, to: string): void {
  const refusal = rangeRefusal(from, to);
  if (refusal !== null) throw new BadUserInput(refusal, { extensions: { code: 'BAD_USER_INPUT' } });
}

function changesOf(plan: readonly PlannedHoliday[]) {
  return { changes: plan.map(({ action, code, detail }) => ({ action, code, detail, entity: 'holiday' })) };
}
