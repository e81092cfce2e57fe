import { Global, Module, type DynamicModule, type INestMicroservice } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  EventConsumerServer,
  EventStore,
  MessagingModule,
  messagingProducerTables,
  Transactions,
} from '@rasad/messaging';
import { createTestDatabase, type TestDatabase } from '@rasad/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { SourceEvent } from './event-feed.js';

/** A source as far as others see it: a log of events, published to JetStream and readable over NATS. */
export class SourceService {
  private constructor(
    private readonly app: INestMicroservice,
    private readonly database: TestDatabase,
  ) {}

  static async start(service: 'directory' | 'compliance', natsUrl: string): Promise<SourceService> {
    const database = await createTestDatabase({ service, migrate: createTables });
    const dataSource = await new DataSource({
      type: 'postgres',
      url: database.runUrl,
      extra: { options: `-c search_path=${service}` },
    }).initialize();
    const module = await Test.createTestingModule({
      imports: [
        databaseModule(dataSource),
        MessagingModule.forRoot({ service, natsUrl, produces: true, consumes: [] }),
      ],
    }).compile();
    const app = module.createNestMicroservice({ strategy: module.get(EventConsumerServer), logger: false });
    await app.listen();
    return new SourceService(app, database);
  }

  /** Appends events as a service does, each in a transaction of its own. */
  async append(events: readonly SourceEvent[]): Promise<void> {
    const [transactions, store] = [this.app.get(Transactions), this.app.get(EventStore)];
    for (const { definition, actor, occurredAt, ...event } of events) {
      await transactions.run((tx) =>
        store.append(tx, definition, {
          ...event,
          actor: actor ?? { kind: 'SYSTEM', id: 'test', role: null, unitId: null },
          occurredAt: new Date(occurredAt),
        }),
      );
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}

/** Both sources of the reporting service. */
export class Sources {
  private constructor(
    private readonly directory: SourceService,
    private readonly compliance: SourceService,
  ) {}

  static async start(natsUrl: (service: 'directory' | 'compliance') => string): Promise<Sources> {
    return new Sources(
      await SourceService.start('directory', natsUrl('directory')),
      await SourceService.start('compliance', natsUrl('compliance')),
    );
  }

  /** Appends each event at its source; the two sources side by side. */
  async append(events: readonly SourceEvent[]): Promise<void> {
    const of = (source: string) => events.filter((event) => event.definition.source === source);
    await Promise.all([this.directory.append(of('directory')), this.compliance.append(of('compliance'))]);
  }

  async stop(): Promise<void> {
    await Promise.all([this.directory.stop(), this.compliance.stop()]);
  }
}

async function createTables(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  for (const statement of messagingProducerTables) await client.query(statement);
  await client.end();
}

function databaseModule(dataSource: DataSource): DynamicModule {
  @Global()
  @Module({ providers: [{ provide: DataSource, useValue: dataSource }], exports: [DataSource] })
  class DatabaseModule {
    async onApplicationShutdown(): Promise<void> {
      await dataSource.destroy();
    }
  }
  return { module: DatabaseModule };
}
