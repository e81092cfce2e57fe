import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { LaneOwnership } from '../lanes/lane-ownership.js';
import { allLanes, type ResolvedOptions } from '../messaging.options.js';
import type { MessagingMetrics } from '../messaging.metrics.js';
import type { NatsLink } from '../nats/nats-link.js';
import { Periodic } from '../periodic.js';
import { LaneRelay } from './lane-relay.js';
import type { OutboxWake } from './outbox-wake.js';
import type { Publisher } from './publisher.js';
import { readBacklog } from './sequencer.queries.js';
import type { Sequencer } from './sequencer.js';

/** What the producing side works with. */
export interface ProducerParts {
  options: ResolvedOptions;
  dataSource: DataSource;
  link: NatsLink;
  ownership: LaneOwnership;
  wake: OutboxWake;
  metrics: MessagingMetrics;
}

/** Takes the lanes that this replica owns from the outbox to JetStream: woken after commits, polling as the net. */
export class EventRelay {
  private readonly logger = new Logger(EventRelay.name);
  private readonly relays = new Map<number, LaneRelay>();
  private readonly poll: Periodic;
  private readonly streamCheck: Periodic;

  constructor(
    private readonly parts: ProducerParts,
    private readonly sequencer: Sequencer,
    private readonly publisher: Publisher,
  ) {
    const { pollMs, streamCheckMs } = parts.options.timings;
    this.poll = new Periodic('looking at the outbox', pollMs, () => this.wakeBacklog());
    this.streamCheck = new Periodic('checking the stream', streamCheckMs, () => this.checkStream());
  }

  start(): void {
    this.parts.ownership.join({
      name: `relay:${this.parts.options.service}`,
      lanes: allLanes,
      acquired: (lane) => this.acquired(lane),
      released: (lane) => this.released(lane),
    });
    this.parts.wake.listen((lanes) => lanes.forEach((lane) => this.relays.get(lane)?.wakeSequencing()));
    this.parts.link.onUp(() => {
      this.streamCheck.runSoon();
      this.relays.forEach((relay) => relay.connected());
    });
    this.poll.start();
    this.streamCheck.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.poll.stop(), this.streamCheck.stop()]);
    await this.parts.ownership.leave(`relay:${this.parts.options.service}`);
  }

  private acquired(lane: number): void {
    this.logger.debug({ msg: 'lane acquired', lane });
    this.relays.set(lane, new LaneRelay(lane, this.sequencer, this.publisher, this.parts.options.timings));
  }

  private async released(lane: number): Promise<void> {
    const relay = this.relays.get(lane);
    this.relays.delete(lane);
    await relay?.stop();
  }

  private async wakeBacklog(): Promise<void> {
    const backlog = await readBacklog(this.parts.dataSource.manager);
    this.parts.metrics.outboxAge.set(Math.max(...backlog.map((lane) => lane.ageSeconds)));
    this.parts.metrics.outboxEvents.set(backlog.reduce((sum, lane) => sum + lane.unpublished, 0));
    for (const { lane, waiting, unpublished } of backlog) {
      if (waiting) this.relays.get(lane)?.wakeSequencing();
      if (unpublished > 0) this.relays.get(lane)?.wakePublishing();
    }
  }

  private async checkStream(): Promise<void> {
    if (this.parts.link.status().connected) await this.publisher.ensureStream();
  }
}
