import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type ConsumerConfig,
  type JetStreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import type { StreamOptions } from '../messaging.options.js';

/** Time in which JetStream recognises a message sent again; the consumers' cursors recognise it for ever. */
const duplicateWindowMs = 120_000;
/** Unacknowledged messages in one consumer's hands; bounds what a slow lane holds in memory. */
const maxUnacknowledged = 1_024;
const ackWaitMs = 30_000;

/** Name of the stream that carries a source's events. */
export function streamName(source: string): string {
  return `EVT_${source.toUpperCase()}`;
}

/** Access to JetStream's administration with bounded calls. */
export function streamManager(connection: NatsConnection, timeoutMs: number): Promise<JetStreamManager> {
  return jetstreamManager(connection, { checkAPI: false, timeout: timeoutMs });
}

/** Makes the source's stream where it is missing. @returns whether it was missing. */
export async function ensureStream(
  manager: JetStreamManager,
  source: string,
  options: StreamOptions,
): Promise<boolean> {
  try {
    await manager.streams.info(streamName(source));
    return false;
  } catch (error) {
    if (!isMissing(error)) throw error;
    await manager.streams.add(streamConfig(source, options));
    return true;
  }
}

/** Gives an existing stream the limits that are configured now. @returns whether they were others. */
export async function adjustStream(
  manager: JetStreamManager,
  source: string,
  options: StreamOptions,
): Promise<boolean> {
  const wanted = streamConfig(source, options);
  const { config } = await manager.streams.info(streamName(source));
  const same =
    config.max_bytes === wanted.max_bytes &&
    config.max_age === wanted.max_age &&
    config.num_replicas === wanted.num_replicas;
  if (!same) await manager.streams.update(streamName(source), wanted);
  return !same;
}

/** Makes a lane's durable pull consumer where it is missing. @returns whether it was missing. */
export async function ensureLaneConsumer(
  manager: JetStreamManager,
  lane: LaneConsumerName,
  deliver: DeliverPolicy,
): Promise<boolean> {
  const stream = streamName(lane.source);
  try {
    await manager.consumers.info(stream, durableName(lane));
    return false;
  } catch (error) {
    if (!isMissing(error)) throw error;
    await manager.consumers.add(stream, laneConsumerConfig(lane, deliver));
    return true;
  }
}

/** Which lane of which source a service consumes. */
export interface LaneConsumerName {
  service: string;
  source: string;
  lane: number;
}

/** Durable name of a lane's consumer, on the stream of its source. */
export function durableName(lane: LaneConsumerName): string {
  return `${lane.service}-${lane.lane}`;
}

/** Whether an error says that the stream or the consumer does not exist. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof JetStreamApiError)) return false;
  return error.code === JetStreamApiCodes.StreamNotFound || error.code === JetStreamApiCodes.ConsumerNotFound;
}

/**
 * JetStream is a cache of the source's log: at its limit it drops the oldest messages, so that a reader that fell
 * behind, or is gone, holds up nobody; it reads the log instead.
 */
function streamConfig(source: string, options: StreamOptions): Partial<StreamConfig> & { name: string } {
  return {
    name: streamName(source),
    subjects: [`evt.${source}.>`],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.Old,
    max_bytes: options.maxBytes,
    max_age: nanos(options.maxAgeSeconds * 1_000),
    num_replicas: options.replicas,
    duplicate_window: nanos(Math.min(duplicateWindowMs, options.maxAgeSeconds * 1_000)),
  };
}

function laneConsumerConfig(lane: LaneConsumerName, deliver: DeliverPolicy): Partial<ConsumerConfig> {
  return {
    durable_name: durableName(lane),
    filter_subject: `evt.${lane.source}.${lane.lane}.>`,
    ack_policy: AckPolicy.All,
    ack_wait: nanos(ackWaitMs),
    deliver_policy: deliver,
    max_ack_pending: maxUnacknowledged,
    // A message past max_deliver would vanish without a word: what cannot be applied is parked instead.
    max_deliver: -1,
  };
}
