import { Module, type DynamicModule } from '@nestjs/common';
import { InstrumentsModule } from '../instruments/instruments.module.js';
import { AssignmentsModule } from './assignments.module.js';
import { DayJobs, JOBS_DATABASE_URL } from './day.jobs.js';

/** Work that the calendar asks for. */
@Module({})
export class DayJobsModule {
  /** @param databaseUrl the run role's. */
  static forDatabase(databaseUrl: string): DynamicModule {
    return {
      module: DayJobsModule,
      imports: [InstrumentsModule, AssignmentsModule],
      providers: [{ provide: JOBS_DATABASE_URL, useValue: databaseUrl }, DayJobs],
    };
  }
}
