import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { eventually } from '@rasad/testing';
import { toGlobalId } from '@rasad/service-kit';
import { PreparedReads } from '../src/database/prepared-reads.js';
import { useWorld } from './harness.js';
import { createUnits, defaultDuties, establishLaw, seedDistricts } from './law.js';
import { accept, act, submit, taskFields, tasksOf, taskOf, type TaskNode } from './work.js';

interface Page {
  nodes: TaskNode[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

const listQuery = `query ($first: Int!, $after: String, $filter: TaskFilter, $orderBy: TaskOrder) {
  tasks(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { ${taskFields} } edges { cursor node { id } } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

describe('lists of tasks', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w, defaultDuties());
    const reporter = w.caller('UNIT_MANAGER', 'city');
    const [first, second, third] = await tasksOf(reporter, { unitId: w.unitId('city') });
    const { report } = await submit(reporter, first?.id ?? '');
    await accept(w.caller('INSPECTOR', 'city'), report?.id ?? '', 'NON_COMPLIANT');
    await submit(reporter, second?.id ?? '');
    await act(w.caller('COMMITTEE', 'city'), 'cancelTask', { taskId: third?.id, reason: 'Twice.' });
  });
  const committee = () => world.caller('COMMITTEE', 'city');

  const page = async (variables: Record<string, unknown>): Promise<Page> =>
    (await committee().ask<{ tasks: Page }>(listQuery, { first: 50, ...variables })).tasks;

  const pagesOf = async (variables: Record<string, unknown>, first: number): Promise<Page[]> => {
    const pages: Page[] = [];
    let after: string | null = null;
    do {
      const next: Page = await page({ ...variables, first, after });
      pages.push(next);
      after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
    } while (after !== null);
    return pages;
  };

  const orders = ['DUE_ON', 'UPDATED_AT', 'UNIT'].flatMap((field) => [
    { field, direction: 'ASC' },
    { field, direction: 'DESC' },
  ]);

  it.each(orders)('comes in pages without gap or repetition by $field $direction', async (orderBy) => {
    const whole = await page({ orderBy, first: 200 });
    const ids = whole.nodes.map(({ id }) => id);
    expect(whole.totalCount).toBe(ids.length);
    for (const first of [1, 2, 5]) {
      const pages = await pagesOf({ orderBy }, first);
      expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(ids);
      expect(pages.every(({ totalCount }) => totalCount === ids.length)).toBe(true);
      expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_, i) => i > 0));
    }
  });

  it('sorts by due date, by change and by the tree', async () => {
    const by = async (field: string) =>
      (await page({ orderBy: { field, direction: 'ASC' }, first: 200 })).nodes;
    const due = (await by('DUE_ON')).map(({ dueOn }) => dueOn);
    expect(due).toEqual([...due].sort());
    const units = (await by('UNIT')).map(({ unit }) => unit.id);
    const order = ['city', 'district-1', 'office-1', 'district-2'].map((code) => world.unitId(code));
    expect([...new Set(units)]).toEqual(order);
    expect((await by('UPDATED_AT')).at(-1)).toMatchObject({ status: 'CANCELLED' });
  });

  it('keeps a cursor good while tasks are added and changed', async () => {
    const first = await page({ first: 2 });
    const before = await page({ first: 200 });
    await world.directory.create({ code: 'late', kind: 'DISTRICT', parent: 'city' });
    await eventually(async () =>
      expect((await page({ first: 200 })).totalCount).toBeGreaterThan(before.totalCount),
    );
    const rest = await page({ first: 200, after: first.pageInfo.endCursor });
    const seen = [...first.nodes, ...rest.nodes].map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    for (const { id } of before.nodes) expect(seen).toContain(id);
  });

  it('gives an empty page with its total beyond the last row', async () => {
    const whole = await page({ first: 200 });
    const beyond = await page({ after: whole.pageInfo.endCursor });
    expect(beyond).toMatchObject({
      nodes: [],
      totalCount: whole.totalCount,
      pageInfo: { hasNextPage: false },
    });
  });

  it('refuses a cursor of another list or order, a forged one, and pages that are too long', async () => {
    const { pageInfo } = await page({ first: 1 });
    const forge = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
    const wrong: Record<string, unknown>[] = [
      { after: pageInfo.endCursor, orderBy: { field: 'UNIT', direction: 'ASC' } },
      { after: 'nonsense' },
      { after: forge(['DUE_ON', "2020-01-01'; drop table task", 'x']) },
      { after: forge(['UNIT', '{1', '2020-01-01', 'x']), orderBy: { field: 'UNIT', direction: 'ASC' } },
      { first: 201 },
      { first: 0 },
    ];
    for (const variables of wrong) {
      const { errors } = await committee().send(listQuery, { first: 50, ...variables });
      expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('filters exactly as the fields of the tasks say', async () => {
    const all = (await page({ first: 200 })).nodes;
    const today = new Date().toISOString().slice(0, 10);
    const statuses = fc.subarray(['TO_DO', 'SUBMITTED', 'ACCEPTED', 'CANCELLED'], { minLength: 1 });
    const filters = fc.record(
      {
        status: statuses,
        result: fc.subarray(['NOT_ASSESSED', 'NON_COMPLIANT', 'COMPLIANT'], { minLength: 1 }),
        overdue: fc.boolean(),
        dueFrom: fc.constantFrom('2012-04-26', today),
        dueTo: fc.constantFrom('2012-04-26', today, '2099-01-01'),
        unitId: fc.constantFrom(...['city', 'district-1', 'office-1'].map((code) => world.unitId(code))),
      },
      { requiredKeys: [] },
    );
    for (const filter of fc.sample(filters, 40)) {
      const expected = all.filter(
        (task) =>
          (filter.status?.includes(task.status) ?? true) &&
          (filter.result?.includes(task.result) ?? true) &&
          (filter.overdue ?? task.overdue) === task.overdue &&
          task.dueOn >= (filter.dueFrom ?? '') &&
          task.dueOn <= (filter.dueTo ?? '9') &&
          (filter.unitId ?? task.unit.id) === task.unit.id,
      );
      const found = await tasksOf(committee(), filter);
      expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    }
  });

  it('filters by subtrees of units and of the law', async () => {
    const district = await tasksOf(committee(), { unitId: world.unitId('district-1'), unitSubtree: true });
    expect(new Set(district.map(({ unit }) => unit.id))).toEqual(
      new Set([world.unitId('district-1'), world.unitId('office-1')]),
    );
    const { provisions } = await committee().ask<{ provisions: { nodes: { id: string; eId: string }[] } }>(
      '{ provisions { nodes { id eId } } }',
    );
    const idOf = (eId: string) => provisions.nodes.find((provision) => provision.eId === eId)?.id;
    const all = await tasksOf(committee());
    expect(await tasksOf(committee(), { provisionId: idOf('chp_1') })).toEqual([]);
    expect(await tasksOf(committee(), { provisionId: idOf('chp_1'), provisionSubtree: true })).toHaveLength(
      all.length,
    );
    const clause = await tasksOf(committee(), { provisionId: idOf('art_1'), provisionSubtree: true });
    const itself = await tasksOf(committee(), { provisionId: idOf('art_1') });
    const below = await tasksOf(committee(), { provisionId: idOf('art_1__cl_a') });
    expect(itself.length).toBeGreaterThan(0);
    expect(clause).toHaveLength(itself.length + below.length);
  });

  it('finds words of obligation, provision and unit however they were typed', async () => {
    const hits = async (search: string) => (await tasksOf(committee(), { search })).length;
    const permits = await hits('پروانه‌ها');
    expect(permits).toBeGreaterThan(0);
    for (const typed of ['پروانه ها', 'پروانه', 'گزارش سالانة پروانه‌ها', 'PERMITS', 'yearly-permits']) {
      expect([typed, await hits(typed)]).toEqual([typed, permits]);
    }
    expect(await hits('پاسخ‌گویی')).toBeGreaterThan(0);
    expect(await hits('Unit district-1')).toBe(
      (await tasksOf(committee(), { unitId: world.unitId('district-1') })).length,
    );
    for (const none of ['%', 'yearly_permits', 'واژهٔ‌ناپیدا', "x' or '1'='1"])
      expect([none, await hits(none)]).toEqual([none, 0]);
  });

  it('matches nothing under an id of another kind or of nothing', async () => {
    const foreign = toGlobalId('Task', world.directory.id('city'));
    for (const filter of [{ unitId: foreign }, { provisionId: foreign }, { obligationId: 'x' }]) {
      expect(await tasksOf(committee(), filter)).toEqual([]);
    }
  });

  it('gives the lists of many units, and what hangs on their tasks, with a handful of statements', async () => {
    const codes = ['city', 'district-1', 'district-2', 'office-1'];
    const fields = `nodes { id obligation { code } provision { eId instrument { code } } assignment { role }
      reports { number } reviews { decision } history { type } can { submit } } pageInfo { endCursor }`;
    const reads = world.app.get(PreparedReads, { strict: false });
    const spies = [jest.spyOn(reads, 'list'), jest.spyOn(reads, 'rows')];
    const { _entities: units } = await committee().ask<{ _entities: { tasks: Page }[] }>(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on OrgUnit {
         tasks(first: 2, orderBy: { field: DUE_ON, direction: DESC }) { ${fields} } } } }`,
      { r: codes.map((code) => ({ __typename: 'OrgUnit', id: world.unitId(code) })) },
    );
    const statements = spies.flatMap((spy) => spy.mock.calls.map(([text]) => text));
    spies.forEach((spy) => spy.mockRestore());
    expect(statements).toHaveLength(10);
    expect(statements.filter((text) => text.includes('count(*)'))).toEqual([]);
    for (const [index, code] of codes.entries()) {
      const orderBy = { field: 'DUE_ON', direction: 'DESC' };
      const alone = await page({ first: 2, orderBy, filter: { unitId: world.unitId(code) } });
      const together = units[index]?.tasks;
      expect(together?.nodes.map(({ id }) => id)).toEqual(alone.nodes.map(({ id }) => id));
      expect(together?.pageInfo.endCursor).toBe(alone.pageInfo.endCursor);
    }
  });

  it('lists what awaits the caller’s review, without what they wrote themselves', async () => {
    const inspector = world.caller('INSPECTOR', 'city');
    const task = await taskOf(inspector, { awaitingMyReview: true });
    expect(task.status).toBe('SUBMITTED');
    await world.database.query('update report set author_id = $1 where task_id = $2', [
      inspector.id,
      Buffer.from(task.id, 'base64url').toString().slice(5),
    ]);
    expect(await tasksOf(inspector, { awaitingMyReview: true })).toEqual([]);
  });

  it('lists the same when more units are in reach than a statement names', async () => {
    const read = () => Promise.all(orders.map((orderBy) => page({ orderBy, first: 200 })));
    const before = await read();
    await seedDistricts(world, 1_001);
    expect(await read()).toEqual(before);
  });
});
