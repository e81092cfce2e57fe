import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MessagingHealth, MessagingModule } from '@rasad/messaging';
import { HealthModule, loggingModule, MetricsModule, SubgraphModule } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { DerivationJobsModule } from './assignments/derivation-jobs.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { runOptions } from './data-source.js';
import type { ServiceEnv } from './env.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { FilesModule } from './files/files.module.js';
import { filesSettings } from './files/files.settings.js';
import { InboxModule } from './inbox/inbox.module.js';
import { InstrumentsModule } from './instruments/instruments.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LoaderFactory } from './loaders.js';
import { ReminderJobsModule } from './reminders/reminder-jobs.module.js';
import { MailModule } from './mail/mail.module.js';
import { mailSettings } from './mail/mail-settings.js';
import { ObligationsModule } from './obligations/obligations.module.js';
import { ReadsModule } from './reads.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { SearchModule } from './search/search.module.js';
import { TasksModule } from './tasks/tasks.module.js';

const features = [
  InstrumentsModule,
  ObligationsModule,
  AssignmentsModule,
  CalendarModule,
  TasksModule,
  ReportsModule,
  ReviewsModule,
  CommentsModule,
  SearchModule,
  EvidenceModule,
  InboxModule,
  ReminderJobsModule,
];

/** The compliance service. */
@Module({})
export class AppModule {
  static forEnv(env: ServiceEnv): DynamicModule {
    return {
      module: AppModule,
      imports: [
        loggingModule('compliance', env.RASAD_LOG_LEVEL),
        TypeOrmModule.forRoot(runOptions(env.RASAD_DATABASE_URL, env.RASAD_DATABASE_POOL)),
        MessagingModule.forRoot({
          service: 'compliance',
          natsUrl: env.RASAD_NATS_URL,
          produces: true,
          consumes: ['directory'],
          stream: { maxBytes: env.RASAD_STREAM_MAX_BYTES },
        }),
        SubgraphModule.forRootAsync({
          imports: [ReadsModule],
          inject: [LoaderFactory],
          useFactory: (loaders: LoaderFactory) => ({
            name: 'compliance',
            principalPublicKey: env.RASAD_PRINCIPAL_PUBLIC_KEY,
            loaders: (context) => loaders.create(context),
          }),
        }),
        HealthModule.forRootAsync({
          inject: [DataSource, MessagingHealth],
          useFactory: (dataSource: DataSource, messaging: MessagingHealth) => [
            {
              name: 'database',
              check: async () => {
                await dataSource.query('select 1');
                return { up: true };
              },
            },
            { name: 'messaging', check: async () => ({ up: true, ...(await messaging.check()) }) },
          ],
        }),
        MetricsModule,
        JobsModule.forDatabase(env.RASAD_DATABASE_URL),
        DerivationJobsModule,
        FilesModule.for(filesSettings(env)),
        MailModule.forSettings(mailSettings(env)),
        ...features,
      ],
    };
  }
}
