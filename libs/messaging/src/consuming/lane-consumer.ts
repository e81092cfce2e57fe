import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { LogEntry } from '../event-log.queries.js';
import type { Limiter } from '../limiter.js';
import type { MessagingMetrics } from '../messaging.metrics.js';
import type { ResolvedOptions } from '../messaging.options.js';
import type { NatsLink } from '../nats/nats-link.js';
import { backoffMs, pause } from '../pause.js';
import { planBatch } from './batch.rules.js';
import { readCursors, type Cursor } from './cursor.queries.js';
import { HistoryMismatch, type EventApplier, type LaneKey } from './event-applier.js';
import { LaneApplier } from './lane-applier.js';
import { LaneInbox } from './lane-inbox.js';
import { LanePull } from './lane-pull.js';
import type { LogReader } from './log-reader.js';
import type { SourceWatch } from './source-watch.js';

/** What a lane's consumer works with. */
export interface LaneConsumerParts {
  key: LaneKey;
  options: ResolvedOptions;
  dataSource: DataSource;
  link: NatsLink;
  applier: EventApplier;
  watch: SourceWatch;
  logReader: LogReader;
  limiter: Limiter;
  metrics: MessagingMetrics;
}

/** Longest wait of an idle lane before it looks around. */
const idleMs = 1_000;

/**
 * Applies one lane of one source: messages in order, gaps and lost tails from the source's log, acknowledging only
 * what is committed. While a batch fails for a passing reason it is kept and tried again after a growing, jittered
 * pause; handing it back to JetStream instead would change its order.
 */
export class LaneConsumer {
  private readonly logger = new Logger(LaneConsumer.name);
  private readonly stopping = new AbortController();
  private readonly inbox = new LaneInbox();
  private readonly laneApplier: LaneApplier;
  private readonly finished: Promise<void>;
  private readonly stopListening: () => void;
  private pull: LanePull | undefined;
  private cursor: Cursor | undefined;
  private cursorKnownAt = 0;
  private behindSince: number | undefined;
  private catchUp = true;

  constructor(private readonly parts: LaneConsumerParts) {
    const { options } = parts;
    this.laneApplier = new LaneApplier({
      ...parts,
      ...options.timings,
      parkAfterAttempts: options.parkAfterAttempts,
      signal: this.signal,
    });
    this.stopListening = parts.watch.listen(() => this.inbox.wake());
    this.finished = this.run();
  }

  /** Stops pulling and finishes or rolls back the batch in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.stopListening();
    this.inbox.wake();
    await Promise.all([this.finished, this.pull?.stop()]);
  }

  private get signal(): AbortSignal {
    return this.stopping.signal;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.signal.aborted;) {
      try {
        await this.step();
        failures = 0;
      } catch (error) {
        failures += 1;
        this.report(error, failures);
        await pause(backoffMs(failures, this.parts.options.timings), this.signal);
      }
    }
    await this.pull?.stop();
  }

  private async step(): Promise<void> {
    if (this.parts.watch.alarm || !(await this.ready())) {
      this.cursor = undefined;
      if (!this.signal.aborted) await this.inbox.sleep(idleMs);
      return;
    }
    await this.inbox.wait(this.catchUp ? 0 : this.waitMs());
    if (!this.signal.aborted) await this.advance();
  }

  /** Reads the cursor where it is not known, and starts pulling. @returns false before the source was first heard. */
  private async ready(): Promise<boolean> {
    const { key, dataSource } = this.parts;
    if (!this.cursor || this.wasMoved()) {
      const cursors = await readCursors(dataSource.manager, key.source);
      this.setCursor(cursors.find((cursor) => cursor.lane === key.lane));
      this.catchUp = true;
    }
    if (this.cursor) this.pull ??= this.openPull();
    return this.cursor !== undefined;
  }

  /** Whether somebody else moved the cursor: a rebuild, or a replica that took the lane for its own. */
  private wasMoved(): boolean {
    const { readAt, cursors } = this.parts.watch.seenCursors;
    if (readAt <= this.cursorKnownAt) return false;
    const seen = cursors.find((cursor) => cursor.lane === this.parts.key.lane);
    return seen !== undefined && (seen.pos !== this.position || seen.epoch !== this.cursor?.epoch);
  }

  private setCursor(cursor: Cursor | undefined): void {
    this.cursor = cursor;
    this.cursorKnownAt = Date.now();
  }

  private openPull(): LanePull {
    const { key, options, link } = this.parts;
    return new LanePull({
      name: { service: options.service, ...key },
      link,
      inbox: this.inbox,
      fromStart: () => this.position === 0,
      opened: (made) => {
        this.catchUp ||= made && this.position > 0;
        this.inbox.wake();
      },
    });
  }

  private async advance(): Promise<void> {
    await this.dropStrangers();
    const { run, beyond } = planBatch(this.position, this.inbox.entries(), this.parts.options.batchSize);
    if (run.length > 0) await this.apply(run);
    else if (beyond.length > 0) await this.fillGap();
    else if (this.catchUp || this.tailIsLost()) await this.readTail();
    this.inbox.settle((entry) => entry.event.pos <= this.position);
  }

  private get position(): number {
    return this.cursor?.pos ?? 0;
  }

  /** Messages of another epoch: left over from an older log, or the first sign of a new one. */
  private async dropStrangers(): Promise<void> {
    const isStranger = (entry: LogEntry) => entry.event.epoch !== this.cursor?.epoch;
    if (!this.inbox.entries().some(isStranger)) return;
    if (await this.parts.watch.verify()) throw new HistoryMismatch('the source has a new epoch');
    this.inbox.settle(isStranger);
  }

  private async fillGap(): Promise<void> {
    this.parts.metrics.gaps.inc({ source: this.parts.key.source });
    if ((await this.readLog()) > 0) return;
    // The stream holds what the log does not have.
    if (await this.parts.watch.verify()) throw new HistoryMismatch('the source was set back');
    this.inbox.settle(() => true);
  }

  private async readTail(): Promise<void> {
    const asked = this.catchUp;
    this.catchUp = false;
    this.behindSince = undefined;
    const read = await this.readLog();
    if (asked) this.catchUp = read > 0;
    else await this.pull?.check();
  }

  /** Applies the next page of the source's log. @returns how many entries it had. */
  private async readLog(): Promise<number> {
    const { key, logReader, watch } = this.parts;
    const page = await logReader.page(key.source, key.lane, this.position);
    watch.takeHeads(page.heads);
    let left = page.entries;
    while (left.length > 0 && !this.signal.aborted) {
      const { run, beyond } = planBatch(this.position, left, this.parts.options.batchSize);
      if (run.length === 0) break;
      await this.apply(run);
      left = beyond;
    }
    return page.entries.length;
  }

  /** Whether the head has been ahead for a while although nothing arrives. */
  private tailIsLost(): boolean {
    const behind = (this.parts.watch.head(this.parts.key.lane) ?? 0) > this.position;
    this.behindSince = behind ? (this.behindSince ?? Date.now()) : undefined;
    if (this.behindSince === undefined) return false;
    const quietSince = Math.max(this.behindSince, this.inbox.lastArrival);
    return Date.now() - quietSince >= this.parts.options.timings.tailGraceMs;
  }

  private waitMs(): number {
    return this.behindSince === undefined ? idleMs : this.parts.options.timings.tailGraceMs;
  }

  private async apply(run: readonly LogEntry[]): Promise<void> {
    try {
      this.setCursor(await this.laneApplier.apply(run));
      this.behindSince = undefined;
    } catch (error) {
      if (!(error instanceof HistoryMismatch)) throw error;
      await this.doubtHistory(error);
    }
  }

  /** Deliveries that do not continue what was applied: an alarm, or stale messages that the log will replace. */
  private async doubtHistory(error: HistoryMismatch): Promise<void> {
    if (await this.parts.watch.verify()) throw error;
    this.inbox.settle((entry) => entry.event.pos <= this.position + 1);
    this.cursor = undefined;
  }

  private report(error: unknown, failures: number): void {
    if (failures === 1 || failures % 10 === 0) {
      this.logger.warn({ msg: 'lane failed, will try again', ...this.parts.key, failures, err: error });
    }
  }
}
