import { Inject, Injectable, type OnApplicationBootstrap, Optional } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { resetCursors } from '../consuming/cursor.queries.js';
import { EntryFailed, type EventApplier } from '../consuming/event-applier.js';
import { EventConsumerServer } from '../consuming/event-consumer.server.js';
import { describeFailure } from '../consuming/failure.rules.js';
import { LogReader } from '../consuming/log-reader.js';
import {
  clearParked,
  listParked,
  listParkedAggregates,
  noteParkedFailure,
  readParked,
  removeParked,
  type ParkedAggregate,
  type ParkedEvent,
  type ParkedFilter,
} from '../consuming/parked.queries.js';
import { logEntry } from '../log-protocol.js';
import { MESSAGING_OPTIONS, type ResolvedOptions } from '../messaging.options.js';
import { MessagingHealth } from '../messaging.health.js';
import { AdminServer } from './admin-server.js';

/** Parked events of one aggregate that are applied in one transaction. */
const redriveBatch = 100;

/** What a redrive did. */
export interface RedriveResult {
  /** Events applied and no longer parked. */
  applied: number;
  /** Aggregates whose first parked event failed again; nothing of it was applied. */
  failed: { source: string; aggregateId: string; error: string }[];
}

const parkedFilter = z.object({ source: z.string().optional(), aggregateId: z.string().optional() });
const replayInput = z.object({ source: z.string() });

/** Administration of a service's events, here and over NATS (`admin.<service>.parked|redrive|replay|status`). */
@Injectable()
export class EventAdministration implements OnApplicationBootstrap {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly server: AdminServer,
    private readonly consumers: EventConsumerServer,
    private readonly health: MessagingHealth,
    private readonly logReader: LogReader,
    @Optional() private readonly dataSource?: DataSource,
  ) {}

  onApplicationBootstrap(): void {
    this.server.serve('status', () => this.health.check());
    if (this.options.consumes.length === 0) return;
    this.server.serve('parked', (input) => this.parked(parkedFilter.parse(input)));
    this.server.serve('redrive', (input) => this.redrive(parkedFilter.parse(input)));
    this.server.serve('replay', (input) => this.replay(replayInput.parse(input).source));
  }

  /** Parked events, the first thousand. */
  parked(filter: ParkedFilter = {}): Promise<ParkedEvent[]> {
    return listParked(this.database.manager, filter);
  }

  /** Applies parked events again, each aggregate's in order up to the first that fails again. */
  async redrive(filter: ParkedFilter = {}): Promise<RedriveResult> {
    const applier = this.consumers.applierFor(this.database);
    const result: RedriveResult = { applied: 0, failed: [] };
    for (const aggregate of await listParkedAggregates(this.database.manager, filter)) {
      await this.redriveAggregate(applier, aggregate, result);
    }
    return result;
  }

  /**
   * Has all events of a source applied again from the first on, in the epoch that the source has now: the remedy
   * after an alarm where the projections live beside data of the service's own. Handlers must overwrite, not add.
   * @param clear removes what the source's events had made, in the same transaction.
   */
  async replay(source: string, clear?: (tx: EntityManager) => Promise<void>): Promise<{ epoch: string }> {
    const { epoch } = await this.logReader.heads(source);
    await this.database.transaction(async (tx) => {
      await resetCursors(tx, source, epoch);
      await clearParked(tx, source);
      await clear?.(tx);
    });
    return { epoch };
  }

  private get database(): DataSource {
    if (!this.dataSource) throw new Error(`${this.options.service} has no database`);
    return this.dataSource;
  }

  private async redriveAggregate(
    applier: EventApplier,
    aggregate: ParkedAggregate,
    result: RedriveResult,
  ): Promise<void> {
    // A batch that fails is tried again one by one: what comes before the failing event is applied.
    for (let size = redriveBatch; ;) {
      try {
        const applied = await this.redriveSome(applier, aggregate, size);
        result.applied += applied;
        if (applied < size) return;
      } catch (error) {
        if (size === 1) return this.noteFailure(aggregate, error, result);
        size = 1;
      }
    }
  }

  private redriveSome(applier: EventApplier, aggregate: ParkedAggregate, size: number): Promise<number> {
    return applier.reapply(
      aggregate,
      async (tx) => (await readParked(tx, aggregate, size)).map((row) => logEntry.parse(row)),
      async (tx, entries) => {
        const last = entries.at(-1);
        if (last) await removeParked(tx, aggregate, last.event.pos);
      },
    );
  }

  private async noteFailure(
    aggregate: ParkedAggregate,
    error: unknown,
    result: RedriveResult,
  ): Promise<void> {
    const text = describeFailure(error instanceof EntryFailed ? error.cause : error);
    await noteParkedFailure(this.database.manager, aggregate, text);
    result.failed.push({ source: aggregate.source, aggregateId: aggregate.aggregateId, error: text });
  }
}
