import { Injectable } from '@nestjs/common';
import { actor, type Actor, type EventDefinition, type PayloadOf } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { laneOf } from '../lanes/lane.rules.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { insertEvents, type EventRow } from './event-store.queries.js';
import { OutboxWake } from './outbox-wake.js';

/** What happened to an aggregate, as a service hands it over. */
export interface NewEvent<P> {
  /** UUID of the aggregate. */
  aggregateId: string;
  /** Version that the aggregate has through this event; unique per aggregate. */
  aggregateVersion: number;
  payload: P;
  actor: Actor;
  /** Codes from the root to the unit concerned, joined by `/`. */
  unitPath?: string | null;
  /** Joins all that one request caused; by default the event starts a correlation of its own. */
  correlationId?: string;
  /** Id of the event that led to this one. */
  causationId?: string;
  /** When it happened; by default now. */
  occurredAt?: Date;
}

/** Bytes of JSON that one event's payload may have: an event must fit one NATS message and one page of the log. */
export const maxPayloadBytes = 512 * 1024;

/** An event does not keep to its contract; the fault is the caller's code. */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';
}

/** Appends events inside the caller's transaction; the sequencer and the publisher do the rest after its commit. */
@Injectable()
export class EventStore {
  constructor(
    private readonly wake: OutboxWake,
    private readonly metrics: MessagingMetrics,
  ) {}

  /** Appends one event. @throws InvalidEvent where the payload breaks the contract or is too large. */
  async append<D extends EventDefinition>(
    tx: EntityManager,
    definition: D,
    event: NewEvent<PayloadOf<D>>,
  ): Promise<void> {
    await this.appendAll(tx, definition, [event]);
  }

  /** Appends events of one kind with one statement, in the given order. @throws InvalidEvent */
  async appendAll<D extends EventDefinition>(
    tx: EntityManager,
    definition: D,
    events: readonly NewEvent<PayloadOf<D>>[],
  ): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => toRow(definition, event));
    await insertEvents(tx, rows);
    this.wake.note(
      tx,
      rows.map((row) => row.lane),
    );
    this.metrics.appended.inc(rows.length);
  }
}

function toRow(definition: EventDefinition, event: NewEvent<unknown>): EventRow {
  const id = v7();
  return {
    id,
    lane: laneOf(event.aggregateId),
    aggregateType: definition.aggregate,
    aggregateId: event.aggregateId,
    aggregateVersion: event.aggregateVersion,
    type: definition.type,
    version: definition.version,
    actor: validActor(definition, event.actor),
    unitPath: event.unitPath ?? null,
    occurredAt: event.occurredAt ?? new Date(),
    correlationId: event.correlationId ?? id,
    causationId: event.causationId ?? null,
    payload: validPayload(definition, event.payload),
  };
}

function validActor(definition: EventDefinition, given: Actor): Actor {
  const parsed = actor.safeParse(given);
  if (!parsed.success) throw new InvalidEvent(`${definition.type}: actor: ${parsed.error.message}`);
  return parsed.data;
}

function validPayload(definition: EventDefinition, payload: unknown): string {
  const parsed = definition.payload.safeParse(payload);
  if (!parsed.success) {
    throw new InvalidEvent(`${definition.type}.v${definition.version}: ${parsed.error.message}`);
  }
  const json = JSON.stringify(parsed.data);
  const bytes = Buffer.byteLength(json);
  if (bytes > maxPayloadBytes) {
    throw new InvalidEvent(
      `${definition.type}.v${definition.version}: ${bytes} bytes, over ${maxPayloadBytes}`,
    );
  }
  return json;
}
