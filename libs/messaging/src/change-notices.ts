import { Inject, Injectable } from '@nestjs/common';
import type { Msg, Subscription } from '@nats-io/transport-node';
import { MESSAGING_OPTIONS, type ResolvedOptions, type ServiceName } from './messaging.options.js';
import { NatsLink } from './nats/nats-link.js';

/** Notices a subscriber may fall behind by; older ones are dropped, since readers re-read anyway. */
const maxQueued = 1_000;

/**
 * Tells every replica that a view changed, over core NATS: `change.<service>.<topic>`. Lossy by design: a notice
 * says "read again", it is never the data itself.
 */
@Injectable()
export class ChangeNotices {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly link: NatsLink,
  ) {}

  /** Sends a notice (JSON) to all subscribers; dropped while NATS is away. */
  publish(topic: string, notice: unknown): void {
    this.link.publish(`change.${this.options.service}.${topic}`, JSON.stringify(notice));
  }

  /**
   * Notices of a topic, until the iteration is ended; the topic may hold wildcards.
   * @param from the service that publishes them; by default this one.
   */
  subscribe(topic: string, from: ServiceName = this.options.service): AsyncIterableIterator<unknown> {
    const queue = new NoticeQueue();
    const subject = `change.${from}.${topic}`;
    const stopListening = this.link.onConnect((connection) => {
      queue.attach(
        connection.subscribe(subject, { callback: (error, message) => queue.take(error, message) }),
      );
    });
    queue.onEnd = stopListening;
    return queue;
  }
}

/** Hands notices from a subscription's callback to one reader; survives a change of the connection. */
class NoticeQueue implements AsyncIterableIterator<unknown> {
  onEnd: () => void = () => undefined;
  private readonly queued: unknown[] = [];
  private subscription: Subscription | undefined;
  private waiting: ((result: IteratorResult<unknown>) => void) | undefined;
  private ended = false;

  attach(subscription: Subscription): void {
    this.subscription = subscription;
  }

  take(error: Error | null, message: Msg): void {
    if (error) return;
    const notice: unknown = message.json();
    const waiting = this.waiting;
    this.waiting = undefined;
    if (waiting) return waiting({ value: notice, done: false });
    this.queued.push(notice);
    if (this.queued.length > maxQueued) this.queued.shift();
  }

  next(): Promise<IteratorResult<unknown>> {
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    if (this.queued.length > 0) return Promise.resolve({ value: this.queued.shift(), done: false });
    return new Promise((resolve) => (this.waiting = resolve));
  }

  return(): Promise<IteratorResult<unknown>> {
    this.ended = true;
    this.onEnd();
    this.subscription?.unsubscribe();
    this.waiting?.({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
