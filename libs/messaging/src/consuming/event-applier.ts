import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { LogEntry } from '../event-log.queries.js';
import { failpoint } from '../failpoints.js';
import type { MessagingMetrics } from '../messaging.metrics.js';
import { continuesHistory, planBatch } from './batch.rules.js';
import { advanceCursor, lockCursor, type Cursor } from './cursor.queries.js';
import { BatchScope } from './event-context.js';
import type { HandlerRegistry } from './handler-registry.js';
import { parkedAggregates, parkEvent, type ParkingReason } from './parked.queries.js';

/** The entries do not continue what was applied: they are stale, or the source has another history now. */
export class HistoryMismatch extends Error {
  override readonly name = 'HistoryMismatch';
}

/** A handler failed on this entry; those before it went well but were rolled back with it. */
export class EntryFailed extends Error {
  override readonly name = 'EntryFailed';

  constructor(
    readonly entry: LogEntry,
    override readonly cause: unknown,
  ) {
    super(`${entry.event.type} at ${entry.event.lane}/${entry.event.pos} failed`, { cause });
  }
}

/** What the applier works with. */
export interface ApplierParts {
  dataSource: DataSource;
  registry: HandlerRegistry;
  metrics: MessagingMetrics;
  /** Limit after which Postgres ends a transaction whose process fell silent, in milliseconds. */
  transactionIdleMs: number;
  batchSize: number;
  /** Called after each commit, with its transaction. */
  committed: (tx: EntityManager) => void;
}

/** Where events of one lane come from. */
export interface LaneKey {
  source: string;
  lane: number;
}

/** Applies events of a lane in the transaction that advances the lane's cursor: each once, in order. */
export class EventApplier {
  private readonly logger = new Logger(EventApplier.name);

  constructor(private readonly parts: ApplierParts) {}

  /**
   * Applies those entries that continue the cursor, many in one transaction; entries known already are passed over.
   * @returns the cursor afterwards.
   * @throws HistoryMismatch, EntryFailed, or what the end of the batch threw; then nothing was applied.
   */
  async apply(key: LaneKey, entries: readonly LogEntry[]): Promise<Cursor> {
    const { batchSize, metrics } = this.parts;
    return this.inTransaction(key, async (tx, scope, cursor) => {
      const { run, duplicates } = planBatch(cursor.pos, entries, batchSize);
      metrics.duplicates.inc({ source: key.source }, duplicates);
      assertContinues(cursor, run);
      await this.applyRun(tx, scope, key, run);
      metrics.applied.inc({ source: key.source }, run.length);
      return moved(tx, key, cursor, run);
    });
  }

  /** Parks the entry if it is the cursor's next. @returns the cursor afterwards. */
  async park(key: LaneKey, entry: LogEntry, reason: ParkingReason): Promise<Cursor> {
    return this.inTransaction(key, async (tx, _scope, cursor) => {
      const { run } = planBatch(cursor.pos, [entry], 1);
      assertContinues(cursor, run);
      for (const next of run) await this.parkOne(tx, next, reason);
      return moved(tx, key, cursor, run);
    });
  }

  /** Applies events again that were parked; `finish` runs in the same transaction, after them. */
  async reapply(
    key: LaneKey,
    read: (tx: EntityManager) => Promise<LogEntry[]>,
    finish: Finish,
  ): Promise<number> {
    return this.inTransaction(key, async (tx, scope) => {
      const entries = await read(tx);
      for (const entry of entries) await this.applyOne(tx, scope, entry);
      await finish(tx, entries);
      return entries.length;
    });
  }

  private async applyRun(
    tx: EntityManager,
    scope: BatchScope,
    key: LaneKey,
    run: readonly LogEntry[],
  ): Promise<void> {
    if (run.length === 0) return;
    const parked = await parkedAggregates(tx, key.source, key.lane);
    for (const entry of run) {
      if (parked.has(entry.event.aggregateId)) await this.parkOne(tx, entry, behindAnother);
      else await this.applyOne(tx, scope, entry);
    }
  }

  private async applyOne(tx: EntityManager, scope: BatchScope, entry: LogEntry): Promise<void> {
    try {
      await this.parts.registry.apply(entry.event, tx, scope);
    } catch (error) {
      throw new EntryFailed(entry, error);
    }
  }

  private async parkOne(tx: EntityManager, entry: LogEntry, reason: ParkingReason): Promise<void> {
    await parkEvent(tx, entry, reason);
    this.parts.metrics.parkedTotal.inc({ source: entry.event.source });
  }

  /** Locks the cursor, works, runs what handlers left for the end, commits, then runs what waits for the commit. */
  private async inTransaction<T>(
    key: LaneKey,
    work: (tx: EntityManager, scope: BatchScope, cursor: Cursor) => Promise<T>,
  ): Promise<T> {
    const scope = new BatchScope();
    let manager: EntityManager | undefined;
    const result = await this.parts.dataSource.transaction(async (tx) => {
      manager = tx;
      const cursor = await lockCursor(tx, key.source, key.lane, this.parts.transactionIdleMs);
      if (!cursor) throw new HistoryMismatch(`no cursor for ${key.source} lane ${key.lane}`);
      const value = await work(tx, scope, cursor);
      await scope.runBeforeCommit();
      return value;
    });
    failpoint('after-consume-commit-before-ack');
    if (manager) this.parts.committed(manager);
    scope.runAfterCommit((error) =>
      this.logger.error({ msg: 'after-commit work failed', ...key, err: error }),
    );
    return result;
  }
}

type Finish = (tx: EntityManager, entries: readonly LogEntry[]) => Promise<void>;

const behindAnother: ParkingReason = { error: 'behind a parked event of the same aggregate', attempts: 0 };

async function moved(
  tx: EntityManager,
  key: LaneKey,
  cursor: Cursor,
  run: readonly LogEntry[],
): Promise<Cursor> {
  const last = run.at(-1)?.event;
  if (!last) return cursor;
  await advanceCursor(tx, key.source, last);
  return { ...cursor, pos: last.pos, eventId: last.id };
}

function assertContinues(cursor: Cursor, run: readonly LogEntry[]): void {
  const strange = run.find(({ event }) => event.epoch !== cursor.epoch);
  if (strange) throw new HistoryMismatch(`epoch ${strange.event.epoch}, cursor in ${cursor.epoch}`);
  if (!continuesHistory(cursor.eventId, run))
    throw new HistoryMismatch(`position ${cursor.pos} is another event`);
}
