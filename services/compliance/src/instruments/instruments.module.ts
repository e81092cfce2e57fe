import { Module } from '@nestjs/common';
import { ConfirmationsService } from '../amendments/confirmations.service.js';
import { ExpressionDays } from '../amendments/expression-days.service.js';
import {
  AmendedObligationsResolver,
  AmendedTaskEventsResolver,
  ObligationAmendmentsResolver,
} from '../amendments/obligation-amendments.resolver.js';
import { AmendmentMarks } from '../amendments/amendment-marks.service.js';
import { AmendmentsResolver } from '../amendments/amendments.resolver.js';
import { AmendmentsService } from '../amendments/amendments.service.js';
import { AmendmentSettlement } from '../amendments/amendment-settlement.service.js';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { ComparisonsResolver, ProvisionChangesResolver } from '../comparisons/comparisons.resolver.js';
import { ProvisionsResolver } from '../provisions/provisions.resolver.js';
import { ReadsModule } from '../reads.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ExpressionDocuments } from './expression-documents.js';
import { ExpressionsResolver } from './expressions.resolver.js';
import { InstrumentsResolver } from './instruments.resolver.js';
import { InstrumentsService } from './instruments.service.js';
import { LawLoading } from './law-loading.service.js';
import { LawWriter } from './law-writer.service.js';

/** Instruments, their expressions and provisions, and what amendments of them lead to. */
@Module({
  imports: [ReadsModule, TasksModule, AssignmentsModule],
  providers: [
    InstrumentsService,
    LawLoading,
    LawWriter,
    AmendmentMarks,
    AmendmentSettlement,
    AmendmentsService,
    ConfirmationsService,
    ExpressionDays,
    ExpressionDocuments,
    AmendmentsResolver,
    AmendedObligationsResolver,
    AmendedTaskEventsResolver,
    ObligationAmendmentsResolver,
    ComparisonsResolver,
    ProvisionChangesResolver,
    InstrumentsResolver,
    ExpressionsResolver,
    ProvisionsResolver,
  ],
  exports: [ExpressionDays],
})
export class InstrumentsModule {}
