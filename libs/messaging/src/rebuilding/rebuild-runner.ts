import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EventSource } from '@rasad/event-contracts';
import type { DataSource } from 'typeorm';
import { EventConsumerServer } from '../consuming/event-consumer.server.js';
import { createCursors } from '../consuming/cursor.queries.js';
import { LogReader } from '../consuming/log-reader.js';
import { pageLimit } from '../log-protocol.js';
import { allLanes, MESSAGING_OPTIONS, type ResolvedOptions } from '../messaging.options.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { NatsLink } from '../nats/nats-link.js';
import { LaneRebuild, persist } from './lane-rebuild.js';
import { ShadowSchema, SwapBlocked, type SchemaNames, type ServedCursors } from './shadow-schema.js';
import { Tally, type RebuildProgress } from './tally.js';

/** What a rebuild needs to know of its service. */
export interface RebuildOptions {
  /** The schema to rebuild; it must hold nothing but what events make. */
  schema: string;
  /** Where it is built; by default `<schema>_next`. */
  nextSchema?: string;
  sources: readonly EventSource[];
  /** URL of the role that owns the schema. */
  ownerUrl: string;
  /** Brings an empty schema to the service's shape, with the run role's privileges. */
  migrate: (schema: string) => Promise<void>;
  /** Connects the run role with the schema as its search_path. */
  openDataSource: (schema: string) => Promise<DataSource>;
  onProgress?: (progress: RebuildProgress) => void;
}

/** What a rebuild did. */
export interface RebuildResult {
  applied: number;
  parked: number;
  milliseconds: number;
}

/** Lanes that are filled at the same time. */
const concurrentLanes = 4;
const swapAttempts = 20;

/**
 * Builds read models anew: into a schema aside from the first position of every source, while the old ones serve and
 * go on, then in their place. Works whatever state the old ones are in, and mends an alarm.
 */
@Injectable()
export class RebuildRunner {
  private readonly logger = new Logger(RebuildRunner.name);

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly consumers: EventConsumerServer,
    private readonly logReader: LogReader,
    private readonly link: NatsLink,
    private readonly metrics: MessagingMetrics,
  ) {}

  /** Rebuilds and swaps. On an error the old schema serves on. @throws RebuildRunning, SwapBlocked, LogUnavailable */
  async run(options: RebuildOptions): Promise<RebuildResult> {
    this.link.start();
    const started = Date.now();
    const names = schemaNames(options);
    const shadow = await ShadowSchema.open(options.ownerUrl, names);
    try {
      await shadow.createNext();
      await options.migrate(names.next);
      const result = await this.fillAndSwap(shadow, names, options);
      return { ...result, milliseconds: Date.now() - started };
    } catch (error) {
      await shadow.dropNext().catch(() => undefined);
      throw error;
    } finally {
      await shadow.close();
    }
  }

  private async fillAndSwap(
    shadow: ShadowSchema,
    names: SchemaNames,
    options: RebuildOptions,
  ): Promise<Omit<RebuildResult, 'milliseconds'>> {
    const dataSource = await options.openDataSource(names.next);
    const tally = new Tally(options.onProgress);
    let parked = 0;
    try {
      const lanes = await this.prepareLanes(dataSource, options, tally);
      await inParallel(lanes, (lane) => lane.fill());
      tally.phase = 'swapping';
      await this.swap(shadow, lanes, async (current) => {
        await catchUp(lanes, current, dataSource);
        parked = await countParked(dataSource);
      });
    } finally {
      await dataSource.destroy();
    }
    await shadow.dropOld();
    tally.phase = 'done';
    return { applied: tally.applied, parked };
  }

  private async prepareLanes(
    dataSource: DataSource,
    options: RebuildOptions,
    tally: Tally,
  ): Promise<LaneRebuild[]> {
    const applier = this.consumers.applierFor(dataSource, pageLimit);
    const { logReader, metrics } = this;
    const lanes: LaneRebuild[] = [];
    for (const source of options.sources) {
      const heads = await persist(() => logReader.heads(source), this.options.timings);
      await createCursors(dataSource.manager, source, heads.epoch);
      tally.heard(source, heads);
      const shared = { applier, logReader, metrics, tally, options: this.options };
      lanes.push(...allLanes.map((lane) => new LaneRebuild({ ...shared, key: { source, lane } })));
    }
    return lanes;
  }

  /** The longer the swap waits for its lock, the more is left to catch up under it: fill again before each attempt. */
  private async swap(
    shadow: ShadowSchema,
    lanes: readonly LaneRebuild[],
    finish: (current: ServedCursors) => Promise<void>,
  ): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await shadow.swap(finish);
      } catch (error) {
        if (!(error instanceof SwapBlocked) || attempt === swapAttempts) throw error;
        this.logger.warn({ msg: 'swap blocked', attempt });
        await inParallel(lanes, (lane) => lane.fill());
      }
    }
  }
}

/** Fills the lanes at least to where the served schema is: readers must not see time run backwards. */
async function catchUp(
  lanes: readonly LaneRebuild[],
  current: ServedCursors,
  dataSource: DataSource,
): Promise<void> {
  const rows = await dataSource.query<{ source: string; epoch: string }[]>(
    'SELECT DISTINCT source, epoch FROM cursor',
  );
  const epochs = new Map(rows.map((row) => [row.source, row.epoch]));
  await inParallel(lanes, async (lane) => {
    const { source } = lane.key;
    const served = current.get(source)?.find((cursor) => cursor.lane === lane.key.lane);
    // A position of another epoch says nothing about this one's.
    if (served && served.epoch === epochs.get(source)) await lane.fill(served.pos);
  });
}

function schemaNames(options: RebuildOptions): SchemaNames {
  const { schema, nextSchema = `${schema}_next` } = options;
  return { current: schema, next: nextSchema, old: `${schema}_old` };
}

async function inParallel(
  lanes: readonly LaneRebuild[],
  work: (lane: LaneRebuild) => Promise<void>,
): Promise<void> {
  const queue = [...lanes];
  const worker = async () => {
    for (let lane = queue.shift(); lane; lane = queue.shift()) await work(lane);
  };
  await Promise.all(Array.from({ length: concurrentLanes }, worker));
}

async function countParked(dataSource: DataSource): Promise<number> {
  const rows = await dataSource.query<{ parked: number }[]>('SELECT count(*)::int AS parked FROM parked');
  return rows[0]?.parked ?? 0;
}
