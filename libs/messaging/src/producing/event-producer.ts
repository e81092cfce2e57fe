import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { atMost } from '../pause.js';
import { EventRelay, type ProducerParts } from './event-relay.js';
import { HeadAnnouncer } from './head-announcer.js';
import { LogServer } from './log-server.js';
import { Publisher } from './publisher.js';
import { Sequencer } from './sequencer.js';

/** The producing side of a service, running beside its requests: relay, heads and log. */
export class EventProducer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly relay: EventRelay;
  private readonly heads: HeadAnnouncer;
  private readonly log: LogServer;

  constructor(private readonly parts: ProducerParts) {
    const { options, dataSource, link, metrics } = parts;
    const sequencer = new Sequencer(options, dataSource, metrics);
    const publisher = new Publisher(options, dataSource, link, metrics);
    this.relay = new EventRelay(parts, sequencer, publisher);
    this.heads = new HeadAnnouncer(options, dataSource, link);
    this.log = new LogServer(options, dataSource, link);
  }

  onApplicationBootstrap(): void {
    this.relay.start();
    this.heads.start();
    this.log.start();
  }

  /** After the requests have ended: what they appended last goes out now or from another replica. */
  async onApplicationShutdown(): Promise<void> {
    const { shutdownMs } = this.parts.options.timings;
    await atMost(shutdownMs, Promise.all([this.relay.stop(), this.heads.stop()]));
  }
}
