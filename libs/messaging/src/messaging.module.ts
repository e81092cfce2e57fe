import {
  Module,
  Optional,
  type DynamicModule,
  type InjectionToken,
  type ModuleMetadata,
  type OptionalFactoryDependency,
  type Provider,
  type Type,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AdminServer } from './administration/admin-server.js';
import { EventAdministration } from './administration/event-administration.js';
import { ChangeNotices } from './change-notices.js';
import { EventConsumerServer } from './consuming/event-consumer.server.js';
import { LogReader } from './consuming/log-reader.js';
import { tolerateBrokenConnections } from './database-pool.js';
import { armFailpoint } from './failpoints.js';
import { LaneOwnership } from './lanes/lane-ownership.js';
import { MessagingHealth } from './messaging.health.js';
import { MessagingMetrics } from './messaging.metrics.js';
import {
  MESSAGING_OPTIONS,
  resolveOptions,
  type MessagingOptions,
  type ResolvedOptions,
} from './messaging.options.js';
import { NatsLink } from './nats/nats-link.js';
import { CommandLog } from './producing/command-log.js';
import { EventProducer } from './producing/event-producer.js';
import { EventStore } from './producing/event-store.js';
import { OutboxWake } from './producing/outbox-wake.js';
import { Transactions } from './producing/transactions.js';
import { RebuildRunner } from './rebuilding/rebuild-runner.js';

/** How `forRootAsync` gets its options. */
export interface MessagingAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  inject?: (InjectionToken | OptionalFactoryDependency)[];
  useFactory: (...args: never[]) => MessagingOptions | Promise<MessagingOptions>;
}

const optionalDataSource: OptionalFactoryDependency = { token: DataSource, optional: true };

/** Parts that need a database; a service without one (the gateway) gets none of them. */
const databaseProviders: Provider[] = [
  {
    provide: LaneOwnership,
    inject: [MESSAGING_OPTIONS, optionalDataSource],
    useFactory: (options: ResolvedOptions, dataSource?: DataSource) =>
      dataSource && new LaneOwnership(options, dataSource),
  },
  {
    provide: Transactions,
    inject: [OutboxWake, MessagingMetrics, optionalDataSource],
    useFactory: (wake: OutboxWake, metrics: MessagingMetrics, dataSource?: DataSource) =>
      dataSource && new Transactions(dataSource, wake, metrics),
  },
  {
    provide: EventProducer,
    inject: [
      MESSAGING_OPTIONS,
      NatsLink,
      OutboxWake,
      MessagingMetrics,
      { token: LaneOwnership, optional: true },
      optionalDataSource,
    ],
    useFactory: makeProducer,
  },
];

function makeProducer(
  options: ResolvedOptions,
  link: NatsLink,
  wake: OutboxWake,
  metrics: MessagingMetrics,
  ownership?: LaneOwnership,
  dataSource?: DataSource,
): EventProducer | undefined {
  if (!options.produces) return undefined;
  if (!dataSource || !ownership) throw new Error('producing events needs a data source');
  return new EventProducer({ options, dataSource, link, ownership, wake, metrics });
}

const publicParts: Type[] = [
  EventStore,
  CommandLog,
  EventConsumerServer,
  ChangeNotices,
  NatsLink,
  MessagingHealth,
  AdminServer,
  EventAdministration,
  LogReader,
  RebuildRunner,
];

/** Wires messaging into a service; global, so features inject its parts without importing it. */
@Module({})
export class MessagingModule {
  constructor(@Optional() dataSource?: DataSource) {
    if (dataSource) tolerateBrokenConnections(dataSource);
  }

  /** With options known at once. */
  static forRoot(options: MessagingOptions): DynamicModule {
    return MessagingModule.forRootAsync({ useFactory: () => options });
  }

  /** With options from other providers. @throws Error at start where RASAD_FAILPOINT is wrong or refused. */
  static forRootAsync(options: MessagingAsyncOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: options.imports ?? [],
      providers: [
        {
          provide: MESSAGING_OPTIONS,
          inject: options.inject ?? [],
          useFactory: async (...args: never[]) => {
            armFailpoint();
            return resolveOptions(await options.useFactory(...args));
          },
        },
        MessagingMetrics,
        OutboxWake,
        ...databaseProviders,
        ...publicParts,
      ],
      exports: [MESSAGING_OPTIONS, Transactions, ...publicParts],
    };
  }
}
