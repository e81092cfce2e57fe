import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.js';
import { ReportWithdrawalsService } from './report-withdrawals.service.js';
import { ReportsResolver } from './reports.resolver.js';
import { ReportsService } from './reports.service.js';

/** Reports on tasks. */
@Module({ imports: [TasksModule], providers: [ReportsService, ReportWithdrawalsService, ReportsResolver] })
export class ReportsModule {}
