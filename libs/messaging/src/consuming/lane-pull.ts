import { DeliverPolicy, jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import { Logger } from '@nestjs/common';
import type { LogEntry } from '../event-log.queries.js';
import { fromMessage } from '../nats/event-message.js';
import {
  durableName,
  ensureLaneConsumer,
  isMissing,
  streamManager,
  streamName,
  type LaneConsumerName,
} from '../nats/event-stream.js';
import type { NatsLink } from '../nats/nats-link.js';
import { backoffMs, pause } from '../pause.js';
import type { LaneInbox } from './lane-inbox.js';

/** Messages asked for ahead, and how long a request for them stands on the server. */
const prefetch = 500;
const expiresMs = 10_000;
const apiTimeoutMs = 3_000;
const retry = { retryMinMs: 200, retryMaxMs: 5_000 };

/** What a pull works with. */
export interface PullParts {
  name: LaneConsumerName;
  link: NatsLink;
  inbox: LaneInbox;
  /** Whether the lane was never applied: then the stream's old messages are wanted too. */
  fromStart: () => boolean;
  /** Called when messages may come; `made` where the consumer was missing, so that some may have been missed. */
  opened: (made: boolean) => void;
}

/** Pulls a lane's messages into its inbox; makes the durable consumer again when it has vanished. */
export class LanePull {
  private readonly logger = new Logger(LanePull.name);
  private readonly stopping = new AbortController();
  private readonly finished: Promise<void>;
  private messages: ConsumerMessages | undefined;

  constructor(private readonly parts: PullParts) {
    this.finished = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.messages?.close();
    await this.finished;
  }

  /** Looks whether the consumer still exists and starts over where it does not. */
  async check(): Promise<void> {
    const { link, name } = this.parts;
    if (!this.messages || !link.status().connected) return;
    const manager = await streamManager(link.connection, apiTimeoutMs);
    try {
      await manager.consumers.info(streamName(name.source), durableName(name));
    } catch (error) {
      if (isMissing(error)) await this.messages?.close();
    }
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        if (this.parts.link.status().connected) await this.consume();
        failures = 0;
      } catch (error) {
        failures += 1;
        this.report(error, failures);
      }
      await pause(backoffMs(failures + 1, retry), signal);
    }
  }

  /** Pulls until the consumer is lost or the pull is stopped. */
  private async consume(): Promise<void> {
    const { link, name, fromStart, opened } = this.parts;
    const connection = link.connection;
    const manager = await streamManager(connection, apiTimeoutMs);
    // What lies in the stream was applied already, or will be read from the log: only new messages are of use.
    const deliver = fromStart() ? DeliverPolicy.All : DeliverPolicy.New;
    const made = await ensureLaneConsumer(manager, name, deliver);
    const consumer = await jetstream(connection).consumers.get(streamName(name.source), durableName(name));
    const messages = await consumer.consume({
      max_messages: prefetch,
      expires: expiresMs,
      callback: (message) => this.arrived(message),
    });
    this.messages = messages;
    if (this.stopping.signal.aborted) await messages.close();
    void this.closeWhenLost(messages);
    opened(made);
    await messages.closed();
    this.messages = undefined;
  }

  private async closeWhenLost(messages: ConsumerMessages): Promise<void> {
    const lost = ['consumer_deleted', 'consumer_not_found', 'stream_not_found'];
    for await (const status of messages.status()) {
      if (lost.includes(status.type)) void messages.close();
    }
  }

  private arrived(message: JsMsg): void {
    this.parts.inbox.add(message, this.read(message));
  }

  private read(message: JsMsg): LogEntry | undefined {
    const { source, lane } = this.parts.name;
    try {
      const entry = fromMessage(message);
      if (entry.event.source === source && entry.event.lane === lane) return entry;
      this.logger.error({ msg: 'message on a foreign subject', subject: message.subject });
    } catch (error) {
      this.logger.error({ msg: 'message is no event', subject: message.subject, err: error });
    }
    return undefined;
  }

  private report(error: unknown, failures: number): void {
    const { source, lane } = this.parts.name;
    if (failures === 1 || failures % 10 === 0) {
      this.logger.warn({ msg: 'pulling failed', source, lane, failures, err: error });
    }
  }
}
