import type { DataSource } from 'typeorm';
import pg from 'pg';
import { poolSettings } from '../database-pool.js';

/** Objid under which every member of a group holds a shared lock, beside the lanes' own 0, 1, 2, … */
const membershipKey = 1_000;
const connectLimitMs = 5_000;

/**
 * A Postgres session that holds advisory locks. Postgres ends it when its process falls silent (idle_session_timeout),
 * so that a process which is paused loses its locks as one that died does.
 */
export class LaneSession {
  private constructor(private readonly client: pg.Client) {}

  /** Opens a session of its own beside the pool, with the pool's settings. */
  static async open(dataSource: DataSource, silenceMs: number, onLost: () => void): Promise<LaneSession> {
    const settings = poolSettings(dataSource);
    if (!settings) throw new Error('messaging needs an initialized Postgres data source');
    const client = new pg.Client({
      ...settings,
      connectionTimeoutMillis: connectLimitMs,
      query_timeout: connectLimitMs,
      keepAlive: true,
    });
    client.on('error', onLost);
    client.on('end', onLost);
    await client.connect();
    await client.query(`SELECT set_config('idle_session_timeout', $1, false)`, [String(silenceMs)]);
    return new LaneSession(client);
  }

  /** Shows the others of the group that this replica takes part. */
  async enter(group: number): Promise<void> {
    await this.client.query('SELECT pg_advisory_lock_shared($1, $2)', [group, membershipKey]);
  }

  async exit(group: number): Promise<void> {
    await this.client.query('SELECT pg_advisory_unlock_shared($1, $2)', [group, membershipKey]);
  }

  /** Replicas in the group, this one included. */
  async countMembers(group: number): Promise<number> {
    const { rows } = await this.client.query<{ members: number }>(
      `SELECT count(*)::int AS members FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND mode = 'ShareLock' AND objsubid = 2
         AND classid = $1::int::oid AND objid = $2::int::oid
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [group, membershipKey],
    );
    return rows[0]?.members ?? 1;
  }

  /** Takes a lane if nobody has it. */
  async tryLane(group: number, lane: number): Promise<boolean> {
    const { rows } = await this.client.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS taken',
      [group, lane],
    );
    return rows[0]?.taken ?? false;
  }

  async releaseLane(group: number, lane: number): Promise<void> {
    await this.client.query('SELECT pg_advisory_unlock($1, $2)', [group, lane]);
  }

  /** Ends the session and with it all its locks. */
  async close(): Promise<void> {
    this.client.removeAllListeners('end');
    await this.client.end().catch(() => undefined);
  }
}
