import type { EntityManager } from 'typeorm';
import type { Actor } from '@rasad/event-contracts';

/** An event as it goes into the table. */
export interface EventRow {
  id: string;
  lane: number;
  aggregateType: string;
  aggregateId: string;
  aggregateVersion: number;
  type: string;
  version: number;
  actor: Actor;
  unitPath: string | null;
  occurredAt: Date;
  correlationId: string;
  causationId: string | null;
  /** JSON text. */
  payload: string;
}

/** Stores events and queues them for the sequencer, in one statement and in the given order. */
export async function insertEvents(tx: EntityManager, rows: readonly EventRow[]): Promise<void> {
  await tx.query(
    `WITH input AS (
      SELECT * FROM unnest($1::uuid[], $2::smallint[], $3::text[], $4::uuid[], $5::int[], $6::text[], $7::int[],
        $8::text[], $9::text[], $10::timestamptz[], $11::text[], $12::text[], $13::text[]) WITH ORDINALITY
      AS input (id, lane, aggregate_type, aggregate_id, aggregate_version, type, schema_version,
        actor, unit_path, occurred_at, correlation_id, causation_id, payload, place)
    ), stored AS (
      INSERT INTO event (id, lane, aggregate_type, aggregate_id, aggregate_version, type, schema_version,
        actor, unit_path, occurred_at, correlation_id, causation_id, payload)
      SELECT id, lane, aggregate_type, aggregate_id, aggregate_version, type, schema_version,
        actor::jsonb, unit_path, occurred_at, correlation_id, causation_id, payload::jsonb
      FROM input
    )
    INSERT INTO outbox (lane, event_id) SELECT lane, id FROM input ORDER BY place`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.lane),
      rows.map((row) => row.aggregateType),
      rows.map((row) => row.aggregateId),
      rows.map((row) => row.aggregateVersion),
      rows.map((row) => row.type),
      rows.map((row) => row.version),
      rows.map((row) => JSON.stringify(row.actor)),
      rows.map((row) => row.unitPath),
      rows.map((row) => row.occurredAt),
      rows.map((row) => row.correlationId),
      rows.map((row) => row.causationId),
      rows.map((row) => row.payload),
    ],
  );
}
