import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recount } from '../src/recount/recount.service.js';
import { sumPresent } from '../src/summaries/summaries.queries.js';
import { figuresOf } from '../src/summaries/summary.rules.js';
import { arrivals, histories } from './support/histories.js';
import { Oracle } from './support/oracle.js';
import { emptyReadModels, useReportingDatabase } from './support/reporting-database.js';
import { ReportingService } from './support/reporting-service.js';
import { World } from './support/world.js';

// Before the database and the servers go, which their own hooks see to.
afterAll(() => service?.stop());
const postgres = useReportingDatabase();
let service: ReportingService;

beforeAll(async () => {
  service = await ReportingService.start(postgres.database.runUrl);
}, 60_000);

const anywhere = { anywhere: true, subtreeOf: [], unitIds: [] };

describe('roll-ups', () => {
  it('equal a brute-force fold of the events, in whatever order and however often these arrive', async () => {
    const runs = histories(60).chain((world) =>
      fc.record({
        world: fc.constant(world),
        arrival: arrivals(world.events),
        pieces: fc.integer({ min: 1, max: 6 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ world, arrival, pieces }) => {
        await emptyReadModels(service.dataSource);
        const feed = await service.feed();
        const size = Math.ceil(arrival.length / pieces);
        for (let at = 0; at < arrival.length; at += size) await feed.apply(arrival.slice(at, at + size));
        await feed.repeat();
        await expectFold(world, '2026-09-15');
        expect(await recount(service.dataSource)).toMatchObject({ equal: true });
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

/** Compares every unit × provision subtree with the oracle's count. */
async function expectFold(world: World, today: string): Promise<void> {
  const oracle = new Oracle(world.events);
  const units = [...oracle.units.keys()];
  const provisions = [null, ...oracle.law.provisions.keys()];
  const questions = units.flatMap((unitId) =>
    provisions.map((provisionId) => ({ unitIds: [unitId], provisionId })),
  );
  const sums = await sumPresent(service.dataSource.manager, questions, anywhere, today);
  const actual = sums.map((sum) => sum && figuresOf(sum));
  const expected = questions.map(({ unitIds: [unitId], provisionId }) =>
    oracle.figures(unitId!, provisionId, today),
  );
  actual.forEach((figures, index) => {
    const { score, ...counts } = expected[index]!;
    expect(figures).toMatchObject(counts);
    if (score === null) expect(figures!.score).toBeNull();
    else expect(figures!.score).toBeCloseTo(score, 10);
  });
}
