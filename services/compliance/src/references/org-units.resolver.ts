import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AllowReference,
  fromGlobalId,
  PageArgs,
  RequestContext,
  type EntityReference,
} from '@rasad/service-kit';
import { AssignmentConnection } from '../assignments/assignment.graphql.js';
import { AssignmentsQueries } from '../assignments/assignments.queries.js';
import type { ComplianceContext } from '../loaders.js';
import { TaskConnection } from '../tasks/task.graphql.js';
import { TasksQueries } from '../tasks/tasks.queries.js';
import { TaskListArgs } from '../tasks/tasks.resolver.js';
import { OrgUnit } from './org-unit.graphql.js';

/** What this service adds to the directory's units. */
@Resolver(() => OrgUnit)
export class OrgUnitsResolver {
  constructor(
    private readonly assignmentsQueries: AssignmentsQueries,
    private readonly tasksQueries: TasksQueries,
  ) {}

  @AllowReference<ComplianceContext>('org-unit.read')
  reference({ id }: EntityReference): OrgUnit | null {
    return fromGlobalId('OrgUnit', id) === null ? null : { id };
  }

  @ResolveField(() => AssignmentConnection, { nullable: true, description: 'Of the unit itself.' })
  assignments(
    @Parent() unit: OrgUnit,
    @Args() page: PageArgs,
    @RequestContext() { access }: ComplianceContext,
  ): Promise<AssignmentConnection> {
    return this.assignmentsQueries.page(access, { unitId: unit.id }, page);
  }

  @ResolveField(() => TaskConnection, {
    nullable: true,
    description: 'Of the unit itself, or with unitSubtree in the filter also of those below it.',
  })
  tasks(
    @Parent() unit: OrgUnit,
    @Args() args: TaskListArgs,
    @RequestContext() { access }: ComplianceContext,
  ): Promise<TaskConnection> {
    return this.tasksQueries.page(access, { ...args, filter: { ...args.filter, unitId: unit.id } });
  }
}
