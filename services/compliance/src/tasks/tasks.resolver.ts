import {
  Args,
  ArgsType,
  Field,
  ID,
  Info,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  PageArgs,
  RequestContext,
  textIn,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Assignment } from '../assignments/assignment.graphql.js';
import { totalAsked } from '../database/selection.js';
import { derivationInWords } from '../deadlines/deadline-words.rules.js';
import type { ComplianceContext } from '../loaders.js';
import { Obligation } from '../obligations/obligation.graphql.js';
import { Provision } from '../provisions/provision.graphql.js';
import { OrgUnit, orgUnitOf } from '../references/org-unit.graphql.js';
import { Report } from '../reports/report.graphql.js';
import { Review } from '../reviews/review.graphql.js';
import { permissionsOn } from './task-permissions.rules.js';
import {
  CancelTaskInput,
  CancelTaskPayload,
  ReopenTaskInput,
  ReopenTaskPayload,
  StartTaskInput,
  StartTaskPayload,
  Task,
  TaskConnection,
  TaskEvent,
  TaskEventConnection,
  TaskFilter,
  TaskOrder,
  TaskPermissions,
} from './task.graphql.js';
import { isOverdue } from './task.rules.js';
import { TasksQueries } from './tasks.queries.js';
import { TasksService } from './tasks.service.js';

/** Arguments of every list of tasks. */
@ArgsType()
export class TaskListInput extends PageArgs {
  @Field(() => TaskFilter, { nullable: true }) filter?: TaskFilter | null;
  @Field(() => TaskOrder, { nullable: true, description: 'By due date where left out.' })
  orderBy?: TaskOrder | null;
}

@Resolver(() => Task)
export class TasksResolver {
  constructor(
    private readonly queries: TasksQueries,
    private readonly service: TasksService,
  ) {}

  @Query(() => Task, { nullable: true })
  @Allow('task.read')
  task(
    @Args('id', { type: () => ID }) id: string,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Task | null> {
    return find(id, loaders);
  }

  @Query(() => TaskConnection)
  @Allow('task.read')
  tasks(
    @Args() args: TaskListInput,
    @RequestContext() { access }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TaskConnection> {
    return this.queries.page(access, { ...args, total: totalAsked(info) });
  }

  @AllowReference<ComplianceContext>('task.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Task | null> {
    return find(id, loaders);
  }

  @ResolveField(() => Assignment)
  assignment({ assignmentId }: Task, _: unknown, { loaders }: ComplianceContext): Promise<Assignment | null> {
    return loaders.assignment.load(assignmentId);
  }

  @ResolveField(() => OrgUnit, { nullable: true, description: 'Null while the directory is away.' })
  unit({ unitId }: Task): OrgUnit {
    return orgUnitOf(unitId);
  }

  @ResolveField(() => OrgUnit, {
    nullable: true,
    description: 'The closed unit that it was opened for, where another one goes on with it.',
  })
  inheritedFrom({ inheritedFromId }: Task): OrgUnit | null {
    return inheritedFromId === null ? null : orgUnitOf(inheritedFromId);
  }

  @ResolveField(() => Provision)
  provision({ provisionId }: Task, _: unknown, { loaders }: ComplianceContext): Promise<Provision | null> {
    return loaders.provision.load(provisionId);
  }

  @ResolveField(() => Obligation)
  obligation({ obligationId }: Task, _: unknown, { loaders }: ComplianceContext): Promise<Obligation | null> {
    return loaders.obligation.load(obligationId);
  }

  @ResolveField(() => String, { description: 'How the due date came about.' })
  dueDerivation(
    @Parent() task: Task,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(derivationInWords(task.derivation), lang ?? context.lang);
  }

  @ResolveField(() => Boolean, { description: 'Due before today and neither accepted nor cancelled.' })
  overdue(task: Task, _: unknown, { access }: ComplianceContext): boolean {
    return isOverdue(task, access.today);
  }

  @ResolveField(() => String, { nullable: true, description: 'The period in words; null for a one-off.' })
  periodLabel(
    @Parent() { localizedPeriod }: Task,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string | null {
    return localizedPeriod === null ? null : textIn(localizedPeriod, lang ?? context.lang);
  }

  @ResolveField(() => [Report], { description: 'The first first; none for those who may not read reports.' })
  reports({ rowId }: Task, _: unknown, { loaders }: ComplianceContext): Promise<Report[]> {
    return loaders.reportsOfTask.load(rowId);
  }

  @ResolveField(() => [Review], { description: 'The oldest first; none for those who may not read reports.' })
  reviews({ rowId }: Task, _: unknown, { loaders }: ComplianceContext): Promise<Review[]> {
    return loaders.reviewsOfTask.load(rowId);
  }

  @ResolveField(() => Boolean, {
    description: 'Accepted by one reviewer; another has to accept the same report with the same result.',
  })
  async pendingSecondReview(
    { rowId, status }: Task,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<boolean> {
    if (status !== 'SUBMITTED') return false;
    const { fourEyes, acceptances } = await loaders.reviewStanding.load(rowId);
    return fourEyes && acceptances.length > 0;
  }

  @ResolveField(() => [TaskEvent], { description: 'The oldest first.' })
  history({ rowId }: Task, _: unknown, { loaders }: ComplianceContext): Promise<TaskEvent[]> {
    return loaders.historyOfTask.load(rowId);
  }

  @ResolveField(() => TaskEventConnection, { description: 'The history in pages, the oldest first.' })
  steps(
    @Parent() { rowId }: Task,
    @Args() { first, after }: PageArgs,
    @RequestContext() { loaders }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TaskEventConnection> {
    const args = { first, after: after ?? null, total: totalAsked(info) };
    return loaders.stepsOfTask.load({ parentId: rowId, args });
  }

  @ResolveField(() => TaskPermissions)
  async can(task: Task, _: unknown, { access, loaders }: ComplianceContext): Promise<TaskPermissions> {
    return permissionsOn(task, access, await loaders.reviewStanding.load(task.rowId));
  }

  @Mutation(() => StartTaskPayload)
  @Allow('task.start')
  startTask(
    @Args('input') input: StartTaskInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<StartTaskPayload> {
    return answer(context, () => this.service.start(context, input));
  }

  @Mutation(() => ReopenTaskPayload, { description: 'Opens an accepted task again, with a reason.' })
  @Allow('task.reopen')
  reopenTask(
    @Args('input') input: ReopenTaskInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<ReopenTaskPayload> {
    return answer(context, () => this.service.reopen(context, input));
  }

  @Mutation(() => CancelTaskPayload)
  @Allow('task.cancel')
  cancelTask(
    @Args('input') input: CancelTaskInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<CancelTaskPayload> {
    return answer(context, () => this.service.cancel(context, input));
  }
}

async function find(id: string, loaders: ComplianceContext['loaders']): Promise<Task | null> {
  const rowId = fromGlobalId('Task', id);
  return rowId === null ? null : loaders.task.load(rowId);
}

function answer(context: ComplianceContext, act: () => Promise<string>): Promise<StartTaskPayload> {
  const nothing: Omit<StartTaskPayload, 'userErrors'> = { task: null };
  return withUserErrors(context.lang, nothing, async () => ({
    task: await context.loaders.task.load(await act()),
  }));
}
