import { Controller } from '@nestjs/common';
import { OrgUnitRenamedV1, type EventEnvelope, type PayloadOf } from '@rasad/event-contracts';
import { EventContext, OnEvent, PermanentFailure } from '../../src/index.js';

type Renamed = EventEnvelope<PayloadOf<typeof OrgUnitRenamedV1>>;

interface Totals {
  events: number;
  versions: number;
}

const totals = Symbol('totals');

/** Records every event in the transaction, and adds totals up once per batch, as a read model would. */
@Controller()
export class RecorderConsumer {
  @OnEvent(OrgUnitRenamedV1)
  async renamed(event: Renamed, context: EventContext): Promise<void> {
    const failure = faults.get(event.aggregateId)?.(event);
    if (failure) throw failure;
    await context.tx.query(
      `INSERT INTO applied (source, lane, pos, event_id, aggregate_id, version) VALUES ($1, $2, $3, $4, $5, $6)`,
      [event.source, event.lane, event.pos, event.id, event.aggregateId, event.payload.unit.version],
    );
    this.add(event, context);
  }

  private add(event: Renamed, context: EventContext): void {
    const gathered =
      (context.batch.get(totals) as Map<string, Totals> | undefined) ?? new Map<string, Totals>();
    context.batch.set(totals, gathered);
    const total = gathered.get(event.aggregateId) ?? { events: 0, versions: 0 };
    gathered.set(event.aggregateId, {
      events: total.events + 1,
      versions: total.versions + event.payload.unit.version,
    });
    context.beforeCommit(totals, () => writeTotals(gathered, context));
  }
}

async function writeTotals(gathered: Map<string, Totals>, context: EventContext): Promise<void> {
  const ids = [...gathered.keys()].sort();
  await context.tx.query(
    `INSERT INTO total SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[])
     ON CONFLICT (aggregate_id) DO UPDATE
     SET events = total.events + excluded.events, versions = total.versions + excluded.versions`,
    [ids, ids.map((id) => gathered.get(id)?.events), ids.map((id) => gathered.get(id)?.versions)],
  );
}

type Fault = (event: Renamed) => Error | undefined;

/** Failures that the handler shows, by aggregate. */
export const faults = new Map<string, Fault>();

export function poison(aggregateId: string, version: number): void {
  faults.set(aggregateId, (event) =>
    event.payload.unit.version === version ? new PermanentFailure('poison') : undefined,
  );
}
