import { pause } from '../../src/pause.js';
import type { TestService } from './test-service.js';
import { newUnits, rename } from './unit-events.js';

/** How one of the concurrent writers behaves; equal values write equal histories. */
export interface Writer {
  units: number;
  transactions: number;
  eventsPerTransaction: number;
  /** Every so many transactions end in a rollback. */
  rollbackEvery: number;
  seed: number;
}

/**
 * Writes versions of its own units, with rollbacks and pauses inside transactions, so that commits come in another
 * order than the appends.
 * @returns `unit:version` of all that was acknowledged.
 */
export async function writeHistory(producer: TestService | undefined, writer: Writer): Promise<string[]> {
  if (!producer) return [];
  const random = randomOf(writer.seed);
  const versions = new Map(newUnits(writer.units).map((unit) => [unit, 0]));
  const acknowledged: string[] = [];
  for (let i = 1; i <= writer.transactions; i++) {
    const [unit = ''] = [...versions.keys()].slice(Math.floor(random() * versions.size));
    const first = (versions.get(unit) ?? 0) + 1;
    const next = Array.from({ length: writer.eventsPerTransaction }, (_, n) => first + n);
    const rollback = i % writer.rollbackEvery === 0;
    if (await attempt(producer, unit, next, { rollback, waitMs: random() * 12 })) {
      acknowledged.push(...next.map((version) => `${unit}:${version}`));
      versions.set(unit, next.at(-1) ?? first);
    } else if (!rollback) {
      versions.set(unit, await storedVersion(producer, unit));
    }
  }
  return acknowledged;
}

async function attempt(
  producer: TestService,
  unit: string,
  versions: readonly number[],
  how: { rollback: boolean; waitMs: number },
): Promise<boolean> {
  try {
    await producer.transaction(async (tx) => {
      await rename(producer.events, tx, unit, versions);
      await pause(how.waitMs);
      if (how.rollback) throw new Error('rolled back on purpose');
    });
    return true;
  } catch {
    return false;
  }
}

/** What became of a transaction whose outcome is unknown, since its connection was killed. */
async function storedVersion(producer: TestService, unit: string): Promise<number> {
  for (;;) {
    try {
      const rows = await producer.dataSource.query<{ version: number | null }[]>(
        'SELECT max(aggregate_version)::int AS version FROM event WHERE aggregate_id = $1',
        [unit],
      );
      return rows[0]?.version ?? 0;
    } catch {
      await pause(20);
    }
  }
}

/** A small reproducible generator (mulberry32), 0 to 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
