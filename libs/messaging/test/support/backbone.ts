import { TestNats, type TestDatabase } from '@rasad/testing';
import { RecorderConsumer, faults } from './recorder.consumer.js';
import { consumerDatabase, producerDatabase } from './test-databases.js';
import { TestService, type TestServiceOptions } from './test-service.js';
import { rename } from './unit-events.js';

type Overrides = Partial<TestServiceOptions>;

/** A source (`directory`), a reader (`reporting`) and NATS between them, each in as many replicas as a test starts. */
export class Backbone {
  private readonly services: TestService[] = [];

  private constructor(
    readonly nats: TestNats,
    readonly source: TestDatabase,
    readonly target: TestDatabase,
  ) {}

  static async start(natsOptions?: Parameters<typeof TestNats.start>[0]): Promise<Backbone> {
    faults.clear();
    const source = await producerDatabase('directory');
    const target = await consumerDatabase('reporting');
    return new Backbone(await TestNats.start(natsOptions), source, target);
  }

  async producer(overrides: Overrides = {}): Promise<TestService> {
    return this.add({ service: 'directory', databaseUrl: this.source.runUrl, produces: true, ...overrides });
  }

  async consumer(overrides: Overrides = {}): Promise<TestService> {
    return this.add({
      service: 'reporting',
      databaseUrl: this.target.runUrl,
      consumes: ['directory'],
      controllers: [RecorderConsumer],
      ...overrides,
    });
  }

  async stop(): Promise<void> {
    this.nats.resume();
    await Promise.allSettled(this.services.map((service) => service.stop()));
    await Promise.allSettled([this.nats.stop(), this.source.drop(), this.target.drop()]);
  }

  private async add(options: Omit<TestServiceOptions, 'natsUrl'> & Overrides): Promise<TestService> {
    const natsUrl = this.nats.url(options.service);
    const service = await TestService.start({ natsUrl, ...options });
    this.services.push(service);
    return service;
  }
}

/** Renames each unit, in a transaction of its own. */
export async function renameEach(
  producer: TestService,
  units: readonly string[],
  versions: readonly number[],
): Promise<void> {
  for (const unit of units) {
    await producer.transaction((tx) => rename(producer.events, tx, unit, versions));
  }
}
