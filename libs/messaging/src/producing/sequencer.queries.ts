import type { EntityManager } from 'typeorm';

/**
 * Locks a lane's head and reads it. Postgres ends the transaction if its process goes silent with the lock in hand.
 */
export async function lockHead(tx: EntityManager, lane: number, idleMs: number): Promise<number> {
  const rows = await tx.query<{ pos: string }[]>(
    `SELECT pos, set_config('idle_in_transaction_session_timeout', $2, true) FROM seq_head WHERE lane = $1 FOR UPDATE`,
    [lane, String(idleMs)],
  );
  const [head] = rows;
  if (!head) throw new Error(`no seq_head for lane ${lane}`);
  return Number(head.pos);
}

/**
 * Moves a lane's oldest outbox rows to the positions after `head`. Must be a statement of its own after the lock:
 * its snapshot has to show what the previous holder of the lock took.
 * `seq` orders an aggregate's events, since a version's writer saw the version before committed; the version
 * settles it where one statement or a careless writer mixed them.
 * @returns how many were moved.
 */
export async function sequenceOutbox(
  tx: EntityManager,
  range: { lane: number; head: number; limit: number },
): Promise<number> {
  const rows = await tx.query<{ moved: number }[]>(
    `WITH picked AS (
      SELECT seq, event_id, at FROM outbox WHERE lane = $1 ORDER BY seq LIMIT $3
    ), taken AS (
      DELETE FROM outbox USING picked WHERE outbox.lane = $1 AND outbox.seq = picked.seq
    ), grouped AS (
      SELECT picked.*, event.aggregate_version, min(seq) OVER (PARTITION BY event.aggregate_id) AS first_seq
      FROM picked JOIN event ON event.id = picked.event_id
    ), placed AS (
      INSERT INTO event_pos (lane, pos, event_id, recorded_at)
      SELECT $1, $2 + row_number() OVER (ORDER BY first_seq, aggregate_version), event_id, at FROM grouped
      RETURNING pos
    ), advanced AS (
      UPDATE seq_head SET pos = $2 + (SELECT count(*) FROM placed)
      WHERE lane = $1 AND EXISTS (SELECT FROM placed)
    )
    SELECT count(*)::int AS moved FROM placed`,
    [range.lane, range.head, range.limit],
  );
  return rows[0]?.moved ?? 0;
}

/** How a lane's way into JetStream stands. */
export interface LaneBacklog {
  lane: number;
  /** Whether outbox rows wait for a position. */
  waiting: boolean;
  /** Positions that JetStream has not acknowledged. */
  unpublished: number;
  /** Seconds since the oldest of these was recorded, 0 where there is none. */
  ageSeconds: number;
}

/** The backlog of every lane. */
export async function readBacklog(manager: EntityManager): Promise<LaneBacklog[]> {
  const rows = await manager.query<{ lane: number; unpublished: string; waiting: boolean; age: number }[]>(
    `SELECT head.lane, head.pos - head.published AS unpublished, first.at IS NOT NULL AS waiting,
      coalesce(extract(epoch FROM clock_timestamp() - least(first.at, place.recorded_at)), 0)::float8 AS age
    FROM seq_head head
    LEFT JOIN LATERAL (SELECT at FROM outbox WHERE outbox.lane = head.lane ORDER BY seq LIMIT 1) first ON true
    LEFT JOIN event_pos place ON place.lane = head.lane AND place.pos = head.published + 1
    ORDER BY head.lane`,
  );
  return rows.map(({ lane, waiting, unpublished, age }) => ({
    lane,
    waiting,
    unpublished: Number(unpublished),
    ageSeconds: Math.max(0, age),
  }));
}

/** The last position of a lane that JetStream acknowledged with all before it. */
export async function readPublished(manager: EntityManager, lane: number): Promise<number> {
  const rows = await manager.query<{ published: string }[]>(
    'SELECT published FROM seq_head WHERE lane = $1',
    [lane],
  );
  return Number(rows[0]?.published ?? 0);
}

/** Notes that JetStream acknowledged a lane's positions up to this one; never goes back. */
export async function markPublished(manager: EntityManager, lane: number, pos: number): Promise<void> {
  await manager.query('UPDATE seq_head SET published = $2 WHERE lane = $1 AND published < $2', [lane, pos]);
}
