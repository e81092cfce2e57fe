import { Global, Module, type DynamicModule } from '@nestjs/common';
import { JOBS_DATABASE_URL, JobQueue } from './job-queue.js';

/** Work that is done apart from requests. */
@Global()
@Module({})
export class JobsModule {
  /** @param databaseUrl the run role's. */
  static forDatabase(databaseUrl: string): DynamicModule {
    return {
      module: JobsModule,
      providers: [{ provide: JOBS_DATABASE_URL, useValue: databaseUrl }, JobQueue],
      exports: [JobQueue],
    };
  }
}
