import type { EventSource } from '@rasad/event-contracts';

/** Services that talk over NATS; each connects as the NATS user of its name. */
export type ServiceName = 'directory' | 'compliance' | 'reporting' | 'gateway';

/** Number of lanes of every source; an aggregate keeps its lane for ever. */
export const laneCount = 8;

/** All lanes, 0 to 7. */
export const allLanes: readonly number[] = Array.from({ length: laneCount }, (_, lane) => lane);

/** Limits of the JetStream stream that carries a source's events. */
export interface StreamOptions {
  /** Bytes after which the oldest messages are dropped; readers left behind read the source's log. */
  maxBytes: number;
  replicas: number;
  maxAgeSeconds: number;
}

/** Intervals and limits, all in milliseconds. */
export interface MessagingTimings {
  /** Between two announcements of a source's heads. */
  headIntervalMs: number;
  /** Between two looks at the outbox when nobody wakes the relay. */
  pollMs: number;
  /** Pings to other replicas are gathered this long. */
  wakeDelayMs: number;
  /** A publish that is not acknowledged in this time is sent again. */
  publishTimeoutMs: number;
  /** Between two checks that the stream exists. */
  streamCheckMs: number;
  /** Between two looks at which lanes this replica should own. */
  ownershipIntervalMs: number;
  /** A replica that is silent this long loses its lanes. */
  ownershipTimeoutMs: number;
  /** A lane behind its head with no message for this long reads the source's log. */
  tailGraceMs: number;
  /** Limit of one request for a page of a source's log. */
  logReadTimeoutMs: number;
  /** First and longest pause before work that failed is tried again. */
  retryMinMs: number;
  retryMaxMs: number;
  /** Postgres ends a transaction of this library whose process went silent for this long. */
  transactionIdleMs: number;
  /** Limit for ending the work in hand at shutdown. */
  shutdownMs: number;
}

/** How a service takes part in messaging. */
export interface MessagingOptions {
  service: ServiceName;
  /** `nats://user:password@host:port`. */
  natsUrl: string;
  /** Whether the service appends events: it then has the producer's tables and serves its log. */
  produces: boolean;
  /** Sources whose events the service's `@OnEvent` handlers take. */
  consumes: EventSource[];
  lanes?: typeof laneCount;
  stream?: Partial<StreamOptions>;
  timings?: Partial<MessagingTimings>;
  /** Events applied in one transaction at most. */
  batchSize?: number;
  /** Attempts after which an event whose failure looks permanent is parked. */
  parkAfterAttempts?: number;
  /** Lanes of this process that may apply events at the same time; bounds the connections they take. */
  consumerConcurrency?: number;
}

/** Options with every default filled in. */
export interface ResolvedOptions extends Required<Omit<MessagingOptions, 'stream' | 'timings'>> {
  stream: StreamOptions;
  timings: MessagingTimings;
}

/** Injection token of the resolved options. */
export const MESSAGING_OPTIONS = Symbol('MESSAGING_OPTIONS');

const defaultStream: StreamOptions = {
  maxBytes: 256 * 1024 * 1024,
  replicas: 1,
  maxAgeSeconds: 7 * 24 * 3600,
};

const defaultTimings: MessagingTimings = {
  headIntervalMs: 2_000,
  pollMs: 1_000,
  wakeDelayMs: 3,
  publishTimeoutMs: 5_000,
  streamCheckMs: 10_000,
  ownershipIntervalMs: 1_000,
  ownershipTimeoutMs: 10_000,
  tailGraceMs: 500,
  logReadTimeoutMs: 3_000,
  retryMinMs: 100,
  retryMaxMs: 5_000,
  transactionIdleMs: 10_000,
  shutdownMs: 5_000,
};

/** Fills in the defaults. */
export function resolveOptions(options: MessagingOptions): ResolvedOptions {
  return {
    lanes: laneCount,
    batchSize: 500,
    parkAfterAttempts: 5,
    consumerConcurrency: 4,
    ...options,
    stream: { ...defaultStream, ...options.stream },
    timings: { ...defaultTimings, ...options.timings },
  };
}
