import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { ReadsModule } from '../reads.module.js';
import { ObligationsResolver } from './obligations.resolver.js';
import { ObligationsService } from './obligations.service.js';

/** Obligations drawn from provisions. */
@Module({ imports: [ReadsModule, AssignmentsModule], providers: [ObligationsService, ObligationsResolver] })
export class ObligationsModule {}
