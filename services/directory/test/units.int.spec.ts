import { describe, expect, it, jest } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { callerWith, chief, rowIdOf, useDirectory, type UserErrorShape } from './directory-service.js';

const directory = useDirectory();
const today = tehranDate(new Date());

interface UnitAnswer {
  id: string;
  code: string;
  version: number;
  validFrom: string | null;
  validTo: string | null;
  name: string;
  parent: { code: string } | null;
  ancestors: { code: string }[];
}
interface ChangeAnswer {
  unit: UnitAnswer | null;
  userErrors: UserErrorShape[];
}

const unitFields = `id code version validFrom validTo name parent { code } ancestors { code }`;
const change = (mutation: string) =>
  `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
    change: ${mutation}(input: $input) { unit { ${unitFields} } userErrors { code field message } }
  }`;
const perform = async (mutation: string, input: Record<string, unknown>, caller = chief) =>
  (await directory.ask<{ change: ChangeAnswer }>(change(mutation), { input }, caller)).change;

const create = async (code: string, parentId: string | null = null, more: Record<string, unknown> = {}) => {
  const input = { code, kind: 'UNIT', parentId, name: { en: code }, ...more };
  const { unit, userErrors } = await perform('createOrgUnit', input);
  if (!unit) throw new Error(JSON.stringify(userErrors));
  return unit;
};
const refusals = async (mutation: string, input: Record<string, unknown>, caller = chief) => {
  const { unit, userErrors } = await perform(mutation, input, caller);
  expect(unit).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.')]);
};
const eventsOf = (unit: UnitAnswer) =>
  directory.database.query<{
    type: string;
    aggregate_version: number;
    unit_path: string;
    actor: object;
    payload: { unit: Record<string, unknown> };
  }>('select * from directory.event where aggregate_id = $1 order by aggregate_version', [rowIdOf(unit.id)]);
const listCodes = async (args: string, caller = chief) => {
  const { orgUnits } = await directory.ask<{ orgUnits: { nodes: { code: string }[]; totalCount: number } }>(
    `{ orgUnits(${args}) { totalCount nodes { code } } }`,
    {},
    caller,
  );
  return orgUnits.nodes.map((node) => node.code);
};

/** Counts the statements about units until the returned function is called. */
const watchStatements = () => {
  const query = jest.spyOn(directory.app.get(DataSource), 'query');
  return () => {
    const count = query.mock.calls.filter(
      ([sql]) => sql.includes('from unit') || sql.includes('join unit'),
    ).length;
    query.mockRestore();
    return count;
  };
};

describe('creating a unit', () => {
  it('places it under its parent, from today on, and tells so in one event', async () => {
    const root = await create('create-root');
    const child = await create('create-child', root.id, {
      tags: ['permits', 'finance'],
      name: { fa: 'مالی' },
    });
    expect(child).toMatchObject({ version: 1, validFrom: today, validTo: null, name: 'مالی' });
    expect(child.ancestors).toEqual([{ code: 'create-root' }]);
    const [event, ...more] = await eventsOf(child);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'directory.org-unit.created',
      aggregate_version: 1,
      unit_path: 'create-root/create-child',
      actor: { kind: 'PERSON', id: chief.subject, role: 'ADMIN', unitId: null },
      payload: {
        unit: {
          code: 'create-child',
          parentId: rowIdOf(root.id),
          tags: ['finance', 'permits'],
          sample: false,
        },
      },
    });
  });

  it('refuses a code that was ever used', async () => {
    const unit = await create('used-code');
    await perform('closeOrgUnit', { unitId: unit.id, effectiveOn: '2999-01-01' });
    const input = { code: 'used-code', kind: 'UNIT', name: { en: 'again' } };
    expect(await refusals('createOrgUnit', input)).toEqual([['DUPLICATE', 'input.code']]);
  });

  it('refuses what is malformed, naming the field in the language of the caller', async () => {
    const input = { code: 'A b', kind: 'UNIT', name: {} };
    expect(await refusals('createOrgUnit', input)).toEqual([['REQUIRED', 'input.name']]);
    const bad = { ...input, name: { fa: 'نام', en: 'x'.repeat(301) } };
    expect(await refusals('createOrgUnit', bad)).toEqual([['INVALID', 'input.name.en']]);
    const named = { ...input, name: { fa: 'نام' } };
    const persian = await perform('createOrgUnit', named, { ...chief, lang: 'FA' });
    expect(persian.userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'code'], message: expect.stringContaining('کد') },
    ]);
  });

  it('refuses a parent that is missing, closed or another kind of thing', async () => {
    const input = { code: 'orphan', kind: 'UNIT', name: { en: 'orphan' } };
    const missing = {
      ...input,
      parentId: Buffer.from('OrgUnit:01930000-0000-7000-8000-000000000000').toString('base64url'),
    };
    expect(await refusals('createOrgUnit', missing)).toEqual([['NOT_FOUND', 'input.parentId']]);
    expect(await refusals('createOrgUnit', { ...input, parentId: 'nonsense' })).toEqual([
      ['NOT_FOUND', 'input.parentId'],
    ]);
    const closed = await create('closed-parent', null, { validFrom: '2026-01-01' });
    await perform('closeOrgUnit', { unitId: closed.id });
    expect(await refusals('createOrgUnit', { ...input, parentId: closed.id })).toEqual([
      ['STATE', 'input.parentId'],
    ]);
  });

  it('gives the same answer to the same command again, and refuses another one under its key', async () => {
    const input = { clientMutationId: 'create-once', code: 'once', kind: 'UNIT', name: { en: 'once' } };
    const first = await perform('createOrgUnit', input);
    expect(await perform('createOrgUnit', input)).toEqual(first);
    expect(await refusals('createOrgUnit', { ...input, code: 'twice' })).toEqual([
      ['IDEMPOTENCY_KEY_REUSED', 'input.clientMutationId'],
    ]);
  });
});

describe('changing a unit', () => {
  it('renames it, and nothing happens when the name is the same', async () => {
    const unit = await create('rename-me');
    const input = { unitId: unit.id, name: { fa: 'نام تازه', en: 'New name' }, expectedVersion: 1 };
    expect((await perform('renameOrgUnit', input)).unit).toMatchObject({ name: 'New name', version: 2 });
    expect((await perform('renameOrgUnit', { ...input, expectedVersion: 2 })).unit).toMatchObject({
      version: 2,
    });
    expect((await eventsOf(unit)).map((event) => event.type)).toEqual([
      'directory.org-unit.created',
      'directory.org-unit.renamed',
    ]);
  });

  it('refuses a change of a version that is no longer the newest', async () => {
    const unit = await create('stale');
    await perform('renameOrgUnit', { unitId: unit.id, name: { en: 'first' } });
    const late = { unitId: unit.id, name: { en: 'second' }, expectedVersion: 1 };
    expect(await refusals('renameOrgUnit', late)).toEqual([['CONFLICT', 'input.expectedVersion']]);
  });

  it('moves it with all below it, to the end of the new siblings', async () => {
    const since = { validFrom: '2020-01-01' };
    const from = await create('move-from', null, since);
    const to = await create('move-to', null, since);
    const moved = await create('moved', from.id, since);
    await create('moved-child', moved.id, since);
    await create('move-sibling', to.id);
    const { unit } = await perform('moveOrgUnit', {
      unitId: moved.id,
      parentId: to.id,
      effectiveOn: '2026-03-01',
    });
    expect(unit).toMatchObject({ version: 2, parent: { code: 'move-to' } });
    expect(await listCodes(`filter: { subtreeOf: "${to.id}" }`)).toEqual([
      'move-to',
      'move-sibling',
      'moved',
      'moved-child',
    ]);
    expect(await listCodes(`filter: { subtreeOf: "${from.id}" }`)).toEqual(['move-from']);
    expect((await eventsOf(moved))[1]).toMatchObject({
      type: 'directory.org-unit.moved',
      unit_path: 'move-to/moved',
      payload: { previousParentId: rowIdOf(from.id), effectiveOn: '2026-03-01' },
    });
  });

  it('refuses to bring it under itself, now or on a day to come', async () => {
    const above = await create('above');
    const below = await create('below', (await create('between', above.id)).id);
    expect(await refusals('moveOrgUnit', { unitId: above.id, parentId: below.id })).toEqual([
      ['CYCLE', 'input.parentId'],
    ]);
    const late = { unitId: above.id, parentId: below.id, effectiveOn: '2999-01-01' };
    expect(await refusals('moveOrgUnit', late)).toEqual([['CYCLE', 'input.parentId']]);
  });

  it('closes it once, and only when nothing below goes on', async () => {
    const parent = await create('close-parent', null, { validFrom: '2020-01-01' });
    const child = await create('close-child', parent.id, { validFrom: '2020-01-01' });
    expect(await refusals('closeOrgUnit', { unitId: parent.id })).toEqual([['STATE', 'input.unitId']]);
    await perform('closeOrgUnit', { unitId: child.id, effectiveOn: '2026-06-01' });
    const { unit } = await perform('closeOrgUnit', { unitId: parent.id, effectiveOn: '2026-06-01' });
    expect(unit).toMatchObject({ validTo: '2026-06-01', version: 2 });
    expect(await refusals('closeOrgUnit', { unitId: parent.id })).toEqual([['STATE', 'input.unitId']]);
    expect(await refusals('renameOrgUnit', { unitId: parent.id, name: { en: 'late' } })).toEqual([
      ['STATE', 'input.unitId'],
    ]);
  });
});

describe('who administers a part of the tree', () => {
  it('changes what lies in it, under the capacity of that part', async () => {
    const district = await create('own-district');
    const admin = callerWith('ADMIN', rowIdOf(district.id));
    const input = {
      code: 'own-office',
      kind: 'DISTRICT_OFFICE',
      parentId: district.id,
      name: { en: 'office' },
    };
    const { unit } = await perform('createOrgUnit', input, admin);
    if (!unit) throw new Error('not created');
    expect((await eventsOf(unit))[0]).toMatchObject({
      actor: { id: admin.subject, role: 'ADMIN', unitId: rowIdOf(district.id) },
    });
  });

  it('creates no root, touches no sibling and does not move their own part elsewhere', async () => {
    const [one, two] = [await create('scope-one'), await create('scope-two')];
    const inner = await create('scope-inner', two.id);
    const admin = callerWith('ADMIN', rowIdOf(one.id));
    const both = { ...admin, grants: [...(admin.grants ?? []), { role: 'ADMIN', unitId: rowIdOf(two.id) }] };
    const root = { code: 'scope-root', kind: 'UNIT', name: { en: 'root' } };
    expect(await refusals('createOrgUnit', root, admin)).toEqual([['NOT_ALLOWED', 'input.parentId']]);
    expect(await refusals('renameOrgUnit', { unitId: two.id, name: { en: 'x' } }, admin)).toEqual([
      ['NOT_ALLOWED', 'input.unitId'],
    ]);
    expect(await refusals('moveOrgUnit', { unitId: inner.id, parentId: one.id }, admin)).toEqual([
      ['NOT_ALLOWED', 'input.unitId'],
    ]);
    expect(await refusals('moveOrgUnit', { unitId: one.id, parentId: two.id }, both)).toEqual([
      ['NOT_ALLOWED', 'input.unitId'],
    ]);
  });

  it('is an administrator: others are refused before anything is read', async () => {
    const reporter = callerWith('REPORTER', '01930000-0000-7000-8000-000000000001');
    const input = { code: 'nope', kind: 'UNIT', name: { en: 'nope' } };
    const { data, errors } = await directory.send(change('createOrgUnit'), { input }, reporter);
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('reading units', () => {
  it('finds one by id and by code, and nothing for what is unknown', async () => {
    const unit = await create('find-me');
    const query = `query ($id: ID, $code: String) { orgUnit(id: $id, code: $code) { code } }`;
    const find = async (variables: object) =>
      (await directory.ask<{ orgUnit: { code: string } | null }>(query, { ...variables })).orgUnit;
    expect(await find({ id: unit.id })).toEqual({ code: 'find-me' });
    expect(await find({ code: 'find-me' })).toEqual({ code: 'find-me' });
    expect(await find({ code: 'never' })).toBeNull();
    expect(await find({ id: 'never' })).toBeNull();
    expect(await find({})).toBeNull();
  });

  it('lists a subtree in tree order, page by page, in both directions, also while units are added', async () => {
    const root = await create('page-root');
    for (const code of ['page-c', 'page-a', 'page-b']) await create(code, root.id);
    const list = async (args: string) => {
      const query = `{ orgUnits(filter: { subtreeOf: "${root.id}" }, ${args}) {
        totalCount nodes { code } pageInfo { hasNextPage endCursor } } }`;
      return (
        await directory.ask<{
          orgUnits: {
            totalCount: number;
            nodes: { code: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        }>(query)
      ).orgUnits;
    };
    const first = await list('first: 2');
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect(first.nodes.map((node) => node.code)).toEqual(['page-root', 'page-c']);
    await create('page-z', root.id);
    const rest = await list(`first: 5, after: "${first.pageInfo.endCursor}"`);
    expect(rest).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false } });
    expect(rest.nodes.map((node) => node.code)).toEqual(['page-a', 'page-b', 'page-z']);
    const byCode = 'orderBy: { field: CODE, direction: DESC }';
    const last = await list(`first: 2, ${byCode}`);
    expect(last.nodes.map((node) => node.code)).toEqual(['page-z', 'page-root']);
    const before = await list(`first: 2, ${byCode}, after: "${last.pageInfo.endCursor}"`);
    expect(before.nodes.map((node) => node.code)).toEqual(['page-c', 'page-b']);
  });

  it('sorts names as the language of the caller does', async () => {
    const root = await create('name-root', null, { name: { fa: 'آغاز', en: 'aardvark' } });
    for (const [code, fa, en] of [
      ['name-1', 'یزد', 'zoo'],
      ['name-2', 'پارک', 'Bank'],
      ['name-3', 'باغ', 'apple'],
    ] as const) {
      await create(code, root.id, { name: { fa, en } });
    }
    const args = `filter: { parentId: "${root.id}" }, orderBy: { field: NAME, direction: ASC }`;
    expect(await listCodes(args, { ...chief, lang: 'FA' })).toEqual(['name-3', 'name-2', 'name-1']);
    expect(await listCodes(args)).toEqual(['name-3', 'name-2', 'name-1']);
    expect(await listCodes(`${args}, first: 1`, { ...chief, lang: 'FA' })).toEqual(['name-3']);
  });

  it('filters by kind, tag and words that were typed in another way', async () => {
    const root = await create('filter-root', null, { name: { fa: 'ریشه' } });
    await create('filter-1', root.id, { kind: 'DISTRICT', tags: ['permits'], name: { fa: 'منطقهٔ ۱ اداری' } });
    await create('filter-2', root.id, { kind: 'DEPUTY', name: { fa: 'معاونت پژوهش‌ها' } });
    const within = `subtreeOf: "${root.id}"`;
    expect(await listCodes(`filter: { ${within}, kind: [DISTRICT, COUNCIL] }`)).toEqual(['filter-1']);
    expect(await listCodes(`filter: { ${within}, tag: "permits" }`)).toEqual(['filter-1']);
    expect(await listCodes(`filter: { ${within}, search: "اداري 1" }`)).toEqual(['filter-1']);
    expect(await listCodes(`filter: { ${within}, search: "پژوهشها" }`)).toEqual(['filter-2']);
    expect(await listCodes(`filter: { ${within}, search: "%" }`)).toEqual([]);
    expect(await listCodes('filter: { subtreeOf: "nonsense" }')).toEqual([]);
  });

  it('shows the units of the day that is asked about', async () => {
    const root = await create('day-root', null, { validFrom: '2020-01-01' });
    const gone = await create('day-gone', root.id, { validFrom: '2020-01-01' });
    await create('day-new', root.id, { validFrom: '2024-01-01' });
    await perform('closeOrgUnit', { unitId: gone.id, effectiveOn: '2024-01-01' });
    const childrenOn = async (asOf: string) => {
      const { orgUnits } = await directory.ask<{ orgUnits: { nodes: { children: { code: string }[] }[] } }>(
        `{ orgUnits(filter: { subtreeOf: "${root.id}" }, first: 1${asOf}) { nodes { children { code } } } }`,
      );
      return orgUnits.nodes[0]?.children.map((child) => child.code);
    };
    expect(await childrenOn(', asOf: "2023-12-31"')).toEqual(['day-gone']);
    expect(await childrenOn(', asOf: "2024-01-01"')).toEqual(['day-new']);
    expect(await childrenOn('')).toEqual(['day-new']);
    expect(await childrenOn(', asOf: "2019-01-01"')).toBeUndefined();
  });

  it.each(['2026-02-30', '0000-01-01', '99999-01-01', 'NaN', '2026-1-1'])('knows no day %s', async (day) => {
    const query = `query ($day: LocalDate) { orgUnits(asOf: $day) { totalCount } }`;
    for (const asked of [
      await directory.send(query, { day }),
      await directory.send(`{ orgUnits(asOf: "${day}") { totalCount } }`),
    ]) {
      expect(asked.errors?.map((error) => error.message).join()).toContain('not a valid LocalDate');
    }
  });

  it('refuses pages that are too large and cursors that are none', async () => {
    for (const args of ['first: 201', 'first: 0', 'after: "nonsense"']) {
      const { errors } = await directory.send(`{ orgUnits(${args}) { totalCount } }`);
      expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
  });

  it('reads a page with parents, children and ancestors in one statement each', async () => {
    const root = await create('batch-root');
    for (const code of ['batch-1', 'batch-2', 'batch-3'])
      await create(`${code}-child`, (await create(code, root.id)).id);
    const statements = watchStatements();
    const { orgUnits } = await directory.ask<{ orgUnits: { nodes: unknown[] } }>(
      `{ orgUnits(filter: { subtreeOf: "${root.id}" }) { nodes { parent { code } children { code } ancestors { code } } } }`,
    );
    expect(orgUnits.nodes).toHaveLength(7);
    expect(statements()).toBe(4);
  });

  it('resolves references of other services in one statement, unknown ones as null', async () => {
    const units = [await create('ref-1'), await create('ref-2')];
    const statements = watchStatements();
    const representations = [...units.map((unit) => unit.id), 'nonsense'].map((id) => ({
      __typename: 'OrgUnit',
      id,
    }));
    const { _entities } = await directory.ask<{ _entities: unknown[] }>(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on OrgUnit { code } } }',
      { representations },
    );
    expect(_entities).toEqual([{ code: 'ref-1' }, { code: 'ref-2' }, null]);
    expect(statements()).toBe(1);
  });
});
