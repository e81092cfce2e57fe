import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.js';
import { ReportsResolver } from './reports.resolver.js';
import { ReportsService } from './reports.service.js';

/** Reports on tasks. */
@Module({ imports: [TasksModule], providers: [ReportsService, ReportsResolver] })
export class ReportsModule {}
