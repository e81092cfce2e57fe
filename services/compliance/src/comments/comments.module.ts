import { Module } from '@nestjs/common';
import { ReadsModule } from '../reads.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { CommentNotices } from './comment-notices.js';
import { CommentsResolver } from './comments.resolver.js';
import { CommentsService } from './comments.service.js';
import { LiveComments } from './live-comments.service.js';
import { TaskCommentsResolver } from './task-comments.resolver.js';

/** Comments on tasks. */
@Module({
  imports: [ReadsModule, TasksModule],
  providers: [CommentNotices, CommentsService, LiveComments, CommentsResolver, TaskCommentsResolver],
})
export class CommentsModule {}
