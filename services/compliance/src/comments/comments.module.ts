import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.js';
import { CommentsResolver } from './comments.resolver.js';
import { CommentsService } from './comments.service.js';
import { TaskCommentsResolver } from './task-comments.resolver.js';

/** Comments on tasks. */
@Module({
  imports: [TasksModule],
  providers: [CommentsService, CommentsResolver, TaskCommentsResolver],
})
export class CommentsModule {}
