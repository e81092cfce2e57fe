import { expect } from '@jest/globals';
import { eventually, type TestDatabase } from '@rasad/testing';

interface Applied {
  lane: number;
  pos: number;
  event_id: string;
  aggregate_id: string;
  version: number;
}

/** All that a consumer applied, in order. */
export function applied(consumer: TestDatabase): Promise<Applied[]> {
  return consumer.query<Applied & Record<string, unknown>>(
    `SELECT lane, pos, event_id, aggregate_id, version FROM ${consumer.service}.applied ORDER BY n`,
  );
}

/** Waits until the consumer's cursors stand at the producer's heads and nothing waits in the outbox. */
export async function untilCaughtUp(
  producer: TestDatabase,
  consumer: TestDatabase,
  timeoutMs = 20_000,
): Promise<void> {
  const source = producer.service;
  await eventually(
    async () => {
      const [waiting] = await producer.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${source}.outbox`,
      );
      expect(waiting?.n).toBe(0);
      const heads = await producer.query(
        `SELECT lane, pos::int AS pos FROM ${source}.seq_head ORDER BY lane`,
      );
      const cursors = await consumer.query(
        `SELECT lane, pos::int AS pos FROM ${consumer.service}.cursor WHERE source = $1 ORDER BY lane`,
        [source],
      );
      expect(cursors).toEqual(heads);
    },
    { timeoutMs },
  );
}

/** The invariants of the backbone over everything that was committed. */
export async function expectExactlyOnceInOrder(
  producer: TestDatabase,
  consumer: TestDatabase,
): Promise<void> {
  const events = await producer.query<{ id: string }>(`SELECT id FROM ${producer.service}.event ORDER BY id`);
  const seen = await applied(consumer);
  expect(seen.map((row) => row.event_id).sort()).toEqual(events.map((row) => row.id));
  expectContiguous(seen);
  expectVersionsInOrder(seen);
  await expectTotals(consumer, seen);
}

function expectContiguous(seen: readonly Applied[]): void {
  const last = new Map<number, number>();
  for (const { lane, pos } of seen) {
    expect({ lane, pos }).toEqual({ lane, pos: (last.get(lane) ?? 0) + 1 });
    last.set(lane, pos);
  }
}

function expectVersionsInOrder(seen: readonly Applied[]): void {
  const last = new Map<string, number>();
  for (const { aggregate_id, version } of seen) {
    expect({ aggregate_id, version }).toEqual({ aggregate_id, version: (last.get(aggregate_id) ?? 0) + 1 });
    last.set(aggregate_id, version);
  }
}

async function expectTotals(consumer: TestDatabase, seen: readonly Applied[]): Promise<void> {
  const [sums] = await consumer.query<{ events: number; versions: number }>(
    `SELECT coalesce(sum(events), 0)::int AS events, coalesce(sum(versions), 0)::int AS versions
     FROM ${consumer.service}.total`,
  );
  expect(sums).toEqual({ events: seen.length, versions: seen.reduce((sum, row) => sum + row.version, 0) });
}
