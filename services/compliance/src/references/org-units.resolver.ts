import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AllowReference,
  fromGlobalId,
  PageArgs,
  RequestContext,
  type EntityReference,
} from '@rasad/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { AssignmentConnection } from '../assignments/assignment.graphql.js';
import { totalAsked } from '../database/selection.js';
import type { ComplianceContext } from '../loaders.js';
import { TaskConnection } from '../tasks/task.graphql.js';
import { TaskListInput } from '../tasks/tasks.resolver.js';
import { OrgUnit } from './org-unit.graphql.js';

/** What this service adds to the directory's units. */
@Resolver(() => OrgUnit)
export class OrgUnitsResolver {
  @AllowReference<ComplianceContext>('org-unit.read')
  reference({ id }: EntityReference): OrgUnit | null {
    const rowId = fromGlobalId('OrgUnit', id);
    return rowId === null ? null : { id, rowId };
  }

  @ResolveField(() => AssignmentConnection, { nullable: true, description: 'Of the unit itself.' })
  assignments(
    @Parent() { rowId }: OrgUnit,
    @Args() { first, after }: PageArgs,
    @RequestContext() { loaders }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssignmentConnection> {
    const args = { first, after: after ?? null, total: totalAsked(info) };
    return loaders.assignmentsOfUnit.load({ parentId: rowId, args });
  }

  @ResolveField(() => TaskConnection, {
    nullable: true,
    description: 'Of the unit itself, or with unitSubtree in the filter also of those below it.',
  })
  tasks(
    @Parent() { rowId }: OrgUnit,
    @Args() args: TaskListInput,
    @RequestContext() { loaders }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TaskConnection> {
    return loaders.tasksOfUnit.load({ parentId: rowId, args: { ...args, total: totalAsked(info) } });
  }
}
