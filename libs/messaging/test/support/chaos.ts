import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { TestDatabase } from '@rasad/testing';
import { readLog } from '../../src/event-log.queries.js';
import { NatsLink } from '../../src/index.js';
import { EventApplier } from '../../src/consuming/event-applier.js';
import { EventConsumerServer } from '../../src/index.js';
import { MessagingMetrics } from '../../src/messaging.metrics.js';
import { resolveOptions } from '../../src/messaging.options.js';
import { toMessage } from '../../src/nats/event-message.js';
import { pause } from '../../src/pause.js';
import { Sequencer } from '../../src/producing/sequencer.js';
import type { Backbone } from './backbone.js';
import type { TestService } from './test-service.js';

type Side = 'source' | 'target';

/** A fault that strikes while writers write. */
export type Disturbance =
  | { kind: 'KILL_BACKENDS'; side: Side }
  | { kind: 'REPUBLISH_SHUFFLED'; times: number }
  | { kind: 'COMPETE'; side: Side }
  | { kind: 'PURGE_STREAM' }
  | { kind: 'RESTART_REPLICA'; side: Side };

const lanes = [0, 1, 2, 3, 4, 5, 6, 7];
const betweenMs = 60;

/** Strikes a backbone with disturbances. */
export class Chaos {
  constructor(
    private readonly backbone: Backbone,
    private readonly producers: TestService[],
    private readonly consumers: TestService[],
  ) {}

  /** Strikes one after the other until the work is done and all have struck. */
  async during<T>(work: Promise<T>, disturbances: readonly Disturbance[]): Promise<T> {
    for (const disturbance of disturbances) {
      // A strike may itself be struck by another: its failure is part of the chaos.
      await this.strike(disturbance).catch(() => undefined);
      await pause(betweenMs);
    }
    return work;
  }

  private strike(disturbance: Disturbance): Promise<void> {
    switch (disturbance.kind) {
      case 'KILL_BACKENDS':
        return killBackends(this.backbone[disturbance.side]);
      case 'REPUBLISH_SHUFFLED':
        return this.republish(disturbance.times);
      case 'COMPETE':
        return disturbance.side === 'source' ? this.sequenceEverywhere() : this.applyEverywhere();
      case 'PURGE_STREAM':
        return this.purge();
      case 'RESTART_REPLICA':
        return disturbance.side === 'source' ? this.addProducer() : this.replaceConsumer();
    }
  }

  /** Sends what was published again, in another order and without message ids, so that JetStream keeps it. */
  private async republish(times: number): Promise<void> {
    const [producer] = this.producers;
    if (!producer) return;
    const client = jetstream(producer.get(NatsLink).connection);
    for (let i = 0; i < times; i++) {
      const pages = await Promise.all(
        lanes.map((lane) =>
          readLog(producer.dataSource.manager, 'directory', { lane, after: 0, limit: 40, maxBytes: 1e6 }),
        ),
      );
      const shuffled = pages.flat().reverse();
      await Promise.all(
        shuffled.map((entry) => {
          const { subject, headers, data } = toMessage(entry);
          return client.publish(subject, data, { headers });
        }),
      );
    }
  }

  /** Every replica sequences every lane at once, owner or not. */
  private async sequenceEverywhere(): Promise<void> {
    const options = resolveOptions({ service: 'directory', natsUrl: '', produces: true, consumes: [] });
    await Promise.all(
      this.producers.flatMap(({ dataSource }) => {
        const sequencer = new Sequencer(options, dataSource, new MessagingMetrics());
        return lanes.map((lane) => sequencer.sequence(lane).catch(() => 0));
      }),
    );
  }

  /** Every replica applies the next entries of every lane at once, owner or not. */
  private async applyEverywhere(): Promise<void> {
    const [producer] = this.producers;
    if (!producer) return;
    await Promise.all(
      this.consumers.flatMap((consumer) => {
        const applier = consumer.get(EventConsumerServer).applierFor(consumer.dataSource);
        return lanes.map((lane) => applyLane(producer, applier, lane).catch(() => undefined));
      }),
    );
  }

  private async purge(): Promise<void> {
    const [producer] = this.producers;
    if (!producer) return;
    const manager = await jetstreamManager(producer.get(NatsLink).connection, { checkAPI: false });
    await manager.streams.purge('EVT_DIRECTORY');
  }

  private async addProducer(): Promise<void> {
    this.producers.push(await this.backbone.producer());
  }

  private async replaceConsumer(): Promise<void> {
    this.consumers.push(await this.backbone.consumer());
    await this.consumers.shift()?.stop();
  }
}

async function applyLane(producer: TestService, applier: EventApplier, lane: number): Promise<void> {
  const range = { lane, after: 0, limit: 500, maxBytes: 1e7 };
  await applier.apply(
    { source: 'directory', lane },
    await readLog(producer.dataSource.manager, 'directory', range),
  );
}

/** Ends every other connection of the service's role to its database. */
async function killBackends(database: TestDatabase): Promise<void> {
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND usename = $1 AND random() < 0.7`,
    [`${database.service}_run`],
  );
}
