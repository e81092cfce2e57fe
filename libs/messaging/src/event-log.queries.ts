import type { Actor, EventEnvelope } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';

/** An event at its place in a lane, with the id of the event before it: the chain shows a history that was changed. */
export interface LogEntry {
  event: EventEnvelope;
  /** Null for the first position. */
  previousId: string | null;
}

/** Where a source stands: the identity of its log and the last position of every lane, by lane. */
export interface SourceHeads {
  epoch: string;
  lanes: number[];
}

interface LogRow {
  epoch: string;
  lane: number;
  pos: string;
  previous_id: string | null;
  id: string;
  aggregate_type: string;
  aggregate_id: string;
  aggregate_version: number;
  type: string;
  schema_version: number;
  actor: Actor;
  unit_path: string | null;
  occurred_at: Date;
  correlation_id: string;
  causation_id: string | null;
  payload: unknown;
}

/** Roughly what an event needs besides its payload. */
const headerBytes = 600;

/** What to read of a lane: entries after a position, until one of the limits; at least one if there is any. */
export interface LogRange {
  lane: number;
  after: number;
  limit: number;
  /** Of JSON payload. */
  maxBytes: number;
}

/**
 * Reads a stretch of a lane in order of position. The bytes as stored, compressed, are known without reading the
 * payloads: they keep the exact sum over the payloads' text from unpacking far more than fits.
 */
export async function readLog(manager: EntityManager, source: string, range: LogRange): Promise<LogEntry[]> {
  const rows = await manager.query<LogRow[]>(
    `WITH stored AS (
      SELECT place.lane, place.pos, previous.event_id AS previous_id, event.id, event.aggregate_type,
        event.aggregate_id, event.aggregate_version, event.type, event.schema_version, event.actor,
        event.unit_path, event.occurred_at, event.correlation_id, event.causation_id, event.payload,
        sum(pg_column_size(event.payload)) OVER (ORDER BY place.pos) AS stored_bytes
      FROM event_pos place
      JOIN event ON event.id = place.event_id
      LEFT JOIN event_pos previous ON previous.lane = place.lane AND previous.pos = place.pos - 1
      WHERE place.lane = $1 AND place.pos > $2 AND place.pos <= $2 + $3
    ), page AS (
      SELECT stored.*, sum(octet_length(payload::text) + ${headerBytes}) OVER (ORDER BY pos) AS bytes
      FROM stored WHERE stored_bytes <= $4 OR pos = $2 + 1
    )
    SELECT page.*, epoch.id AS epoch FROM page, epoch WHERE bytes <= $4 OR pos = $2 + 1 ORDER BY pos`,
    [range.lane, range.after, range.limit, range.maxBytes],
  );
  return rows.map((row) => toEntry(source, row));
}

/** The source's epoch and heads, as of now. */
export async function readHeads(manager: EntityManager): Promise<SourceHeads> {
  const rows = await manager.query<{ epoch: string; pos: string }[]>(
    'SELECT epoch.id AS epoch, seq_head.pos FROM epoch, seq_head ORDER BY seq_head.lane',
  );
  const [first] = rows;
  if (!first) throw new Error('seq_head or epoch is empty');
  return { epoch: first.epoch, lanes: rows.map((row) => Number(row.pos)) };
}

function toEntry(source: string, row: LogRow): LogEntry {
  return {
    previousId: row.previous_id,
    event: {
      id: row.id,
      source,
      type: row.type,
      version: row.schema_version,
      epoch: row.epoch,
      lane: row.lane,
      pos: Number(row.pos),
      aggregateType: row.aggregate_type,
      aggregateId: row.aggregate_id,
      aggregateVersion: row.aggregate_version,
      actor: row.actor,
      unitPath: row.unit_path,
      occurredAt: row.occurred_at.toISOString(),
      correlationId: row.correlation_id,
      causationId: row.causation_id,
      payload: row.payload,
    },
  };
}
