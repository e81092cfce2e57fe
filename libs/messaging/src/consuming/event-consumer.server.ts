import { Inject, Injectable, Optional, type BeforeApplicationShutdown } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { LaneOwnership } from '../lanes/lane-ownership.js';
import { Limiter } from '../limiter.js';
import { allLanes, MESSAGING_OPTIONS, type ResolvedOptions } from '../messaging.options.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { NatsLink } from '../nats/nats-link.js';
import { atMost } from '../pause.js';
import { OutboxWake } from '../producing/outbox-wake.js';
import { EventApplier } from './event-applier.js';
import { HandlerRegistry } from './handler-registry.js';
import { LaneConsumer } from './lane-consumer.js';
import { LogReader } from './log-reader.js';
import { EVENT_TRANSPORT } from './on-event.js';
import { SourceWatch } from './source-watch.js';

/**
 * Nest transport strategy for `@OnEvent` handlers: durable, ordered, once. Connect it in main.ts:
 * `app.connectMicroservice({ strategy: app.get(EventConsumerServer) })`.
 */
@Injectable()
export class EventConsumerServer
  extends Server
  implements CustomTransportStrategy, BeforeApplicationShutdown
{
  override readonly transportId = EVENT_TRANSPORT;
  override readonly propagatesEventHandlerErrors = true;
  /** The application's handlers; also what a rebuild applies events with. */
  readonly registry = new HandlerRegistry();
  /** One watch per source, once listening. */
  readonly watches = new Map<string, SourceWatch>();
  private readonly lanes = new Map<string, LaneConsumer>();
  private readonly limiter: Limiter;
  private closed: Promise<void> | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly link: NatsLink,
    private readonly logReader: LogReader,
    private readonly metrics: MessagingMetrics,
    private readonly wake: OutboxWake,
    @Optional() private readonly ownership?: LaneOwnership,
    @Optional() private readonly dataSource?: DataSource,
  ) {
    super();
    this.limiter = new Limiter(options.consumerConcurrency);
  }

  /** Called by Nest for every `@OnEvent` method. Several handlers of one event run one after the other. */
  override addHandler(pattern: string, handler: MessageHandler): void {
    this.registry.add(pattern, handler);
  }

  /** Starts consuming in the background; neither NATS nor the sources need to be up. */
  listen(callback: () => void): void {
    this.link.start();
    for (const source of this.options.consumes) this.startSource(source);
    callback();
  }

  /** Stops pulling and finishes or rolls back the batches in hand, within the shutdown limit. */
  close(): Promise<void> {
    this.closed ??= atMost(this.options.timings.shutdownMs, this.stopAll());
    return this.closed;
  }

  /** Before the HTTP server closes: an event applied late is applied again by whoever takes the lane. */
  beforeApplicationShutdown(): Promise<void> {
    return this.close();
  }

  on(): never {
    throw new Error('EventConsumerServer emits no events');
  }

  unwrap<T>(): T {
    throw new Error('EventConsumerServer wraps no server');
  }

  /** An applier for a data source: the service's own, or the shadow that a rebuild fills. */
  applierFor(dataSource: DataSource, batchSize = this.options.batchSize): EventApplier {
    return new EventApplier({
      dataSource,
      registry: this.registry,
      metrics: this.metrics,
      transactionIdleMs: this.options.timings.transactionIdleMs,
      batchSize,
      committed: (tx) => this.wake.committed(tx),
    });
  }

  private startSource(source: string): void {
    const { dataSource, ownership, link, logReader, metrics, options } = this;
    if (!dataSource || !ownership) throw new Error('consuming events needs a data source');
    const intervalMs = options.timings.headIntervalMs;
    const watch = new SourceWatch({ source, dataSource, link, logReader, metrics, intervalMs });
    const applier = this.applierFor(dataSource);
    const shared = { options, dataSource, link, logReader, metrics, watch, applier, limiter: this.limiter };
    this.watches.set(source, watch);
    watch.start();
    ownership.join({
      name: groupOf(source),
      lanes: allLanes,
      acquired: (lane) =>
        this.lanes.set(`${source}:${lane}`, new LaneConsumer({ ...shared, key: { source, lane } })),
      released: (lane) => this.stopLane(`${source}:${lane}`),
    });
  }

  private async stopLane(name: string): Promise<void> {
    const lane = this.lanes.get(name);
    this.lanes.delete(name);
    await lane?.stop();
  }

  private async stopAll(): Promise<void> {
    await Promise.all(this.options.consumes.map((source) => this.ownership?.leave(groupOf(source))));
    await Promise.all([...this.watches.values()].map((watch) => watch.stop()));
  }
}

/** Name under which the replicas share out a source's lanes. */
function groupOf(source: string): string {
  return `consume:${source}`;
}
