import { Module } from '@nestjs/common';
import { BulkModule } from '../bulk/bulk.module.js';
import { ReadsModule } from '../reads.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { LiveTasks } from './live-tasks.service.js';
import { TaskCancellations } from './task-cancellations.service.js';
import { TaskChanges } from './task-changes.service.js';
import { TaskChangesResolver } from './task-changes.resolver.js';
import { TaskChargeResolver } from './task-charge.resolver.js';
import { TaskCharge } from './task-charge.service.js';
import { TaskInheritances } from './task-inheritances.service.js';
import { TaskNotices } from './task-notices.js';
import { TaskEventsResolver } from './task-events.resolver.js';
import { TasksResolver } from './tasks.resolver.js';
import { TasksService } from './tasks.service.js';

/** Tasks: their life, their history, and who hears of their changes. */
@Module({
  imports: [ReadsModule, BulkModule, RemindersModule],
  providers: [
    TaskChanges,
    TaskCancellations,
    TaskInheritances,
    TaskNotices,
    TasksService,
    TaskCharge,
    LiveTasks,
    TasksResolver,
    TaskChargeResolver,
    TaskChangesResolver,
    TaskEventsResolver,
  ],
  exports: [TaskChanges, TaskCancellations, TaskInheritances, TaskNotices],
})
export class TasksModule {}
