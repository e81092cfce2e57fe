import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, RequestContext } from '@rasad/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { totalAsked } from '../database/selection.js';
import type { ComplianceContext } from '../loaders.js';
import { Task } from '../tasks/task.graphql.js';
import { CommentConnection } from './comment.graphql.js';

/** What comments add to tasks. */
@Resolver(() => Task)
export class TaskCommentsResolver {
  @ResolveField(() => CommentConnection, {
    description: 'The oldest first; none for those who may not read reports.',
  })
  comments(
    @Parent() { rowId }: Task,
    @Args() { first, after }: PageArgs,
    @RequestContext() { loaders }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommentConnection> {
    const args = { first, after: after ?? null, total: totalAsked(info) };
    return loaders.commentsOfTask.load({ parentId: rowId, args });
  }
}
