import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MessagingHealth, MessagingModule } from '@rasad/messaging';
import {
  HealthModule,
  loggingModule,
  MetricsModule,
  SubgraphModule,
  type SubgraphContext,
} from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { ActivityModule } from './activity/activity.module.js';
import { reportingDataSource } from './data-source.js';
import type { ReportingEnv } from './env.js';
import { LawModule } from './law/law.module.js';
import { LiveModule } from './live/live.module.js';
import type { ReportingLoaders } from './loaders.js';
import { MatrixModule } from './matrix/matrix.module.js';
import { RecountModule } from './recount/recount.module.js';
import { RollupsModule } from './rollups/rollups.module.js';
import { StandingsModule } from './standings/standings.module.js';
import { SummariesModule } from './summaries/summaries.module.js';
import { SummariesService } from './summaries/summaries.service.js';
import { summaryLoader } from './summaries/summary.loader.js';
import { TrendsModule } from './trends/trends.module.js';
import { UnitsModule } from './units/units.module.js';

/** The reporting service. */
@Module({})
export class AppModule {
  static register(env: ReportingEnv): DynamicModule {
    return {
      module: AppModule,
      imports: [
        loggingModule('reporting', env.RASAD_LOG_LEVEL),
        TypeOrmModule.forRoot(reportingDataSource(env.RASAD_DATABASE_URL, env.RASAD_DATABASE_POOL)),
        MessagingModule.forRoot({
          service: 'reporting',
          natsUrl: env.RASAD_NATS_URL,
          produces: false,
          consumes: ['directory', 'compliance'],
        }),
        graph(env),
        health,
        MetricsModule,
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

function graph(env: ReportingEnv): DynamicModule {
  return SubgraphModule.forRootAsync<ReportingLoaders>({
    imports: [SummariesModule],
    inject: [SummariesService],
    useFactory: (summaries: SummariesService) => ({
      name: 'reporting',
      principalPublicKey: env.RASAD_PRINCIPAL_PUBLIC_KEY,
      loaders: ({ access }: Pick<SubgraphContext, 'access'>) => ({
        summary: summaryLoader(summaries, access),
      }),
    }),
  });
}

const health = HealthModule.forRootAsync({
  inject: [DataSource, MessagingHealth],
  useFactory: (dataSource: DataSource, messaging: MessagingHealth) => [
    {
      name: 'database',
      check: async () => ({ up: (await dataSource.query<unknown[]>('select 1')).length === 1 }),
    },
    {
      // Behind or without NATS the service still answers: with what it knew last.
      name: 'messaging',
      check: async () => ({ up: true, ...(await messaging.check()) }),
    },
  ],
});
