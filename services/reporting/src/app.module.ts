import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingHealth } from '@rasad/messaging';
import { HealthModule, MetricsModule, SubgraphModule, type SubgraphContext } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import type { ReportingEnv } from './env.js';
import type { ReportingLoaders } from './loaders.js';
import { ReadModelsModule } from './read-models.module.js';
import { SummariesModule } from './summaries/summaries.module.js';
import { SummariesService } from './summaries/summaries.service.js';
import { summaryLoader } from './summaries/summary.loader.js';

/** The reporting service. */
@Module({})
export class AppModule {
  static register(env: ReportingEnv): DynamicModule {
    return {
      module: AppModule,
      imports: [ReadModelsModule.register(env), graph(env.RASAD_PRINCIPAL_PUBLIC_KEY), health, MetricsModule],
    };
  }
}

function graph(principalPublicKey: string): DynamicModule {
  return SubgraphModule.forRootAsync<ReportingLoaders>({
    imports: [SummariesModule],
    inject: [SummariesService],
    useFactory: (summaries: SummariesService) => ({
      name: 'reporting',
      principalPublicKey,
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
