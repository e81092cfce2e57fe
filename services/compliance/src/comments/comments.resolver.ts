import { Args, ID, Mutation, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  RequestContext,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { Task } from '../tasks/task.graphql.js';
import {
  AddCommentInput,
  AddCommentPayload,
  Comment,
  RetractCommentInput,
  RetractCommentPayload,
} from './comment.graphql.js';
import { CommentsService, type Commented } from './comments.service.js';
import { LiveComments, type CommentChanged } from './live-comments.service.js';

@Resolver(() => Comment)
export class CommentsResolver {
  constructor(
    private readonly service: CommentsService,
    private readonly live: LiveComments,
  ) {}

  @AllowReference<ComplianceContext>('report.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Comment | null> {
    const rowId = fromGlobalId('Comment', id);
    return rowId === null ? null : loaders.comment.load(rowId);
  }

  @ResolveField(() => Task)
  task({ taskId }: Comment, _: unknown, { loaders }: ComplianceContext): Promise<Task | null> {
    return loaders.task.load(taskId);
  }

  @Mutation(() => AddCommentPayload, { description: 'Remarks something on a task.' })
  @Allow('comment.write')
  addComment(
    @Args('input') input: AddCommentInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<AddCommentPayload> {
    return answer(context, () => this.service.add(context, input));
  }

  @Mutation(() => RetractCommentPayload, {
    description: 'Takes a comment of one’s own back; that there was one stays visible.',
  })
  @Allow('comment.write')
  retractComment(
    @Args('input') input: RetractCommentInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<RetractCommentPayload> {
    return answer(context, () => this.service.retract(context, input));
  }

  @Subscription(() => Comment, {
    description:
      'Every comment on a task that is added or taken back, while the caller may read its reports.',
  })
  @Allow('report.read')
  commentChanged(
    @RequestContext() context: ComplianceContext,
    @Args('taskId', { type: () => ID }) taskId: string,
  ): AsyncIterableIterator<CommentChanged> {
    return this.live.changes(context, fromGlobalId('Task', taskId));
  }
}

function answer(
  { lang, loaders }: ComplianceContext,
  act: () => Promise<Commented>,
): Promise<AddCommentPayload> {
  const nothing: Omit<AddCommentPayload, 'userErrors'> = { comment: null, task: null };
  return withUserErrors(lang, nothing, async () => {
    const { commentId, taskId } = await act();
    const [comment, task] = await Promise.all([loaders.comment.load(commentId), loaders.task.load(taskId)]);
    return { comment, task };
  });
}
