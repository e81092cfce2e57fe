import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import type { INestMicroservice } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource, type EntityManager } from 'typeorm';
import {
  EventConsumerServer,
  EventStore,
  MessagingHealth,
  MessagingModule,
  Transactions,
  type MessagingOptions,
  type ServiceName,
} from '../../src/index.js';
import { LaneOwnership } from '../../src/lanes/lane-ownership.js';

/** What distinguishes one replica from another. */
export interface TestServiceOptions extends Partial<MessagingOptions> {
  service: ServiceName;
  databaseUrl: string;
  natsUrl: string;
  controllers?: Type[];
  /** Runs before the service listens. */
  configure?: (app: INestMicroservice) => void;
  poolSize?: number;
  /** Another schema than the service's own. */
  schema?: string;
}

/** A replica of a service, with nothing in it but messaging. */
export class TestService {
  private constructor(
    readonly app: INestMicroservice,
    readonly dataSource: DataSource,
  ) {}

  static async start(options: TestServiceOptions): Promise<TestService> {
    const dataSource = await openDataSource(options);
    const module = await Test.createTestingModule({
      imports: [databaseModule(dataSource), MessagingModule.forRoot(messagingOptions(options))],
      controllers: options.controllers ?? [],
    }).compile();
    const app = module.createNestMicroservice({
      strategy: module.get(EventConsumerServer),
      logger: logger(),
    });
    options.configure?.(app);
    await app.listen();
    return new TestService(app, dataSource);
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  get events(): EventStore {
    return this.get(EventStore);
  }

  get health(): MessagingHealth {
    return this.get(MessagingHealth);
  }

  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.app.get(Transactions, { strict: false }).run(work);
  }

  /** Lanes that this replica owns in a group. */
  owned(group: string): number[] {
    return this.app.get(LaneOwnership, { strict: false }).owned(group);
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}

/** Intervals short enough for tests. */
export const quick: NonNullable<MessagingOptions['timings']> = {
  headIntervalMs: 200,
  pollMs: 100,
  publishTimeoutMs: 600,
  streamCheckMs: 300,
  ownershipIntervalMs: 100,
  ownershipTimeoutMs: 1_500,
  tailGraceMs: 100,
  logReadTimeoutMs: 1_000,
  retryMinMs: 10,
  retryMaxMs: 300,
  transactionIdleMs: 2_000,
};

/** Connects as a service does. */
export async function openDataSource(
  options: Pick<TestServiceOptions, 'service' | 'databaseUrl' | 'schema' | 'poolSize'>,
): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url: options.databaseUrl,
    poolSize: options.poolSize ?? 12,
    logging: false,
    extra: { options: `-c search_path=${options.schema ?? options.service}`, connectionTimeoutMillis: 3_000 },
  }).initialize();
}

function messagingOptions(options: TestServiceOptions): MessagingOptions {
  return {
    service: options.service,
    natsUrl: options.natsUrl,
    produces: options.produces ?? false,
    consumes: options.consumes ?? [],
    stream: options.stream,
    batchSize: options.batchSize ?? 50,
    parkAfterAttempts: options.parkAfterAttempts ?? 2,
    consumerConcurrency: options.consumerConcurrency ?? 4,
    timings: { ...quick, ...options.timings },
  };
}

/** RASAD_TEST_LOG=1 shows what the services log. */
function logger() {
  return process.env['RASAD_TEST_LOG'] ? undefined : (false as const);
}

function databaseModule(dataSource: DataSource): DynamicModule {
  @Global()
  @Module({
    providers: [{ provide: DataSource, useValue: dataSource }],
    exports: [DataSource],
  })
  class DatabaseModule {
    async onApplicationShutdown(): Promise<void> {
      await dataSource.destroy();
    }
  }
  return { module: DatabaseModule };
}
