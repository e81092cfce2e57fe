import { Logger } from '@nestjs/common';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { DataSource } from 'typeorm';
import { readLog, type LogEntry } from '../event-log.queries.js';
import { failpoint } from '../failpoints.js';
import type { ResolvedOptions } from '../messaging.options.js';
import type { MessagingMetrics } from '../messaging.metrics.js';
import { toMessage } from '../nats/event-message.js';
import { adjustStream, ensureStream, streamManager } from '../nats/event-stream.js';
import type { NatsLink } from '../nats/nats-link.js';
import { markPublished, readPublished } from './sequencer.queries.js';

/** Messages in flight at once, and bytes of payload read for them. */
const windowSize = 256;
const windowBytes = 4 * 1024 * 1024;

/** JetStream did not acknowledge; what was sent may be stored all the same and is sent again with the same id. */
export class PublishFailed extends Error {
  override readonly name = 'PublishFailed';
}

/** Sends a lane's sequenced events to JetStream, in order and many in flight. */
export class Publisher {
  private readonly logger = new Logger(Publisher.name);
  /** Lanes whose last attempt failed: one message finds out whether JetStream is back, not a window of them. */
  private readonly probing = new Set<number>();

  private adjusted = false;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly dataSource: DataSource,
    private readonly link: NatsLink,
    private readonly metrics: MessagingMetrics,
  ) {}

  /**
   * Publishes all that the lane has beyond its published position; nothing while there is no connection.
   * @throws PublishFailed where a message was not acknowledged; those before it are noted as published.
   */
  async publish(lane: number, signal: AbortSignal): Promise<void> {
    let published = await readPublished(this.dataSource.manager, lane);
    while (!signal.aborted && this.link.status().connected) {
      const entries = await this.nextWindow(lane, published);
      if (entries.length === 0) return;
      published = await this.publishWindow(lane, published, entries);
    }
  }

  /** Makes the stream where it is missing; the first time, gives one that is there the configured limits. */
  async ensureStream(): Promise<void> {
    const { service, stream, timings } = this.options;
    const manager = await streamManager(this.link.connection, timings.publishTimeoutMs);
    const made = await ensureStream(manager, service, stream);
    if (made) this.logger.log({ msg: 'stream made', source: service });
    if (this.adjusted) return;
    this.adjusted = true;
    if (await adjustStream(manager, service, stream))
      this.logger.log({ msg: 'stream adjusted', source: service });
  }

  private nextWindow(lane: number, after: number): Promise<LogEntry[]> {
    const limit = this.probing.has(lane) ? 1 : windowSize;
    return readLog(this.dataSource.manager, this.options.service, {
      lane,
      after,
      limit,
      maxBytes: windowBytes,
    });
  }

  private async publishWindow(lane: number, published: number, entries: LogEntry[]): Promise<number> {
    failpoint('after-commit-before-publish');
    const client = jetstream(this.link.connection);
    const results = await Promise.allSettled(entries.map((entry) => this.send(client, entry)));
    failpoint('after-publish-before-bookkeeping');
    const failed = results.findIndex((result) => result.status === 'rejected');
    const acknowledged = failed < 0 ? entries.length : failed;
    const reached = published + acknowledged;
    if (acknowledged > 0) await markPublished(this.dataSource.manager, lane, reached);
    this.metrics.published.inc(acknowledged);
    if (failed >= 0) await this.failWindow(lane, results[failed]);
    this.probing.delete(lane);
    return reached;
  }

  private async send(client: JetStreamClient, entry: LogEntry): Promise<void> {
    const { subject, headers, data } = toMessage(entry);
    await client.publish(subject, data, {
      headers,
      msgID: entry.event.id,
      timeout: this.options.timings.publishTimeoutMs,
      retries: 1,
    });
  }

  private async failWindow(lane: number, result: PromiseSettledResult<void> | undefined): Promise<never> {
    this.probing.add(lane);
    this.metrics.publishFailures.inc();
    const cause: unknown = result?.status === 'rejected' ? result.reason : undefined;
    // "No responders" is how a missing stream shows; where it is something else, this fails or does nothing.
    await this.ensureStream().catch(() => undefined);
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new PublishFailed(`lane ${lane}: ${why}`, { cause });
  }
}
