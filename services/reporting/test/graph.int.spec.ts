import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import { Clock } from '../src/clock.js';
import { GraphClient, type Grants } from './support/graph-client.js';
import { figuresOf, Oracle, type Figures } from './support/oracle.js';
import { useReportingDatabase } from './support/reporting-database.js';
import { ReportingService } from './support/reporting-service.js';
import { World } from './support/world.js';

// Before the database goes, which its own hook sees to.
afterAll(() => service?.stop());
const postgres = useReportingDatabase();
let service: ReportingService;

const world = new World(new Date('2026-11-18T08:00:00Z'));
const now = new Date('2026-11-23T10:00:00Z');
const today = '2026-11-23';
const city = world.createUnit(null, 'HEADQUARTERS');
const district1 = world.createUnit(city, 'DISTRICT');
const office = world.createUnit(district1, 'DISTRICT_OFFICE');
const district2 = world.createUnit(city, 'DISTRICT');
const company = world.createUnit(city, 'COMPANY');
const chapter = world.addProvision('CHAPTER');
const article1 = world.addProvision('ARTICLE', chapter);
const article2 = world.addProvision('ARTICLE', chapter);
const repealed = world.addProvision('ARTICLE', chapter);
world.publishLaw();
world.provisions.pop();
world.publishLaw();
const bearers = [district1, office, district2, company];
const late = world.openTasks(article1, bearers, '2026-11-01', 2);
const coming = world.openTasks(article2, bearers, '2099-01-01', 3);
const person = randomUUID();
world.actor = { kind: 'PERSON', id: person, role: 'REPORTER', unitId: district1 };
for (const task of [...late, ...coming]) {
  world.reportTask(task, 'COMPLIANT');
  world.wait(6 * 3_600_000);
}
world.acceptTask(late[0]!, 'COMPLIANT');
world.acceptTask(late[2]!, 'NON_COMPLIANT');
world.returnTask(late[1]!);
world.cancelTask(coming[3]!);
const oracle = new Oracle(world.events);

beforeAll(async () => {
  service = await ReportingService.start(postgres.database.runUrl);
  const feed = await service.feed();
  await feed.apply(world.events);
}, 60_000);
beforeEach(() => {
  jest.spyOn(service.get(Clock), 'now').mockReturnValue(now);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const caller = (...grants: NonNullable<Grants>) => new GraphClient(service.url, { grants, lang: 'EN' });
const committee = (...units: string[]) => caller(...units.map((unitId) => ({ role: 'COMMITTEE', unitId })));
const unit = (id: string) => toGlobalId('OrgUnit', id);
const provision = (id: string) => toGlobalId('Provision', id);

const figureFields =
  'assigned toDo inProgress submitted returned accepted overdue compliant partiallyCompliant nonCompliant notApplicable notAssessed score';
const summaryQuery = `query ($unitId: ID, $provisionId: ID, $asOf: DateTime) {
  summary(unitId: $unitId, provisionId: $provisionId, asOf: $asOf) { ${figureFields} }
}`;

describe('a summary', () => {
  it('is of the whole reach without a unit, whatever the grants: nested ones count once, disjoint ones add up', async () => {
    const whole = oracle.figures(null, null, today);
    const expectations: [string[], Figures][] = [
      [[city], whole],
      [[WHOLE_ORGANISATION], whole],
      [[city, district1, office], whole],
      [
        [district1, company],
        figuresOf([...oracle.tasksOf(district1, null), ...oracle.tasksOf(company, null)], today),
      ],
      [[office], oracle.figures(office, null, today)],
    ];
    for (const [units, expected] of expectations) {
      const { summary } = await committee(...units).get<{ summary: Figures }>(summaryQuery);
      expect(summary).toEqual(expected);
    }
  });

  it('is of a unit’s subtree and a provision’s subtree', async () => {
    for (const [unitId, provisionId] of [
      [district1, chapter],
      [district1, article2],
      [office, article1],
    ] as const) {
      const variables = { unitId: unit(unitId), provisionId: provision(provisionId) };
      const { summary } = await committee(city).get<{ summary: Figures }>(summaryQuery, variables);
      expect(summary).toEqual(oracle.figures(unitId, provisionId, today));
    }
  });

  it('of what is missing, hidden or no longer in force is NOT_FOUND, all alike', async () => {
    const hidden: Record<string, unknown>[] = [
      { unitId: unit(city) },
      { unitId: unit(district2) },
      { unitId: unit(randomUUID()) },
      { unitId: provision(district1) },
      { unitId: '' },
      { unitId: 'ناشناخته' },
      { provisionId: provision(randomUUID()) },
      { provisionId: provision(repealed) },
      { unitId: unit(district2), asOf: '2026-11-20T00:00:00Z' },
    ];
    for (const variables of hidden) {
      const { data, errors } = await committee(district1).ask(summaryQuery, variables);
      expect(data).toBeNull();
      expect(errors).toEqual([
        expect.objectContaining({ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }),
      ]);
    }
  });

  it('is refused to a caller whose roles read no figures, and to one with an expired grant', async () => {
    const yesterday = tehranDate(new Date(Date.now() - 86_400_000));
    for (const client of [
      caller({ role: 'ADMIN', unitId: city }),
      caller(),
      caller({ role: 'VIEWER', unitId: city, validTo: yesterday }),
    ]) {
      const { errors } = await client.ask(summaryQuery);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('needs a principal token for this very service', async () => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-principal': 'committee' },
      body: JSON.stringify({ query: '{ summary { assigned } }' }),
    });
    expect(response.status).toBe(401);
  });
});

describe('entities', () => {
  const query = `query ($entities: [_Any!]!, $provisionId: ID, $unitId: ID) { _entities(representations: $entities) {
    ... on OrgUnit { summary(provisionId: $provisionId) { ${figureFields} } }
    ... on Provision { summary(unitId: $unitId) { ${figureFields} } }
    ... on Activity { type }
  } }`;
  const units = [district1, office, district2, city];
  const entities = units.map((id) => ({ __typename: 'OrgUnit', id: unit(id) }));

  it('give units their summaries, and null where the unit is out of reach', async () => {
    const { _entities } = await committee(district1).get<{ _entities: object[] }>(query, {
      entities,
      provisionId: provision(article1),
    });
    expect(_entities).toEqual([
      { summary: oracle.figures(district1, article1, today) },
      { summary: oracle.figures(office, article1, today) },
      { summary: null },
      { summary: null },
    ]);
  });

  it('give provisions their summaries in the reach or in a unit', async () => {
    const provisions = [chapter, article1].map((id) => ({ __typename: 'Provision', id: provision(id) }));
    const { _entities } = await committee(city).get<{ _entities: object[] }>(query, {
      entities: [...provisions, { __typename: 'Provision', id: provision(repealed) }],
      unitId: unit(district1),
    });
    expect(_entities).toEqual([
      { summary: oracle.figures(district1, chapter, today) },
      { summary: oracle.figures(district1, article1, today) },
      { summary: null },
    ]);
  });

  it('are read with one statement however many they are', async () => {
    const statements = jest.spyOn(service.dataSource.manager, 'query');
    await committee(city).get(query, { entities });
    expect(statements).toHaveBeenCalledTimes(1);
  });
});

describe('the matrix', () => {
  const query = `query ($input: MatrixInput!) { matrix(input: $input) {
    id rows { id } columns { id } cells counts rowParents rowDepths columnParents columnDepths asOf
    total { ${figureFields} } rowTotals { ${figureFields} } columnTotals { ${figureFields} }
    legend { mask value key fa: label(lang: FA) en: label(lang: EN) }
  } }`;

  it('has rows of the law as in force and columns in reach alone, packed cells and margins', async () => {
    const { matrix } = await committee(district1).get<{ matrix: MatrixAnswer }>(query, { input: {} });
    expect(matrix.rows.map((row) => row.id)).toEqual([chapter, article1, article2].map(provision));
    expect(matrix.columns.map((column) => column.id)).toEqual([district1, office].map(unit));
    expect([matrix.rowParents, matrix.rowDepths]).toEqual([
      [-1, 0, 0],
      [0, 1, 1],
    ]);
    expect([matrix.columnParents, matrix.columnDepths]).toEqual([
      [-1, 0],
      [0, 1],
    ]);
    // District 1: one accepted, one returned and overdue below, two in review; its office: the latter two kinds.
    const [returnedLate, several] = [3 + 8, 16];
    expect([...Buffer.from(matrix.cells, 'base64')]).toEqual([
      ...[returnedLate + several, returnedLate + several],
      ...[returnedLate + several, returnedLate],
      ...[2 + several, 2],
    ]);
    expect([...new Uint16Array(bytes(matrix.counts))]).toEqual([4, 2, 2, 1, 2, 1]);
    expect(matrix.total).toEqual(oracle.figures(district1, null, today));
    expect(matrix.rowTotals).toEqual(
      [chapter, article1, article2].map((id) => oracle.figures(district1, id, today)),
    );
    expect(matrix.columnTotals).toEqual([district1, office].map((id) => oracle.figures(id, null, today)));
    expect(matrix.asOf).toBe(now.toISOString());
  });

  it('explains every bit in both languages', async () => {
    const { matrix } = await committee(city).get<{ matrix: MatrixAnswer }>(query, { input: {} });
    expect(matrix.legend.map(({ mask, value }) => [mask, value])).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((value) => [7, value]),
      [8, 8],
      [16, 16],
    ]);
    for (const { fa, en } of matrix.legend)
      expect([/\p{Script=Arabic}/u.test(fa), /^[A-Z]/.test(en)]).toEqual([true, true]);
  });

  it('of hidden or missing parts is NOT_FOUND', async () => {
    const inputs = [
      { columnParentId: unit(city) },
      { columnParentId: unit(randomUUID()) },
      { rowParentId: provision(repealed) },
      { instrumentId: toGlobalId('Instrument', randomUUID()) },
      { instrumentId: 'nonsense' },
    ];
    for (const input of inputs) {
      const { errors } = await committee(district1).ask(query, { input });
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
  });

  it('keeps its id for the same question and changes it for another', async () => {
    const idOf = async (input: object) =>
      (await committee(city).get<{ matrix: { id: string } }>(query, { input })).matrix.id;
    expect(await idOf({ columnKind: 'DISTRICT' })).toBe(await idOf({ columnKind: 'DISTRICT' }));
    expect(await idOf({ columnKind: 'DISTRICT' })).not.toBe(await idOf({ columnKind: 'COMPANY' }));
  });
});

describe('the trend', () => {
  const query = `query ($input: TrendInput!) { trend(input: $input) { day summary { ${figureFields} } } }`;

  it('has the figures of the end of each day, and of now for today', async () => {
    const { trend } = await committee(city).get<{ trend: { day: string; summary: Figures }[] }>(query, {
      input: { unitId: unit(district1), days: 7 },
    });
    expect(trend.map(({ day }) => day)).toEqual([
      ...['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'],
    ]);
    for (const { day, summary } of trend) {
      const then = new Oracle(world.events, `${day}T20:29:59.999Z`);
      expect(summary).toEqual(then.figures(district1, null, day));
    }
    expect(new Set(trend.map(({ summary }) => JSON.stringify(summary))).size).toBeGreaterThan(3);
  });

  it('refuses a span that makes no sense, naming the field', async () => {
    for (const days of [0, -3, 367]) {
      const { errors } = await committee(city).ask(query, { input: { days } });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors![0]!.message).toContain('days');
    }
  });

  it('of a hidden unit is NOT_FOUND', async () => {
    const { errors } = await committee(district1).ask(query, { input: { unitId: unit(district2) } });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

describe('standings', () => {
  const query = `query ($input: StandingsInput!) { standings(input: $input) {
    unit { id } provision { id } summary { ${figureFields} }
  } }`;
  interface Standing {
    unit: { id: string } | null;
    provision: { id: string } | null;
    summary: Figures;
  }

  it('order the units that bear tasks from the weakest on', async () => {
    const { standings } = await committee(city).get<{ standings: Standing[] }>(query, {
      input: { by: 'UNIT' },
    });
    const scores = bearers.map((id) => ({ id: unit(id), summary: oracle.figures(id, null, today) }));
    expect(new Set(standings.map((standing) => standing.unit!.id))).toEqual(new Set(bearers.map(unit)));
    for (const { unit: ranked, summary } of standings) {
      expect(summary).toEqual(scores.find(({ id }) => id === ranked!.id)!.summary);
    }
    const order = standings.map(({ summary }) => summary.score!);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('order the provisions that tasks are drawn from, within a unit, and give as many as asked for', async () => {
    const variables = { input: { by: 'PROVISION', unitId: unit(district1), first: 1 } };
    const { standings } = await committee(city).get<{ standings: Standing[] }>(query, variables);
    expect(standings).toEqual([
      {
        unit: null,
        provision: { id: provision(article1) },
        summary: oracle.figures(district1, article1, today),
      },
    ]);
  });

  it('show nothing of a hidden unit', async () => {
    const { errors } = await committee(district1).ask(query, {
      input: { by: 'UNIT', unitId: unit(city) },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

describe('activity', () => {
  const query = `query ($first: Int, $after: String, $filter: ActivityFilter) {
    activity(first: $first, after: $after, filter: $filter) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id type at actor { id } actorRole actorUnit { id } unit { id } provision { id } task { id } result
        fa: obligationTitle(lang: FA) }
    }
  }`;
  interface Page {
    activity: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: {
        id: string;
        type: string;
        at: string;
        unit: { id: string };
        provision: { id: string };
        result: string | null;
        fa: string;
      }[];
    };
  }

  it('tells newest first who did what, and the result where there is one', async () => {
    const { activity } = await committee(city).get<Page>(query, { first: 4 });
    expect(activity.nodes.map(({ type, result }) => [type, result])).toEqual([
      ['TASK_CANCELLED', null],
      ['REPORT_RETURNED', null],
      ['REPORT_ACCEPTED', 'NON_COMPLIANT'],
      ['REPORT_ACCEPTED', 'COMPLIANT'],
    ]);
    expect(activity.nodes[0]).toMatchObject({
      ...{ actor: { id: toGlobalId('Person', person) }, actorRole: 'REPORTER', fa: 'Duty' },
      ...{
        actorUnit: { id: unit(district1) },
        unit: { id: unit(company) },
        task: { id: toGlobalId('Task', coming[3]!) },
      },
    });
    expect(activity.totalCount).toBe(12);
  });

  it('comes in pages that neither skip nor repeat', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await committee(city).get<Page>(query, { first: 5, after });
      seen.push(...page.activity.nodes.map((node) => node.id));
      after = page.activity.pageInfo.hasNextPage ? page.activity.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
  });

  it('is limited to the scope and to the filter, counts included', async () => {
    const cases: [GraphClient, object, number][] = [
      [committee(district1), {}, 6],
      [committee(office), {}, 3],
      [committee(city), { unitId: unit(district1) }, 6],
      [committee(city), { provisionId: provision(article1) }, 7],
      [committee(district1), { unitId: unit(district2) }, 0],
      [committee(city), { unitId: 'nonsense' }, 0],
    ];
    for (const [client, filter, count] of cases) {
      const { activity } = await client.get<Page>(query, { filter });
      expect([activity.totalCount, activity.nodes.length]).toEqual([count, count]);
    }
  });

  it('starts over with a cursor that is none, and refuses pages of thousands', async () => {
    for (const after of ['x', 'W10', Buffer.from('["2026","a"]').toString('base64url')]) {
      const { activity } = await committee(city).get<Page>(query, { after });
      expect(activity.nodes).toHaveLength(12);
    }
    const { errors } = await committee(city).ask(query, { first: 10_000 });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('is kept from service accounts and administrators', async () => {
    for (const role of ['SERVICE', 'ADMIN', 'LAW_EDITOR']) {
      const { errors } = await caller({ role, unitId: city }).ask(query);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('can be looked up by id, by those who may see it alone', async () => {
    const { activity } = await committee(district2).get<Page>(query, { first: 1 });
    const lookUp = (client: GraphClient) =>
      client.get<{ _entities: ({ type: string } | null)[] }>(
        'query ($entities: [_Any!]!) { _entities(representations: $entities) { ... on Activity { type } } }',
        { entities: [{ __typename: 'Activity', id: activity.nodes[0]!.id }] },
      );
    expect((await lookUp(committee(city)))._entities).toEqual([{ type: 'REPORT_ACCEPTED' }]);
    expect((await lookUp(committee(district1)))._entities).toEqual([null]);
  });
});

interface MatrixAnswer {
  rows: { id: string }[];
  columns: { id: string }[];
  cells: string;
  counts: string;
  rowParents: number[];
  rowDepths: number[];
  columnParents: number[];
  columnDepths: number[];
  total: Figures;
  rowTotals: Figures[];
  columnTotals: Figures[];
  legend: { mask: number; value: number; key: string; fa: string; en: string }[];
  asOf: string;
}

/** Bytes of a base64 text in memory of their own, as typed arrays need them. */
function bytes(base64: string): ArrayBuffer {
  const buffer = Buffer.from(base64, 'base64');
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
}
