import type { LogEntry } from '../event-log.queries.js';
import { planBatch } from '../consuming/batch.rules.js';
import type { EventApplier, LaneKey } from '../consuming/event-applier.js';
import { failureKind } from '../consuming/failure.rules.js';
import { LaneApplier } from '../consuming/lane-applier.js';
import { LogUnavailable, type LogReader } from '../consuming/log-reader.js';
import { Limiter } from '../limiter.js';
import { pageLimit, type LogPage } from '../log-protocol.js';
import type { MessagingMetrics } from '../messaging.metrics.js';
import type { ResolvedOptions } from '../messaging.options.js';
import { backoffMs, pause } from '../pause.js';
import type { Tally } from './tally.js';

/** What the rebuild of a lane works with. */
export interface LaneRebuildParts {
  key: LaneKey;
  applier: EventApplier;
  logReader: LogReader;
  metrics: MessagingMetrics;
  options: ResolvedOptions;
  tally: Tally;
}

/** Failures in a row after which a rebuild gives up; with the pauses between them, about a minute. */
const maxFailures = 12;

/** Applies one lane's log from its first position on. */
export class LaneRebuild {
  readonly key: LaneKey;
  private readonly laneApplier: LaneApplier;
  private pos = 0;

  constructor(private readonly parts: LaneRebuildParts) {
    this.key = parts.key;
    this.laneApplier = new LaneApplier({
      ...parts,
      ...parts.options.timings,
      limiter: new Limiter(1),
      parkAfterAttempts: parts.options.parkAfterAttempts,
      signal: new AbortController().signal,
    });
  }

  /** Goes on to the end of the log, or at least to a position. */
  async fill(upTo = Number.POSITIVE_INFINITY): Promise<void> {
    while (this.pos < upTo) {
      const page = await this.nextPage();
      if (page.entries.length === 0) return;
      await this.applyAll(page.entries);
    }
  }

  private nextPage(): Promise<LogPage> {
    const { logReader, options } = this.parts;
    return persist(() => logReader.page(this.key.source, this.key.lane, this.pos), options.timings);
  }

  private async applyAll(entries: LogEntry[]): Promise<void> {
    for (let left = entries; left.length > 0;) {
      const { run } = planBatch(this.pos, left, pageLimit);
      const before = this.pos;
      const cursor = await persist(() => this.laneApplier.apply(run), this.parts.options.timings);
      this.pos = cursor.pos;
      this.parts.tally.add(this.pos - before);
      left = left.filter((entry) => entry.event.pos > this.pos);
    }
  }
}

/** Does work again while its failure looks like one that passes. */
export async function persist<T>(
  work: () => Promise<T>,
  limits: { retryMinMs: number; retryMaxMs: number },
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      const passes = error instanceof LogUnavailable || failureKind(error) === 'TRANSIENT';
      if (!passes || failures === maxFailures) throw error;
      await pause(backoffMs(failures, limits));
    }
  }
}
