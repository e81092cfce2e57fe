import { Module } from '@nestjs/common';
import { BulkModule } from '../bulk/bulk.module.js';
import { ReadsModule } from '../reads.module.js';
import { OrgUnitsResolver } from '../references/org-units.resolver.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AssignmentCausesResolver } from './assignment-causes.resolver.js';
import { AssignmentsResolver } from './assignments.resolver.js';
import { AssignmentsService } from './assignments.service.js';
import { BulkAssignments } from './bulk-assignments.service.js';
import { ChangeFollowing } from './change-following.service.js';
import { DerivationRuns } from './derivation-runs.service.js';
import { DerivationRunsResolver } from './derivation-runs.resolver.js';
import { DerivationService } from './derivation.service.js';
import { ManualAssignmentsResolver } from './manual-assignments.resolver.js';
import { ManualAssignments } from './manual-assignments.service.js';
import { ObligationLog } from './obligation-log.service.js';
import { ReassignmentService } from './reassignment.service.js';
import { UnitFollowing } from './unit-following.service.js';
import { UnitsConsumer } from './units.consumer.js';
import { UnitsService } from './units.service.js';

/** Obligations laid on units, following the organisation as it changes. */
@Module({
  imports: [ReadsModule, BulkModule, TasksModule],
  controllers: [UnitsConsumer],
  providers: [
    ObligationLog,
    ReassignmentService,
    DerivationService,
    DerivationRuns,
    ChangeFollowing,
    UnitFollowing,
    AssignmentsService,
    ManualAssignments,
    BulkAssignments,
    UnitsService,
    AssignmentsResolver,
    ManualAssignmentsResolver,
    AssignmentCausesResolver,
    DerivationRunsResolver,
    OrgUnitsResolver,
  ],
  exports: [DerivationRuns, UnitFollowing, ChangeFollowing],
})
export class AssignmentsModule {}
