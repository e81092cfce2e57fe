import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Backbone } from './support/backbone.js';
import { applied, expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import { Chaos, type Disturbance } from './support/chaos.js';
import { writeHistory, type Writer } from './support/writers.js';

/** RASAD_SEED replays a run; every run prints its own. */
const seed = Number(process.env['RASAD_SEED'] ?? Date.now() % 1_000_000_007);
const runs = Number(process.env['RASAD_RUNS'] ?? 4);

const writer: fc.Arbitrary<Writer> = fc.record({
  units: fc.integer({ min: 1, max: 6 }),
  transactions: fc.integer({ min: 10, max: 40 }),
  eventsPerTransaction: fc.integer({ min: 1, max: 4 }),
  rollbackEvery: fc.integer({ min: 3, max: 9 }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
});

const disturbance: fc.Arbitrary<Disturbance> = fc.oneof(
  fc.record({
    kind: fc.constant('KILL_BACKENDS' as const),
    side: fc.constantFrom('source' as const, 'target' as const),
  }),
  fc.record({ kind: fc.constant('REPUBLISH_SHUFFLED' as const), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('COMPETE' as const),
    side: fc.constantFrom('source' as const, 'target' as const),
  }),
  fc.record({ kind: fc.constant('PURGE_STREAM' as const) }),
  fc.record({
    kind: fc.constant('RESTART_REPLICA' as const),
    side: fc.constantFrom('source' as const, 'target' as const),
  }),
);

describe('the event backbone under concurrent writers and faults', () => {
  it(
    'loses nothing, doubles nothing, leaves no gap and inverts no aggregate',
    async () => {
      process.stdout.write(`backbone property: RASAD_SEED=${seed}\n`);
      let events = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(writer, { minLength: 2, maxLength: 4 }),
          fc.array(disturbance, { minLength: 6, maxLength: 14 }),
          async (writers, disturbances) => {
            events += await runHistory(writers, disturbances);
          },
        ),
        { seed, numRuns: runs, endOnFailure: true },
      );
      process.stdout.write(`backbone property: ${runs} runs, ${events} events\n`);
      expect(events).toBeGreaterThan(0);
    },
    10_000 + runs * 27_000,
  );
});

/** Lets the writers write while the disturbances strike, then checks the invariants. @returns events committed. */
async function runHistory(writers: readonly Writer[], disturbances: readonly Disturbance[]): Promise<number> {
  const backbone = await Backbone.start();
  try {
    const producers = [await backbone.producer(), await backbone.producer()];
    const consumers = [await backbone.consumer({ batchSize: 7 }), await backbone.consumer({ batchSize: 50 })];
    const chaos = new Chaos(backbone, producers, consumers);
    const writing = Promise.all(writers.map((each, i) => writeHistory(producers[i % 2], each)));
    const acknowledged = await chaos.during(writing, disturbances);
    await untilCaughtUp(backbone.source, backbone.target, 25_000);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
    const seen = new Set((await applied(backbone.target)).map((row) => `${row.aggregate_id}:${row.version}`));
    expect(acknowledged.flat().filter((version) => !seen.has(version))).toEqual([]);
    return seen.size;
  } finally {
    await backbone.stop();
  }
}
