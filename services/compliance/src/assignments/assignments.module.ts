import { Module } from '@nestjs/common';
import { ReadsModule } from '../reads.module.js';
import { OrgUnitsResolver } from '../references/org-units.resolver.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AssignmentsResolver } from './assignments.resolver.js';
import { AssignmentsService } from './assignments.service.js';
import { DerivationService } from './derivation.service.js';
import { UnitsConsumer } from './units.consumer.js';
import { UnitsService } from './units.service.js';

/** Obligations laid on units, following the organisation as it changes. */
@Module({
  imports: [ReadsModule, TasksModule],
  controllers: [UnitsConsumer],
  providers: [DerivationService, AssignmentsService, UnitsService, AssignmentsResolver, OrgUnitsResolver],
  exports: [AssignmentsService],
})
export class AssignmentsModule {}
