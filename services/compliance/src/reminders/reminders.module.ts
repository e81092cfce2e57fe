import { Module } from '@nestjs/common';
import { PostsConsumer } from '../posts/posts.consumer.js';
import { ReadsModule } from '../reads.module.js';
import { ReminderScheduleResolver } from './reminder-schedule.resolver.js';
import { ReminderMetrics } from './reminder.metrics.js';
import { ReminderScheduleService } from './reminder-schedule.service.js';
import { RemindersService } from './reminders.service.js';

/** Who is told of which task, and when. */
@Module({
  imports: [ReadsModule],
  controllers: [PostsConsumer],
  providers: [RemindersService, ReminderMetrics, ReminderScheduleService, ReminderScheduleResolver],
  exports: [RemindersService],
})
export class RemindersModule {}
