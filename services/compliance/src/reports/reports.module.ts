import { Module } from '@nestjs/common';
import { BulkModule } from '../bulk/bulk.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { BulkReportsService } from './bulk-reports.service.js';
import { ReportWithdrawalsService } from './report-withdrawals.service.js';
import { ReadsModule } from '../reads.module.js';
import { ReportListsResolver } from './report-lists.resolver.js';
import { ReportsResolver } from './reports.resolver.js';
import { ReportsService } from './reports.service.js';

/** Reports on tasks. */
@Module({
  imports: [BulkModule, ReadsModule, TasksModule],
  providers: [
    BulkReportsService,
    ReportsService,
    ReportWithdrawalsService,
    ReportsResolver,
    ReportListsResolver,
  ],
})
export class ReportsModule {}
