import { Logger } from '@nestjs/common';
import type { LogEntry } from '../event-log.queries.js';
import type { Limiter } from '../limiter.js';
import type { MessagingMetrics } from '../messaging.metrics.js';
import { backoffMs, pause } from '../pause.js';
import type { Cursor } from './cursor.queries.js';
import { EntryFailed, HistoryMismatch, type EventApplier, type LaneKey } from './event-applier.js';
import { describeFailure, failureKind } from './failure.rules.js';

/** What a lane's applier works with. */
export interface LaneApplierParts {
  key: LaneKey;
  applier: EventApplier;
  limiter: Limiter;
  metrics: MessagingMetrics;
  /** Attempts after which an event whose failure looks permanent is parked. */
  parkAfterAttempts: number;
  retryMinMs: number;
  retryMaxMs: number;
  signal: AbortSignal;
}

/** Applies a lane's runs of entries; an entry that fails is isolated, tried alone and, at worst, parked. */
export class LaneApplier {
  private readonly logger = new Logger(LaneApplier.name);

  constructor(private readonly parts: LaneApplierParts) {}

  /**
   * Applies a run, contiguous from the cursor on, as far as it gets: after an isolated entry the rest is left.
   * @returns the cursor afterwards.
   * @throws HistoryMismatch, or the error of a failure that will pass; what was committed before it stays.
   */
  async apply(run: readonly LogEntry[]): Promise<Cursor> {
    try {
      return await this.applyTogether(run);
    } catch (error) {
      if (error instanceof HistoryMismatch) throw error;
      this.parts.metrics.failures.inc({ source: this.parts.key.source });
      if (failureKind(causeOf(error)) === 'TRANSIENT') throw causeOf(error);
      return this.isolate(run, error instanceof EntryFailed ? error.entry : undefined);
    }
  }

  private async applyTogether(run: readonly LogEntry[]): Promise<Cursor> {
    const { key, applier, limiter, metrics } = this.parts;
    const cursor = await limiter.run(() => applier.apply(key, run));
    const happened = run.at(-1)?.event.occurredAt;
    if (happened) {
      metrics.delay.observe({ source: key.source }, Math.max(0, Date.now() - Date.parse(happened)) / 1_000);
    }
    return cursor;
  }

  /** Applies what comes before the failing entry, then it alone; where the end of the batch failed, each alone. */
  private async isolate(run: readonly LogEntry[], failing: LogEntry | undefined): Promise<Cursor> {
    if (failing) {
      const before = run.filter((entry) => entry.event.pos < failing.event.pos);
      if (before.length > 0) await this.applyTogether(before);
      return this.applyAlone(failing);
    }
    let cursor: Cursor | undefined;
    for (const entry of run) cursor = await this.applyAlone(entry);
    return cursor ?? this.applyTogether([]);
  }

  private async applyAlone(entry: LogEntry): Promise<Cursor> {
    const { parkAfterAttempts, signal } = this.parts;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.applyTogether([entry]);
      } catch (error) {
        const cause = causeOf(error);
        const kind = failureKind(cause);
        if (error instanceof HistoryMismatch || kind === 'TRANSIENT' || signal.aborted) throw cause;
        if (kind === 'PERMANENT' || attempt >= parkAfterAttempts) return this.park(entry, cause, attempt);
        await pause(backoffMs(attempt, this.parts), signal);
      }
    }
  }

  private async park(entry: LogEntry, error: unknown, attempts: number): Promise<Cursor> {
    const { key, applier, limiter } = this.parts;
    const { id, type, pos } = entry.event;
    this.logger.error({ msg: 'event parked', ...key, pos, id, type, attempts, err: error });
    return limiter.run(() => applier.park(key, entry, { error: describeFailure(error), attempts }));
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof EntryFailed ? error.cause : error;
}
