import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MESSAGING_OPTIONS, type ResolvedOptions } from '../messaging.options.js';
import { NatsLink } from '../nats/nats-link.js';

type LaneListener = (lanes: ReadonlySet<number>) => void;

/**
 * Tells the relay, here and in the other replicas, that a commit left events in the outbox. A core-NATS ping and
 * not NOTIFY: NOTIFY inside the transaction takes a lock that more than halves the commit rate.
 */
@Injectable()
export class OutboxWake implements OnApplicationShutdown {
  private readonly appended = new WeakMap<EntityManager, Set<number>>();
  private readonly listeners = new Set<LaneListener>();
  private readonly unsent = new Set<number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly link: NatsLink,
  ) {}

  /** Remembers that a transaction appended events in these lanes. */
  note(tx: EntityManager, lanes: readonly number[]): void {
    const noted = this.appended.get(tx) ?? new Set<number>();
    lanes.forEach((lane) => noted.add(lane));
    this.appended.set(tx, noted);
  }

  /** To be called after the commit of a transaction: wakes the relay if it appended anything. */
  committed(tx: EntityManager): void {
    const lanes = this.appended.get(tx);
    if (!lanes) return;
    this.appended.delete(tx);
    this.wakeHere(lanes);
    lanes.forEach((lane) => this.unsent.add(lane));
    this.timer ??= setTimeout(() => this.ping(), this.options.timings.wakeDelayMs);
  }

  /** Calls the listener with the lanes that got events, from this replica or another. */
  listen(listener: LaneListener): void {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.hearOthers();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private hearOthers(): void {
    this.link.onConnect((connection) => {
      connection.subscribe(this.subject, {
        callback: (error, message) => {
          if (!error) this.wakeHere(new Set(message.string().split(',').map(Number)));
        },
      });
    });
  }

  private wakeHere(lanes: ReadonlySet<number>): void {
    this.listeners.forEach((listener) => listener(lanes));
  }

  private ping(): void {
    this.timer = undefined;
    const lanes = [...this.unsent].join(',');
    this.unsent.clear();
    this.link.publish(this.subject, lanes);
  }

  private get subject(): string {
    return `wake.${this.options.service}`;
  }
}
