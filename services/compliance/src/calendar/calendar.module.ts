import { Module } from '@nestjs/common';
import { ReadsModule } from '../reads.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { CalendarChanges } from './calendar-changes.service.js';
import {
  CalendarChangesResolver,
  CalendarDaysResolver,
  ClosuresResolver,
} from './calendar-texts.resolver.js';
import { CalendarResolver } from './calendar.resolver.js';
import { CalendarService } from './calendar.service.js';
import { HolidaysImport } from './holidays-import.service.js';
import { RescheduleJobs } from './reschedule.jobs.js';
import { Rescheduling } from './rescheduling.service.js';

/** Holidays, closures and weekly rest, and the due dates that follow them. */
@Module({
  imports: [ReadsModule, TasksModule],
  providers: [
    CalendarChanges,
    CalendarService,
    HolidaysImport,
    Rescheduling,
    RescheduleJobs,
    CalendarResolver,
    CalendarDaysResolver,
    ClosuresResolver,
    CalendarChangesResolver,
  ],
})
export class CalendarModule {}
