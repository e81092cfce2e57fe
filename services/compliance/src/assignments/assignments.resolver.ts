import { Args, Info, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  PageArgs,
  RequestContext,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { totalAsked } from '../database/selection.js';
import type { ComplianceContext } from '../loaders.js';
import { Obligation } from '../obligations/obligation.graphql.js';
import { OrgUnit, orgUnitOf } from '../references/org-unit.graphql.js';
import { Task } from '../tasks/task.graphql.js';
import { AssignmentCause, causeForGraph } from './assignment-cause.graphql.js';
import { causeWithoutRow } from './assignment-cause.rules.js';
import {
  Assignment,
  AssignmentConnection,
  AssignmentFilter,
  DeriveAssignmentsInput,
  DeriveAssignmentsPayload,
} from './assignment.graphql.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { AssignmentsService } from './assignments.service.js';

@Resolver(() => Assignment)
export class AssignmentsResolver {
  constructor(
    private readonly queries: AssignmentsQueries,
    private readonly service: AssignmentsService,
  ) {}

  @Query(() => AssignmentConnection, { description: 'Withdrawn ones included.' })
  @Allow('assignment.read')
  assignments(
    @Args() page: PageArgs,
    @RequestContext() { access }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
    @Args('filter', { type: () => AssignmentFilter, nullable: true }) filter?: AssignmentFilter | null,
  ): Promise<AssignmentConnection> {
    const { first, after } = page;
    return this.queries.page(access, filter ?? null, { first, after, total: totalAsked(info) });
  }

  @AllowReference<ComplianceContext>('assignment.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Assignment | null> {
    const rowId = fromGlobalId('Assignment', id);
    return rowId === null ? null : loaders.assignment.load(rowId);
  }

  @ResolveField(() => Obligation)
  obligation(
    { obligationId }: Assignment,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<Obligation | null> {
    return loaders.obligation.load(obligationId);
  }

  @ResolveField(() => OrgUnit, { nullable: true, description: 'Null while the directory is away.' })
  unit({ unitId }: Assignment): OrgUnit {
    return orgUnitOf(unitId);
  }

  @ResolveField(() => [Task], { description: 'The earliest due first.' })
  tasks({ rowId }: Assignment, _: unknown, { loaders }: ComplianceContext): Promise<Task[]> {
    return loaders.tasksOfAssignment.load(rowId);
  }

  @ResolveField(() => AssignmentCause, { nullable: true, description: 'Why it was made.' })
  async cause(
    { storedCause, obligationId, reason }: Assignment,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<AssignmentCause | null> {
    if (storedCause) return causeForGraph(storedCause);
    const obligation = await loaders.obligation.load(obligationId);
    if (!obligation) return null;
    const { provisionId, localizedTitle: title } = obligation;
    return causeForGraph(causeWithoutRow({ id: obligationId, provisionId, title }, reason));
  }

  @ResolveField(() => AssignmentCause, { nullable: true, description: 'Why it was withdrawn.' })
  withdrawalCause({ storedWithdrawalCause }: Assignment): AssignmentCause | null {
    return storedWithdrawalCause && causeForGraph(storedWithdrawalCause);
  }

  @Mutation(() => DeriveAssignmentsPayload, {
    description:
      'Lays the obligations of an instrument on the units that their rules name and opens their tasks. From then on they follow organisation, law, rules and calendar by themselves.',
  })
  @Allow('assignment.derive')
  deriveAssignments(
    @Args('input') input: DeriveAssignmentsInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<DeriveAssignmentsPayload> {
    const nothing = { assignmentsCreated: 0, assignmentsWithdrawn: 0, tasksOpened: 0, run: null };
    return withUserErrors(context.lang, nothing, async () => {
      const run = await context.loaders.derivationRun.load(await this.service.derive(context, input));
      return run ? { ...run, run } : nothing;
    });
  }
}
