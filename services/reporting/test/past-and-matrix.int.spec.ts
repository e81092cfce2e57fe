import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import fc from 'fast-check';
import { MatrixService, type MatrixRequest, type ReadMatrix } from '../src/matrix/matrix.service.js';
import { SummariesService } from '../src/summaries/summaries.service.js';
import { figuresOf as sumsToFigures } from '../src/summaries/summary.rules.js';
import { accessOf } from './support/access.js';
import type { SourceEvent } from './support/event-feed.js';
import { arrivals, histories } from './support/histories.js';
import { cellOf, figuresOf, Oracle, type Figures } from './support/oracle.js';
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

const dayMs = 86_400_000;

const wholeMatrix: MatrixRequest = {
  ...{ instrumentId: null, rowLevel: null, rowParentId: null },
  ...{ columnKind: null, columnParentId: null, asOf: null },
};

async function load(world: World, arrival = world.events): Promise<void> {
  await emptyReadModels(service.dataSource);
  const feed = await service.feed();
  await feed.apply(arrival);
}

const rootOf = (world: World) => [...world.units.keys()][0]!;
const viewer = (world: World) => accessOf({ role: 'VIEWER', unitId: rootOf(world) });

/** An instant of a history, from before its first event to after its last. */
const instantOf = (world: World) =>
  fc
    .integer({ min: -1, max: world.events.length })
    .map((index) => new Date(Date.parse(world.events[0]!.occurredAt) + index * 60_000 + 1_000));

describe('the past', () => {
  it('of any summary equals a replay of the events until then', async () => {
    const runs = histories(50).chain((world) =>
      fc.record({ world: fc.constant(world), arrival: arrivals(world.events), at: instantOf(world) }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ world, arrival, at }) => {
        await load(world, arrival);
        const then = new Oracle(world.events, at.toISOString());
        const requests = [...world.units.keys()].flatMap((unitId) =>
          [null, ...then.law.provisions.keys()].map((provisionId) => ({ unitId, provisionId, asOf: at })),
        );
        const summaries = await service.get(SummariesService).readAll(viewer(world), requests);
        summaries.forEach((summary, index) => {
          const { unitId, provisionId } = requests[index]!;
          expectFigures(summary!, then.figures(unitId, provisionId, tehranDate(at)));
        });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('of many days at once equals a replay for each of them', async () => {
    const runs = histories(50).chain((world) =>
      fc.record({
        world: fc.constant(world),
        arrival: arrivals(world.events),
        instants: fc.array(instantOf(world), { minLength: 2, maxLength: 12 }),
        provision: fc.option(fc.nat(20), { nil: null }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ world, arrival, instants, provision }) => {
        await load(world, arrival);
        const now = new Oracle(world.events);
        const provisions = [...now.law.provisions.keys()];
        const provisionId = provision === null ? null : provisions[provision % provisions.length]!;
        const moments = instants
          .sort((a, b) => a.getTime() - b.getTime())
          .map((at) => ({ at, today: tehranDate(at) }));
        for (const unitId of world.units.keys()) {
          const series = await service
            .get(SummariesService)
            .readSeries(viewer(world), { unitId, provisionId }, moments);
          series!.forEach((summary, index) => {
            const { at, today } = moments[index]!;
            const then = new Oracle(world.events, at.toISOString());
            const inForce = provisionId === null || then.law.provisions.has(provisionId);
            expectFigures(summary, inForce ? then.figures(unitId, provisionId, today) : figuresOf([], today));
          });
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('counts a unit where it stood from the day from which a move holds, whenever that was recorded', async () => {
    const world = new World();
    const city = world.createUnit(null, 'HEADQUARTERS');
    const [from, to] = [world.createUnit(city, 'DISTRICT'), world.createUnit(city, 'DISTRICT')];
    const moved = world.createUnit(from, 'DISTRICT_OFFICE');
    const article = world.addProvision('ARTICLE');
    world.publishLaw();
    world.openTasks(article, [moved], '2099-01-01');
    world.wait(10 * dayMs);
    const effectiveOn = tehranDate(new Date(world.time.getTime() - 5 * dayMs));
    world.moveUnit(moved, to, { effectiveOn });
    await load(world);
    const assignedOn = async (unitId: string, daysBack: number) => {
      const asOf = new Date(world.time.getTime() - daysBack * dayMs);
      const summary = await service
        .get(SummariesService)
        .read(viewer(world), { unitId, provisionId: null, asOf });
      return summary?.assigned;
    };
    expect([await assignedOn(from, 6), await assignedOn(to, 6)]).toEqual([1, 0]);
    expect([await assignedOn(from, 4), await assignedOn(to, 4)]).toEqual([0, 1]);
  });

  it('does not show provisions that were not in force then', async () => {
    const [world] = fc.sample(histories(5), 1);
    const before = world!.time;
    const added = world!.addProvision('ARTICLE');
    world!.publishLaw();
    await load(world!);
    const read = (asOf: Date | null) =>
      service.get(SummariesService).read(viewer(world!), { unitId: null, provisionId: added, asOf });
    expect(await read(before)).toBeNull();
    expect(await read(null)).toMatchObject({ assigned: 0 });
  });
});

describe('the matrix', () => {
  it('follows an amendment: new rows in their place, none of what was repealed, and the rows of old in the past', async () => {
    const world = new World();
    const city = world.createUnit(null, 'HEADQUARTERS');
    const chapter = world.addProvision('CHAPTER');
    const [first, last] = [world.addProvision('ARTICLE', chapter), world.addProvision('ARTICLE', chapter)];
    const clause = world.addProvision('CLAUSE', first);
    world.publishLaw();
    const [kept, lost] = [
      world.openTasks(last, [city], '2099-01-01'),
      world.openTasks(clause, [city], '2099-01-01'),
    ];
    for (const task of [...kept, ...lost]) {
      world.reportTask(task);
      world.acceptTask(task, 'COMPLIANT');
    }
    const before = world.time;
    world.wait(60_000);
    world.repealProvision(first);
    const added = world.addProvision('ARTICLE', chapter);
    world.publishLaw();
    world.amendTask(kept[0]!, last);
    await load(world);
    const rowsOf = async (at: Date | null) => {
      const matrix = await service.get(MatrixService).read(viewer(world), { ...wholeMatrix, asOf: at });
      return matrix?.rows.ids;
    };
    expect(await rowsOf(null)).toEqual([chapter, last, added]);
    expect(await rowsOf(before)).toEqual([chapter, first, clause, last]);
    const read = (provisionId: string | null) =>
      service.get(SummariesService).read(viewer(world), { unitId: null, provisionId, asOf: null });
    expect(await read(last)).toMatchObject({ assigned: 1, inProgress: 1, accepted: 0 });
    expect(await read(null)).toMatchObject({ assigned: 2, accepted: 1 });
    expect(await read(clause)).toBeNull();
  });

  it('equals a naive count of every cell and margin, now and then, at any level of both trees', async () => {
    const runs = histories(50).chain((world) =>
      fc.record({
        world: fc.constant(world),
        at: fc.option(instantOf(world), { nil: null }),
        rowLevel: fc.option(fc.constantFrom('CHAPTER', 'ARTICLE', 'CLAUSE'), { nil: null }),
        columnKind: fc.option(fc.constantFrom('DISTRICT', 'DEPUTY', 'UNIT'), { nil: null }),
        rowParent: fc.option(fc.nat(20), { nil: null }),
        columnParent: fc.option(fc.nat(20), { nil: null }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ world, at, rowLevel, columnKind, rowParent, columnParent }) => {
        await load(world);
        const now = new Oracle(world.events);
        const provisions = [...now.law.provisions.keys()];
        const request = {
          ...wholeMatrix,
          ...{ rowLevel, columnKind, asOf: at },
          rowParentId: rowParent === null ? null : provisions[rowParent % provisions.length]!,
          columnParentId:
            columnParent === null ? null : [...now.units.keys()][columnParent % now.units.size]!,
        };
        const then = new Oracle(world.events, at?.toISOString());
        const matrix = await service.get(MatrixService).read(viewer(world), request);
        expectMatrix(matrix, then, request, tehranDate(at ?? new Date()));
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('a matrix that is followed', () => {
  it('is the same read again in changed columns as read whole', async () => {
    const runs = histories(60).chain((world) =>
      fc.record({ world: fc.constant(world), split: fc.integer({ min: 0, max: world.events.length }) }),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ({ world, split }) => {
        const isTaskEvent = ({ definition }: SourceEvent) => definition.aggregate === 'task';
        const [later, earlier] = partition(
          world.events,
          (event, index) => index >= split && isTaskEvent(event),
        );
        await emptyReadModels(service.dataSource);
        const feed = await service.feed();
        await feed.apply(earlier);
        const first = await service.get(MatrixService).read(viewer(world), wholeMatrix);
        await feed.apply(later);
        const [before, after] = [new Oracle(earlier), new Oracle(world.events)];
        const changed = later.flatMap(({ aggregateId }) =>
          [before, after].flatMap((then) => then.unitPath(then.tasks.get(aggregateId)?.unitId ?? '')),
        );
        const whole = await service.get(MatrixService).read(viewer(world), wholeMatrix);
        const refreshed = await service.get(MatrixService).refresh(first!, changed);
        expect(refreshed!.figures).toEqual(whole!.figures);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

function partition<T>(items: readonly T[], belongs: (item: T, index: number) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item, index) => !belongs(item, index))];
}

function expectMatrix(matrix: ReadMatrix | null, then: Oracle, request: MatrixRequest, today: string): void {
  if (request.rowParentId !== null && !then.law.provisions.has(request.rowParentId)) {
    expect(matrix).toBeNull();
    return;
  }
  const { rows, columns, figures } = matrix!;
  expect(new Set(columns.ids)).toEqual(new Set(expectedColumns(then, request, today)));
  expect(new Set(rows.ids)).toEqual(new Set(expectedRows(then, request)));
  expectTreeOrder(columns.ids, columns.parents, (id) => then.unitPath(id));
  expectTreeOrder(rows.ids, rows.parents, (id) => then.provisionPath(id));
  const shownRows = new Set(rows.ids);
  const shownColumns = new Set(columns.ids);
  const shown = [...then.tasks.values()].filter(
    (task) =>
      then.provisionPath(task.provisionId).some((id) => shownRows.has(id)) &&
      then.unitPath(task.unitId).some((id) => shownColumns.has(id)),
  );
  const inRow = (id: string) => shown.filter((task) => then.provisionPath(task.provisionId).includes(id));
  const inColumn = (id: string) => shown.filter((task) => then.unitPath(task.unitId).includes(id));
  rows.ids.forEach((row, r) => {
    expectFigures(sumsToFigures(figures.rowTotals[r]!), figuresOf(inRow(row), today));
    const tasks = new Set(inRow(row));
    columns.ids.forEach((column, c) => {
      const index = r * columns.ids.length + c;
      const expected = cellOf(
        inColumn(column).filter((task) => tasks.has(task)),
        today,
      );
      expect({ cell: figures.cells[index], count: figures.counts[index] }).toEqual(expected);
    });
  });
  columns.ids.forEach((column, c) =>
    expectFigures(sumsToFigures(figures.columnTotals[c]!), figuresOf(inColumn(column), today)),
  );
  expectFigures(sumsToFigures(figures.total), figuresOf(shown, today));
}

function expectedColumns(
  then: Oracle,
  { columnKind, columnParentId }: MatrixRequest,
  today: string,
): string[] {
  return [...then.units.values()]
    .filter((unit) => columnKind === null || unit.kind === columnKind)
    .filter((unit) => columnParentId === null || then.unitPath(unit.id).includes(columnParentId))
    .filter((unit) => unit.validTo === null || unit.validTo > today)
    .map((unit) => unit.id);
}

function expectedRows(then: Oracle, { rowLevel, rowParentId }: MatrixRequest): string[] {
  return [...then.law.provisions.keys()]
    .filter((id) => rowLevel === null || then.kinds.get(id) === rowLevel)
    .filter((id) => rowParentId === null || then.provisionPath(id).includes(rowParentId));
}

/** Parents come before their children, and each names its nearest shown ancestor. */
function expectTreeOrder(ids: string[], parents: number[], pathOf: (id: string) => string[]): void {
  ids.forEach((id, index) => {
    const nearest = pathOf(id)
      .slice(1)
      .find((ancestor) => ids.includes(ancestor));
    expect(parents[index]).toBe(nearest ? ids.indexOf(nearest) : -1);
    expect(parents[index]).toBeLessThan(index);
  });
}

function expectFigures(actual: Figures, { score, ...counts }: Figures): void {
  expect(actual).toMatchObject(counts);
  if (score === null) expect(actual.score).toBeNull();
  else expect(actual.score).toBeCloseTo(score, 10);
}
