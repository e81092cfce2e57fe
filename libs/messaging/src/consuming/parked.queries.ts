import type { EntityManager } from 'typeorm';
import type { LogEntry } from '../event-log.queries.js';

/** An event that could not be applied, as administration shows it. */
export interface ParkedEvent {
  source: string;
  lane: number;
  pos: number;
  eventId: string;
  type: string;
  version: number;
  aggregateId: string;
  error: string;
  attempts: number;
  parkedAt: string;
}

/** Why an event is parked. */
export interface ParkingReason {
  error: string;
  attempts: number;
}

/** Aggregates of a lane of which events are parked; later events of them park too. */
export async function parkedAggregates(
  tx: EntityManager,
  source: string,
  lane: number,
): Promise<Set<string>> {
  const rows = await tx.query<{ aggregate_id: string }[]>(
    'SELECT DISTINCT aggregate_id FROM parked WHERE source = $1 AND lane = $2',
    [source, lane],
  );
  return new Set(rows.map((row) => row.aggregate_id));
}

/** Parks an event; the lane's cursor must be locked by this transaction. */
export async function parkEvent(tx: EntityManager, entry: LogEntry, reason: ParkingReason): Promise<void> {
  const { event } = entry;
  await tx.query(
    `INSERT INTO parked (source, lane, pos, aggregate_id, event_id, event, error, attempts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      event.source,
      event.lane,
      event.pos,
      event.aggregateId,
      event.id,
      JSON.stringify(entry),
      reason.error,
      reason.attempts,
    ],
  );
}

/** Which parked events to look at; all without a filter. */
export interface ParkedFilter {
  source?: string;
  aggregateId?: string;
}

const matches = '($1::text IS NULL OR source = $1) AND ($2::text IS NULL OR aggregate_id = $2)';

/** Parked events in order of position, the first thousand. */
export async function listParked(manager: EntityManager, filter: ParkedFilter): Promise<ParkedEvent[]> {
  return manager.query<ParkedEvent[]>(
    `SELECT source, lane, pos::int AS pos, event_id AS "eventId", event->'event'->>'type' AS type,
       (event->'event'->>'version')::int AS version, aggregate_id AS "aggregateId", error, attempts,
       to_char(parked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "parkedAt"
     FROM parked WHERE ${matches} ORDER BY source, lane, pos LIMIT 1000`,
    [filter.source ?? null, filter.aggregateId ?? null],
  );
}

/** How many events are parked, by source. */
export async function countParked(manager: EntityManager): Promise<Map<string, number>> {
  const rows = await manager.query<{ source: string; parked: number }[]>(
    'SELECT source, count(*)::int AS parked FROM parked GROUP BY source',
  );
  return new Map(rows.map((row) => [row.source, row.parked]));
}

/** An aggregate with parked events. */
export interface ParkedAggregate {
  source: string;
  lane: number;
  aggregateId: string;
}

/** Aggregates with parked events, those that have waited longest first. */
export async function listParkedAggregates(
  manager: EntityManager,
  filter: ParkedFilter,
): Promise<ParkedAggregate[]> {
  return manager.query<ParkedAggregate[]>(
    `SELECT source, lane, aggregate_id AS "aggregateId" FROM parked WHERE ${matches}
     GROUP BY source, lane, aggregate_id ORDER BY min(parked_at), aggregate_id`,
    [filter.source ?? null, filter.aggregateId ?? null],
  );
}

/** The aggregate's first parked events in order of position. */
export async function readParked(
  tx: EntityManager,
  aggregate: ParkedAggregate,
  limit: number,
): Promise<unknown[]> {
  const rows = await tx.query<{ event: unknown }[]>(
    `SELECT event FROM parked WHERE source = $1 AND lane = $2 AND aggregate_id = $3 ORDER BY pos LIMIT $4`,
    [aggregate.source, aggregate.lane, aggregate.aggregateId, limit],
  );
  return rows.map((row) => row.event);
}

/** Removes an aggregate's parked events up to a position. */
export async function removeParked(
  tx: EntityManager,
  aggregate: ParkedAggregate,
  upTo: number,
): Promise<void> {
  await tx.query('DELETE FROM parked WHERE source = $1 AND lane = $2 AND aggregate_id = $3 AND pos <= $4', [
    aggregate.source,
    aggregate.lane,
    aggregate.aggregateId,
    upTo,
  ]);
}

/** Notes that an aggregate's first parked event failed once more. */
export async function noteParkedFailure(
  manager: EntityManager,
  aggregate: ParkedAggregate,
  error: string,
): Promise<void> {
  await manager.query(
    `UPDATE parked SET attempts = attempts + 1, error = $4
     WHERE source = $1 AND lane = $2 AND pos = (
       SELECT min(pos) FROM parked WHERE source = $1 AND lane = $2 AND aggregate_id = $3)`,
    [aggregate.source, aggregate.lane, aggregate.aggregateId, error],
  );
}

/** Forgets all parked events of a source, before all its events are applied again. */
export async function clearParked(tx: EntityManager, source: string): Promise<void> {
  await tx.query('DELETE FROM parked WHERE source = $1', [source]);
}
