import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { ReadsModule } from '../reads.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ObligationChanges } from './obligation-changes.service.js';
import { MovedDueDatesResolver } from './moved-due-dates.resolver.js';
import { ObligationHistoryResolver } from './obligation-history.resolver.js';
import { ObligationPreviewsResolver } from './obligation-previews.resolver.js';
import { ObligationPreviews } from './obligation-previews.service.js';
import { ObligationVersionsResolver } from './obligation-versions.resolver.js';
import { ObligationsImport } from './obligations-import.service.js';
import { ObligationsResolver } from './obligations.resolver.js';
import { ObligationsService } from './obligations.service.js';
import { PlannedDueDatesResolver } from './planned-due-dates.resolver.js';
import { TaskHeldToResolver } from './task-held-to.resolver.js';
import { TaskRevisions } from './task-revisions.service.js';

/** Obligations drawn from provisions. */
@Module({
  imports: [ReadsModule, TasksModule, AssignmentsModule],
  providers: [
    TaskRevisions,
    ObligationChanges,
    ObligationsService,
    ObligationsImport,
    ObligationPreviews,
    ObligationPreviewsResolver,
    ObligationsResolver,
    ObligationHistoryResolver,
    ObligationVersionsResolver,
    MovedDueDatesResolver,
    PlannedDueDatesResolver,
    TaskHeldToResolver,
  ],
})
export class ObligationsModule {}
