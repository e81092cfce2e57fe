import type { EntityManager } from 'typeorm';
import { laneCount } from '../messaging.options.js';

/** How far a lane of a source was applied. */
export interface Cursor {
  lane: number;
  /** Epoch of the source's log that the position belongs to. */
  epoch: string;
  /** Last position applied; 0 before the first. */
  pos: number;
  /** Event at that position. */
  eventId: string | null;
}

interface CursorRow {
  lane: number;
  epoch: string;
  pos: string;
  event_id: string | null;
}

/**
 * Locks a lane's cursor for the transaction. Postgres ends the transaction if its process goes silent with the
 * lock in hand.
 */
export async function lockCursor(
  tx: EntityManager,
  source: string,
  lane: number,
  idleMs: number,
): Promise<Cursor | undefined> {
  const rows = await tx.query<CursorRow[]>(
    `SELECT lane, epoch, pos, event_id, set_config('idle_in_transaction_session_timeout', $3, true)
     FROM cursor WHERE source = $1 AND lane = $2 FOR UPDATE`,
    [source, lane, String(idleMs)],
  );
  return rows[0] && toCursor(rows[0]);
}

/** The source's cursors by lane; empty before the source was first heard. */
export async function readCursors(manager: EntityManager, source: string): Promise<Cursor[]> {
  const rows = await manager.query<CursorRow[]>(
    'SELECT lane, epoch, pos, event_id FROM cursor WHERE source = $1 ORDER BY lane',
    [source],
  );
  return rows.map(toCursor);
}

/** Starts the source's cursors before the first position, where there are none yet. */
export async function createCursors(manager: EntityManager, source: string, epoch: string): Promise<void> {
  await manager.query(
    `INSERT INTO cursor (source, lane, epoch, pos) SELECT $1, generate_series(0, $3 - 1), $2, 0 ON CONFLICT DO NOTHING`,
    [source, epoch, laneCount],
  );
}

/** Sets the source's cursors before the first position of an epoch: all its events will be applied again. */
export async function resetCursors(tx: EntityManager, source: string, epoch: string): Promise<void> {
  await tx.query(
    'UPDATE cursor SET epoch = $2, pos = 0, event_id = NULL, updated_at = now() WHERE source = $1',
    [source, epoch],
  );
}

/** Notes the last event applied; the cursor must be locked by this transaction. */
export async function advanceCursor(
  tx: EntityManager,
  source: string,
  event: { lane: number; pos: number; id: string },
): Promise<void> {
  await tx.query(
    'UPDATE cursor SET pos = $3, event_id = $4, updated_at = now() WHERE source = $1 AND lane = $2',
    [source, event.lane, event.pos, event.id],
  );
}

function toCursor(row: CursorRow): Cursor {
  return { lane: row.lane, epoch: row.epoch, pos: Number(row.pos), eventId: row.event_id };
}
