import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MessagingModule } from '@rasad/messaging';
import { loggingModule } from '@rasad/service-kit';
import { ActivityModule } from './activity/activity.module.js';
import { reportingDataSource } from './data-source.js';
import type { ReadModelsEnv } from './env.js';
import { LawModule } from './law/law.module.js';
import { LiveModule } from './live/live.module.js';
import { MatrixModule } from './matrix/matrix.module.js';
import { RebuildModule } from './rebuild/rebuild.module.js';
import { RecountModule } from './recount/recount.module.js';
import { RollupsModule } from './rollups/rollups.module.js';
import { StandingsModule } from './standings/standings.module.js';
import { SummariesModule } from './summaries/summaries.module.js';
import { TrendsModule } from './trends/trends.module.js';
import { UnitsModule } from './units/units.module.js';

/** The read models and what keeps them; the serving process and the rebuild command have them in common. */
@Module({})
export class ReadModelsModule {
  static register(env: ReadModelsEnv): DynamicModule {
    return {
      module: ReadModelsModule,
      imports: [
        loggingModule('reporting', env.RASAD_LOG_LEVEL),
        TypeOrmModule.forRoot(
          reportingDataSource(env.RASAD_DATABASE_URL, { poolSize: env.RASAD_DATABASE_POOL }),
        ),
        MessagingModule.forRoot({
          service: 'reporting',
          natsUrl: env.RASAD_NATS_URL,
          produces: false,
          consumes: ['directory', 'compliance'],
        }),
        RebuildModule.register({
          databaseUrl: env.RASAD_DATABASE_URL,
          ownerUrl: env.RASAD_MIGRATION_DATABASE_URL,
        }),
        LiveModule,
        UnitsModule,
        LawModule,
        RollupsModule,
        SummariesModule,
        MatrixModule,
        TrendsModule,
        StandingsModule,
        ActivityModule,
        RecountModule,
      ],
    };
  }
}
