import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.js';
import { ReminderSweep } from './reminder-sweep.service.js';
import { ReminderJobs } from './reminder.jobs.js';
import { RemindersModule } from './reminders.module.js';

/** Looking through the tasks again and again. */
@Module({ imports: [RemindersModule, TasksModule], providers: [ReminderSweep, ReminderJobs] })
export class ReminderJobsModule {}
