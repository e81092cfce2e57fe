import { Inject, Injectable, Optional } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readCursors } from './consuming/cursor.queries.js';
import { EventConsumerServer } from './consuming/event-consumer.server.js';
import { countParked } from './consuming/parked.queries.js';
import type { ConsumerAlarm } from './consuming/source-watch.js';
import { MESSAGING_OPTIONS, type ResolvedOptions } from './messaging.options.js';
import { NatsLink, type NatsLinkStatus } from './nats/nats-link.js';
import { readBacklog } from './producing/sequencer.queries.js';

/** How far one lane of one source is applied. */
export interface LaneLag {
  source: string;
  lane: number;
  pos: number;
  /** Last position that the source announced; null before its first announcement. */
  head: number | null;
  /** Positions behind; null while the head is unknown. */
  lag: number | null;
}

/** State of messaging in this service. None of it makes writes fail. */
export interface MessagingState {
  nats: NatsLinkStatus;
  /** Age of the oldest event that JetStream has not acknowledged; 0 where there is none. */
  outboxAgeSeconds: number;
  /** Sequenced positions that JetStream has not acknowledged. */
  unpublished: number;
  /** Events parked, all sources together. */
  parked: number;
  lag: LaneLag[];
  /** Sources whose events are no longer applied; only a rebuild or a replay mends it. */
  stopped: ConsumerAlarm[];
}

/** Tells how messaging stands, for readiness details and administration. */
@Injectable()
export class MessagingHealth {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly link: NatsLink,
    private readonly consumers: EventConsumerServer,
    @Optional() private readonly dataSource?: DataSource,
  ) {}

  /** The state as of now. @throws Error where the database does not answer. */
  async check(): Promise<MessagingState> {
    const watches = [...this.consumers.watches.values()];
    return {
      nats: this.link.status(),
      ...(await this.producing()),
      parked: await this.parked(),
      lag: (await Promise.all(this.options.consumes.map((source) => this.lagOf(source)))).flat(),
      stopped: watches.flatMap((watch) => watch.alarm ?? []),
    };
  }

  private async producing(): Promise<Pick<MessagingState, 'outboxAgeSeconds' | 'unpublished'>> {
    if (!this.dataSource || !this.options.produces) return { outboxAgeSeconds: 0, unpublished: 0 };
    const backlog = await readBacklog(this.dataSource.manager);
    return {
      outboxAgeSeconds: Math.max(...backlog.map((lane) => lane.ageSeconds)),
      unpublished: backlog.reduce((sum, lane) => sum + lane.unpublished, 0),
    };
  }

  private async parked(): Promise<number> {
    if (!this.dataSource || this.options.consumes.length === 0) return 0;
    const counts = await countParked(this.dataSource.manager);
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  }

  private async lagOf(source: string): Promise<LaneLag[]> {
    if (!this.dataSource) return [];
    const watch = this.consumers.watches.get(source);
    const cursors = await readCursors(this.dataSource.manager, source);
    return cursors.map(({ lane, pos }) => {
      const head = watch?.head(lane) ?? null;
      return { source, lane, pos, head, lag: head === null ? null : Math.max(0, head - pos) };
    });
  }
}
