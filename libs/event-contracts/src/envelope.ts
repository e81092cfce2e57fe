import type { Actor } from './vocabulary.js';

/** An event as consumers receive it: CloudEvents attributes, its place in the source's log and the payload. */
export interface EventEnvelope<P = unknown> {
  /** UUID v7; also the JetStream message id. */
  readonly id: string;
  readonly source: string;
  /** `<source>.<aggregate>.<verb>`. */
  readonly type: string;
  readonly version: number;
  /** Identity of the source's log; a new epoch means another history. */
  readonly epoch: string;
  /** Lane of the aggregate, 0 to 7. */
  readonly lane: number;
  /** Position in the lane, contiguous from 1. */
  readonly pos: number;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  readonly actor: Actor;
  /** Codes from the root to the unit concerned, joined by `/`, as of the act; null where no unit is concerned. */
  readonly unitPath: string | null;
  /** UTC instant, ISO 8601. */
  readonly occurredAt: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly payload: P;
}
