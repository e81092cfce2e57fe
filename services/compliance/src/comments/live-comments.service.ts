import { Injectable } from '@nestjs/common';
import { Access, tehranDate } from '@rasad/service-kit';
import { LoaderFactory, type ComplianceContext } from '../loaders.js';
import { TaskChangeIterator } from '../tasks/task-change-iterator.js';
import { CommentNotices } from './comment-notices.js';
import type { Comment } from './comment.graphql.js';
import { CommentsQueries } from './comments.queries.js';

/** What one subscription pushes. */
export interface CommentChanged {
  commentChanged: Comment;
}

/** Comments as they are written and taken back, for subscriptions. */
@Injectable()
export class LiveComments {
  constructor(
    private readonly notices: CommentNotices,
    private readonly queries: CommentsQueries,
    private readonly loaders: LoaderFactory,
  ) {}

  /**
   * Comments of one task as the caller may read them then; a grant that has ended shows nothing more.
   * @param taskId row id; null for a task that is none.
   */
  changes(context: ComplianceContext, taskId: string | null): AsyncIterableIterator<CommentChanged> {
    return new TaskChangeIterator(this.notices.changes(), async (commentIds) => {
      const access = new Access(context.principal, tehranDate(new Date()));
      // The fields of the pushed comment are resolved with this context: they have to be as fresh as the comment.
      Object.assign(context, { access, loaders: this.loaders.create({ access }) });
      const comments = await this.queries.byIds(access, commentIds);
      return comments
        .filter((comment) => comment.taskId === taskId)
        .map((comment) => ({ commentChanged: comment }));
    });
  }
}
