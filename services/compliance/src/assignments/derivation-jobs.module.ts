import { Module } from '@nestjs/common';
import { InstrumentsModule } from '../instruments/instruments.module.js';
import { AssignmentsModule } from './assignments.module.js';
import { DerivationJobs } from './derivation.jobs.js';

/** Derivations apart from requests. */
@Module({ imports: [InstrumentsModule, AssignmentsModule], providers: [DerivationJobs] })
export class DerivationJobsModule {}
