import { Module } from '@nestjs/common';
import { ReadsModule } from '../reads.module.js';
import { LiveTasks } from './live-tasks.service.js';
import { TaskCancellations } from './task-cancellations.service.js';
import { TaskChanges } from './task-changes.service.js';
import { TaskChangesResolver } from './task-changes.resolver.js';
import { TaskInheritances } from './task-inheritances.service.js';
import { TaskNotices } from './task-notices.js';
import { TaskEventsResolver } from './task-events.resolver.js';
import { TasksResolver } from './tasks.resolver.js';
import { TasksService } from './tasks.service.js';

/** Tasks: their life, their history, and who hears of their changes. */
@Module({
  imports: [ReadsModule],
  providers: [
    TaskChanges,
    TaskCancellations,
    TaskInheritances,
    TaskNotices,
    TasksService,
    LiveTasks,
    TasksResolver,
    TaskChangesResolver,
    TaskEventsResolver,
  ],
  exports: [TaskChanges, TaskCancellations, TaskInheritances, TaskNotices],
})
export class TasksModule {}
