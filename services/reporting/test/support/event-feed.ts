import { randomUUID } from 'node:crypto';
import type { EventDefinition, EventEnvelope, EventSource, PayloadOf } from '@rasad/event-contracts';
import { laneOf, type EventConsumerServer } from '@rasad/messaging';
import type { DataSource } from 'typeorm';

/** What happened, as a source would append it. */
export interface SourceEvent<D extends EventDefinition = EventDefinition> {
  definition: D;
  aggregateId: string;
  aggregateVersion: number;
  payload: PayloadOf<D>;
  occurredAt: string;
  actor?: EventEnvelope['actor'];
}

const system: EventEnvelope['actor'] = { kind: 'SYSTEM', id: 'test', role: null, unitId: null };

type Entry = { event: EventEnvelope; previousId: string | null };

/** Stands in for the sources: gives events their places in the lanes and hands them to the real applier. */
export class EventFeed {
  private readonly epoch = randomUUID();
  private readonly lanes = new Map<string, Entry[]>();

  private constructor(private readonly applier: ReturnType<EventConsumerServer['applierFor']>) {}

  static async open(dataSource: DataSource, consumers: EventConsumerServer): Promise<EventFeed> {
    const feed = new EventFeed(consumers.applierFor(dataSource));
    await dataSource.query('delete from cursor');
    await dataSource.query(
      `insert into cursor (source, lane, epoch, pos)
       select source, lane, $1, 0 from unnest(array['directory', 'compliance']) source, generate_series(0, 7) lane`,
      [feed.epoch],
    );
    return feed;
  }

  /** Applies the events in the given order as far as lanes go; lanes run side by side. */
  async apply(events: readonly SourceEvent[]): Promise<void> {
    const batches = new Map<string, Entry[]>();
    for (const event of events) {
      const entry = this.place(event);
      const key = `${entry.event.source}:${entry.event.lane}`;
      batches.set(key, [...(batches.get(key) ?? []), entry]);
    }
    await Promise.all([...batches.values()].map((entries) => this.deliver(entries)));
  }

  /** Delivers everything once more, as after a lost acknowledgement. */
  async repeat(): Promise<void> {
    await Promise.all([...this.lanes.values()].map((entries) => this.deliver(entries)));
  }

  /** In batches, as a consumer would, until the cursor is at the last one. */
  private async deliver(entries: Entry[]): Promise<void> {
    const { source, lane } = entries[0]!.event;
    const last = entries.at(-1)!.event.pos;
    for (let pos = 0; pos < last;) pos = (await this.applier.apply({ source, lane }, entries)).pos;
  }

  private place({ definition, ...event }: SourceEvent): Entry {
    const lane = laneOf(event.aggregateId);
    const entries = this.lanes.get(`${definition.source}:${lane}`) ?? [];
    this.lanes.set(`${definition.source}:${lane}`, entries);
    const entry = {
      previousId: entries.at(-1)?.event.id ?? null,
      event: {
        ...event,
        id: randomUUID(),
        source: definition.source as EventSource,
        type: definition.type,
        version: definition.version,
        epoch: this.epoch,
        lane,
        pos: entries.length + 1,
        aggregateType: definition.aggregate,
        actor: event.actor ?? system,
        unitPath: null,
        correlationId: event.aggregateId,
        causationId: null,
      },
    };
    entries.push(entry);
    return entry;
  }
}
