import pg from 'pg';
import type { Cursor } from '../consuming/cursor.queries.js';

/** Names of the schemas that a rebuild works with. */
export interface SchemaNames {
  /** The one that is served. */
  current: string;
  /** The one that is built. */
  next: string;
  /** The served one after the swap, until it is dropped. */
  old: string;
}

/** Where the served schema is, by source. */
export type ServedCursors = Map<string, Cursor[]>;

/** Another rebuild of the same schema is running. */
export class RebuildRunning extends Error {
  override readonly name = 'RebuildRunning';
}

/** Consumers did not let go of the cursor table in time; the swap can be tried again. */
export class SwapBlocked extends Error {
  override readonly name = 'SwapBlocked';
}

/** Any constant: one rebuild of a database at a time. */
const rebuildLock = 7_236_642;
const lockTimeoutMs = 3_000;

/** Makes, swaps and drops schemas, as the role that owns them. */
export class ShadowSchema {
  private constructor(
    private readonly client: pg.Client,
    private readonly names: SchemaNames,
  ) {}

  /** Connects and makes sure that no other rebuild runs. @throws RebuildRunning */
  static async open(ownerUrl: string, names: SchemaNames): Promise<ShadowSchema> {
    const client = new pg.Client({ connectionString: ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      rebuildLock,
    ]);
    if (rows[0]?.taken) return new ShadowSchema(client, names);
    await client.end();
    throw new RebuildRunning(`a rebuild of ${names.current} is running`);
  }

  /** Removes what an earlier rebuild left and makes the next schema, empty. */
  async createNext(): Promise<void> {
    await this.client.query(`DROP SCHEMA IF EXISTS ${this.quoted('old')} CASCADE`);
    await this.client.query(`DROP SCHEMA IF EXISTS ${this.quoted('next')} CASCADE`);
    await this.client.query(`CREATE SCHEMA ${this.quoted('next')}`);
  }

  async dropNext(): Promise<void> {
    await this.client.query(`DROP SCHEMA IF EXISTS ${this.quoted('next')} CASCADE`);
  }

  /**
   * Puts the next schema in the place of the current one. Locking the current cursors waits for the consumers'
   * transactions and holds up new ones: names in those resolve only once they have the lock, to the new tables.
   * @param catchUp brings the next schema at least to the cursors that the current one has.
   * @throws SwapBlocked
   */
  async swap(catchUp: (current: ServedCursors) => Promise<void>): Promise<void> {
    await this.client.query('BEGIN');
    try {
      await this.lockCursors();
      await catchUp(await this.currentCursors());
      await this.client.query(`ALTER SCHEMA ${this.quoted('current')} RENAME TO ${this.quoted('old')}`);
      await this.client.query(`ALTER SCHEMA ${this.quoted('next')} RENAME TO ${this.quoted('current')}`);
      await this.client.query('COMMIT');
    } catch (error) {
      await this.client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** Drops what was served before the swap. */
  async dropOld(): Promise<void> {
    await this.client.query(`DROP SCHEMA IF EXISTS ${this.quoted('old')} CASCADE`);
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  private async lockCursors(): Promise<void> {
    await this.client.query(`SELECT set_config('lock_timeout', $1, true)`, [String(lockTimeoutMs)]);
    try {
      await this.client.query(`LOCK TABLE ${this.quoted('current')}.cursor IN ACCESS EXCLUSIVE MODE`);
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '55P03') {
        throw new SwapBlocked('the cursors are in use', { cause: error });
      }
      throw error;
    }
  }

  private async currentCursors(): Promise<ServedCursors> {
    const { rows } = await this.client.query<{ source: string; lane: number; epoch: string; pos: string }>(
      `SELECT source, lane, epoch, pos FROM ${this.quoted('current')}.cursor`,
    );
    const bySource: ServedCursors = new Map();
    for (const { source, lane, epoch, pos } of rows) {
      const cursor = { lane, epoch, pos: Number(pos), eventId: null };
      bySource.set(source, [...(bySource.get(source) ?? []), cursor]);
    }
    return bySource;
  }

  private quoted(schema: keyof SchemaNames): string {
    return pg.escapeIdentifier(this.names[schema]);
  }
}
