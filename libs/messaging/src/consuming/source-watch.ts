import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { SourceHeads } from '../event-log.queries.js';
import { headsMessage } from '../log-protocol.js';
import type { MessagingMetrics } from '../messaging.metrics.js';
import type { NatsLink } from '../nats/nats-link.js';
import { Periodic } from '../periodic.js';
import { createCursors, readCursors, type Cursor } from './cursor.queries.js';
import type { LogReader } from './log-reader.js';
import { countParked } from './parked.queries.js';

/** Why a source's events are no longer applied. */
export type AlarmReason =
  /** The source started a new log. */
  | 'EPOCH_CHANGED'
  /** The source's head lies below what was applied: it was restored from a backup. */
  | 'SOURCE_SET_BACK'
  /** Another event stands where one was applied: it was restored from a backup and went on. */
  | 'HISTORY_CHANGED';

/** A stop that only rebuilding, or applying everything again, mends. */
export interface ConsumerAlarm {
  source: string;
  reason: AlarmReason;
  /** The lane that showed it; null where all do. */
  lane: number | null;
  /** ISO 8601 instant of the discovery. */
  since: string;
  detail: string;
}

/** Cursors as they stood in the database, and when reading them began (milliseconds since 1970). */
export interface SeenCursors {
  readAt: number;
  cursors: readonly Cursor[];
}

/** What a watch works with. */
export interface WatchParts {
  source: string;
  dataSource: DataSource;
  link: NatsLink;
  logReader: LogReader;
  metrics: MessagingMetrics;
  intervalMs: number;
}

/** Follows a source's heads: knows how far behind its lanes are, and whether its history is still the one applied. */
export class SourceWatch {
  private readonly logger = new Logger(SourceWatch.name);
  private readonly listeners = new Set<() => void>();
  private readonly checking: Periodic;
  private latest: SourceHeads | undefined;
  private heardAt = 0;
  private seen: SeenCursors = { readAt: 0, cursors: [] };
  private raised: ConsumerAlarm | undefined;
  private verified = false;
  private verifying: Promise<ConsumerAlarm | undefined> | undefined;
  private stopListening: (() => void) | undefined;

  constructor(private readonly parts: WatchParts) {
    this.checking = new Periodic(`watching ${parts.source}`, parts.intervalMs, () => this.check());
  }

  start(): void {
    this.stopListening = this.parts.link.onConnect((connection) => {
      connection.subscribe(`head.${this.parts.source}`, {
        callback: (error, message) => {
          if (!error) this.heard(message.json());
        },
      });
    });
    this.parts.link.onUp(() => this.checking.runSoon());
    this.checking.start();
  }

  async stop(): Promise<void> {
    this.stopListening?.();
    await this.checking.stop();
  }

  /** The alarm that stops the source's lanes, if there is one. */
  get alarm(): ConsumerAlarm | undefined {
    return this.raised;
  }

  /** Last position of a lane that the source announced, or undefined before the first announcement. */
  head(lane: number): number | undefined {
    return this.latest?.lanes[lane];
  }

  /** The cursors as the last look at them found them. */
  get seenCursors(): SeenCursors {
    return this.seen;
  }

  /** Calls the listener after each announcement. @returns ends the calls. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes heads that came with a page of the log. */
  takeHeads(heads: SourceHeads): void {
    this.latest = heads;
    this.heardAt = Date.now();
    this.listeners.forEach((listener) => listener());
  }

  /**
   * Compares what was applied with the source's log as it is now and raises or clears the alarm.
   * @throws LogUnavailable where the source does not answer; the alarm stays as it is.
   */
  verify(): Promise<ConsumerAlarm | undefined> {
    this.verifying ??= this.compare().finally(() => (this.verifying = undefined));
    return this.verifying;
  }

  private async compare(): Promise<ConsumerAlarm | undefined> {
    const { source, dataSource, logReader, metrics } = this.parts;
    // Cursors first: the heads read after them can only be at or beyond them, whatever is applied meanwhile.
    const cursors = await readCursors(dataSource.manager, source);
    const heads = await logReader.heads(source);
    const found = compareHeads(source, cursors, heads) ?? (await this.compareHistory(cursors));
    if (found && !this.raised) this.logger.error({ msg: 'consumer stopped', ...found });
    if (!found && this.raised) this.logger.log({ msg: 'consumer goes on', source });
    this.raised = found && { ...found, since: this.raised?.since ?? found.since };
    this.verified = true;
    metrics.stopped.set({ source }, found ? 1 : 0);
    this.takeHeads(heads);
    return this.raised;
  }

  private heard(message: unknown): void {
    const heads = headsMessage.safeParse(message);
    if (heads.success) this.takeHeads(heads.data);
  }

  private async check(): Promise<void> {
    const { source, dataSource, metrics, link } = this.parts;
    const readAt = Date.now();
    const cursors = await readCursors(dataSource.manager, source);
    if (cursors.length === 0) return this.begin();
    const suspicious = this.contradicts(this.seen);
    this.seen = { readAt, cursors };
    metrics.parkedNow.set({ source }, (await countParked(dataSource.manager)).get(source) ?? 0);
    for (const { lane, pos } of cursors) {
      const head = this.latest?.lanes[lane];
      if (head !== undefined) metrics.lag.set({ source, lane }, Math.max(0, head - pos));
    }
    if (!link.status().connected) return;
    if (suspicious || this.raised || !this.verified) await this.verify();
  }

  /** Whether heads that were heard after these cursors were read do not fit them; older heads may well lie below. */
  private contradicts({ readAt, cursors }: SeenCursors): boolean {
    if (!this.latest || this.heardAt <= readAt) return false;
    return compareHeads(this.parts.source, cursors, this.latest) !== undefined;
  }

  /** The first contact with a source: its own word on its epoch, since the stream may hold messages of an older one. */
  private async begin(): Promise<void> {
    const { source, dataSource, link, logReader } = this.parts;
    if (!link.status().connected) return;
    const heads = await logReader.heads(source);
    await createCursors(dataSource.manager, source, heads.epoch);
    this.takeHeads(heads);
  }

  /** Whether each lane's last applied event still stands at its position. */
  private async compareHistory(cursors: readonly Cursor[]): Promise<ConsumerAlarm | undefined> {
    const { source, logReader } = this.parts;
    for (const { lane, pos, eventId } of cursors) {
      if (pos === 0 || eventId === null) continue;
      const page = await logReader.page(source, lane, pos - 1, 1);
      const there = page.entries[0]?.event.id;
      if (there !== eventId) {
        return alarm(
          source,
          'HISTORY_CHANGED',
          lane,
          `position ${pos}: applied ${eventId}, now ${there ?? 'none'}`,
        );
      }
    }
    return undefined;
  }
}

function compareHeads(
  source: string,
  cursors: readonly Cursor[],
  heads: SourceHeads,
): ConsumerAlarm | undefined {
  const other = cursors.find((cursor) => cursor.epoch !== heads.epoch);
  if (other) return alarm(source, 'EPOCH_CHANGED', null, `applied ${other.epoch}, now ${heads.epoch}`);
  const ahead = cursors.find((cursor) => cursor.pos > (heads.lanes[cursor.lane] ?? 0));
  if (!ahead) return undefined;
  return alarm(
    source,
    'SOURCE_SET_BACK',
    ahead.lane,
    `applied up to ${ahead.pos}, head ${heads.lanes[ahead.lane] ?? 0}`,
  );
}

function alarm(source: string, reason: AlarmReason, lane: number | null, detail: string): ConsumerAlarm {
  return { source, reason, lane, detail, since: new Date().toISOString() };
}
