import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, RequestContext } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { LiveTasks, type TaskChanged } from './live-tasks.service.js';
import { Task, TaskFilter } from './task.graphql.js';

@Resolver()
export class TaskChangesResolver {
  constructor(private readonly live: LiveTasks) {}

  @Subscription(() => Task, {
    description: 'Every task that changes and matches the filter afterwards, while the caller may see it.',
  })
  @Allow('task.read')
  taskChanged(
    @RequestContext() context: ComplianceContext,
    @Args('filter', { type: () => TaskFilter, nullable: true }) filter?: TaskFilter | null,
  ): AsyncIterableIterator<TaskChanged> {
    return this.live.changes(context, filter ?? {});
  }
}
