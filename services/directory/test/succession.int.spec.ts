import { describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { UnitDays } from '../src/units/unit-days.service.js';
import { callerWith, rowIdOf, useDirectory, type TestCaller } from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const { unit, person, position, appoint, perform, eventsOf, countEvents } = organisationOf(directory);
const today = tehranDate(new Date());
const since = { validFrom: '2020-01-01' };
const office = (code: string) => ({ new: { code, kind: 'DISTRICT', name: { en: code }, tags: ['permits'] } });

interface Answer {
  heirs: { id: string; code: string }[];
  closed: { id: string; validTo: string | null }[];
}
const ask = (mutation: string, input: Record<string, unknown>, caller?: TestCaller) =>
  perform<Answer>(mutation, input, 'heirs { id code } closed { id validTo }', caller);
/** Carries out a succession that must be possible. @returns ids of who takes over. */
const succeed = async (mutation: string, input: Record<string, unknown>) => {
  const { heirs, userErrors } = await ask(mutation, input);
  expect(userErrors).toEqual([]);
  return heirs.map(({ id }) => id);
};
/** Code and field of every problem of a succession that must be refused, and change nothing. */
const refused = async (mutation: string, input: Record<string, unknown>, caller?: TestCaller) => {
  const before = await countEvents();
  const { heirs, closed, userErrors } = await ask(mutation, input, caller);
  expect([heirs, closed, await countEvents()]).toEqual([[], [], before]);
  return userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
};
const codesOn = async (root: string, asOf: string) => {
  const { orgUnits } = await directory.ask<{ orgUnits: { nodes: { code: string }[] } }>(
    `query ($root: ID, $asOf: LocalDate) {
      orgUnits(filter: { subtreeOf: $root }, asOf: $asOf) { nodes { code } } }`,
    { root, asOf },
  );
  return orgUnits.nodes.map(({ code }) => code);
};
/** What was told about the units of a succession, in its order: type and id. */
const toldSince = async (count: number) => {
  const rows = await directory.database.query<{ type: string; aggregate_id: string; payload: object }>(
    'select type, aggregate_id, payload from directory.event order by id offset $1',
    [count],
  );
  return rows.map(({ type, aggregate_id }) => [type.replace('directory.org-unit.', ''), aggregate_id]);
};

describe('merging units', () => {
  it('closes them for a new one, brings their children under it, and tells so in that order', async () => {
    const city = await unit('m1-city', null, since);
    const [one, two] = [await unit('m1-one', city, since), await unit('m1-two', city, since)];
    const [a, b] = [await unit('m1-a', one, since), await unit('m1-b', two, since)];
    const count = await countEvents();
    const input = { unitIds: [one, two], into: office('m1-both'), effectiveOn: '2025-03-21' };
    const [both] = await succeed('mergeOrgUnits', input);
    expect(await toldSince(count)).toEqual([
      ['created', rowIdOf(both ?? '')],
      ['moved', rowIdOf(a)],
      ['moved', rowIdOf(b)],
      ['closed', rowIdOf(one)],
      ['closed', rowIdOf(two)],
    ]);
    for (const closed of [one, two]) {
      expect((await eventsOf(closed)).at(-1)?.payload).toMatchObject({
        cause: 'MERGED',
        unit: { validTo: '2025-03-21', successorIds: [rowIdOf(both ?? '')] },
      });
    }
    expect(await codesOn(city, '2025-03-20')).toEqual(['m1-city', 'm1-one', 'm1-a', 'm1-two', 'm1-b']);
    expect(await codesOn(city, '2025-03-21')).toEqual(['m1-city', 'm1-both', 'm1-a', 'm1-b']);
    expect(await codesOn(city, today)).toEqual(['m1-city', 'm1-both', 'm1-a', 'm1-b']);
  });

  it('on a day to come, also of children that are still to come under one of them', async () => {
    const city = await unit('m2-city', null, since);
    const [heir, gone] = [await unit('m2-heir', city, since), await unit('m2-gone', city, since)];
    const [child, late] = [await unit('m2-child', gone, since), await unit('m2-late', city, since)];
    await perform('moveOrgUnit', { unitId: late, parentId: gone, effectiveOn: '2031-06-01' }, '__typename');
    const input = { unitIds: [gone], into: { unitId: heir }, effectiveOn: '2031-01-01' };
    expect(await succeed('mergeOrgUnits', input)).toEqual([heir]);
    expect(await codesOn(city, '2030-12-31')).toEqual([
      ...['m2-city', 'm2-heir', 'm2-gone', 'm2-child', 'm2-late'],
    ]);
    expect(await codesOn(city, '2031-01-01')).toEqual(['m2-city', 'm2-heir', 'm2-child', 'm2-late']);
    expect(await codesOn(heir, '2031-06-01')).toEqual(['m2-heir', 'm2-child', 'm2-late']);
    const count = await countEvents();
    await directory.app.get(UnitDays).followDay(new Date('2031-06-01T12:00:00Z'));
    expect(await toldSince(count)).toEqual([
      ['moved', rowIdOf(child)],
      ['closed', rowIdOf(gone)],
      ['moved', rowIdOf(late)],
    ]);
  });

  it('takes a unit and one below it together', async () => {
    const city = await unit('m3-city', null, since);
    const outer = await unit('m3-outer', city, since);
    const inner = await unit('m3-inner', outer, since);
    await unit('m3-leaf', inner, since);
    await succeed('mergeOrgUnits', { unitIds: [outer, inner], into: office('m3-heir') });
    expect(await codesOn(city, today)).toEqual(['m3-city', 'm3-heir', 'm3-leaf']);
  });

  it('is done once for the same command', async () => {
    const [one, two] = [await unit('m4-one', null, since), await unit('m4-two', null, since)];
    const input = { clientMutationId: 'merge-once', unitIds: [one, two], into: office('m4-both') };
    const first = await succeed('mergeOrgUnits', input);
    const count = await countEvents();
    expect(await succeed('mergeOrgUnits', input)).toEqual(first);
    expect(await countEvents()).toBe(count);
  });

  it('is refused as a whole where any part of it is not possible, naming the part', async () => {
    const city = await unit('m5-city', null, since);
    const [one, two] = [await unit('m5-one', city, since), await unit('m5-two', city, since)];
    const below = await unit('m5-below', one, since);
    const late = await unit('m5-late', null, { validFrom: '2090-01-01' });
    const merge = (input: object) =>
      refused('mergeOrgUnits', { unitIds: [one], into: { unitId: two }, ...input });
    expect(await merge({ unitIds: [] })).toEqual([['REQUIRED', 'input.unitIds']]);
    expect(await merge({ unitIds: [missing('OrgUnit')] })).toEqual([['NOT_FOUND', 'input.unitIds']]);
    expect(await merge({ unitIds: [one, two] })).toEqual([['INVALID', 'input.into']]);
    expect(await merge({ into: {} })).toEqual([['INVALID', 'input.into']]);
    expect(await merge({ into: { unitId: two, ...office('x') } })).toEqual([['INVALID', 'input.into']]);
    expect(await merge({ into: { unitId: missing('OrgUnit') } })).toEqual([
      ['NOT_FOUND', 'input.into.unitId'],
    ]);
    expect(await merge({ into: { unitId: late } })).toEqual([['STATE', 'input.into.unitId']]);
    expect(await merge({ into: { unitId: below } })).toEqual([['CYCLE', 'input.into']]);
    expect(await merge({ into: office('m5-city') })).toEqual([['DUPLICATE', 'input.into.new.code']]);
    expect(await merge({ into: office('A b') })).toEqual([['INVALID', 'input.into.new.code']]);
    expect(await merge({ effectiveOn: '2019-01-01' })).toEqual([['STATE', 'input.into.unitId']]);
    const many = Array.from({ length: 51 }, () => missing('OrgUnit'));
    expect(await merge({ unitIds: many })).toEqual([['TOO_MANY', 'input.unitIds']]);
    const admin = callerWith('ADMIN', rowIdOf(one));
    expect(await refused('mergeOrgUnits', { unitIds: [one], into: { unitId: two } }, admin)).toEqual([
      ['NOT_ALLOWED', 'input.into.unitId'],
    ]);
    expect(await refused('mergeOrgUnits', { unitIds: [two], into: { unitId: one } }, admin)).toEqual([
      ['NOT_ALLOWED', 'input.unitIds'],
    ]);
  });
});

describe('splitting a unit', () => {
  it('closes it for the parts, and shares its children out', async () => {
    const city = await unit('s1-city', null, since);
    const whole = await unit('s1-whole', city, since);
    const [a, b] = [await unit('s1-a', whole, since), await unit('s1-b', whole, since)];
    const parts = [
      { ...office('s1-north'), childIds: [b] },
      { ...office('s1-south'), childIds: [a] },
    ];
    const heirs = await succeed('splitOrgUnit', { unitId: whole, parts, effectiveOn: '2025-01-01' });
    expect((await eventsOf(whole)).at(-1)?.payload).toMatchObject({
      cause: 'SPLIT',
      unit: { validTo: '2025-01-01', successorIds: heirs.map(rowIdOf) },
    });
    expect(await codesOn(city, '2024-12-31')).toEqual(['s1-city', 's1-whole', 's1-a', 's1-b']);
    expect(await codesOn(city, today)).toEqual(['s1-city', 's1-north', 's1-b', 's1-south', 's1-a']);
  });

  it('is refused where a child is left over, given twice or none, or a part is no other unit', async () => {
    const whole = await unit('s2-whole', null, since);
    const child = await unit('s2-child', whole, since);
    const other = await unit('s2-other', null, since);
    const split = (parts: object[], more = {}) => refused('splitOrgUnit', { unitId: whole, parts, ...more });
    const [north, south] = [office('s2-north'), office('s2-south')];
    expect(await split([{ ...north, childIds: [child] }])).toEqual([['INVALID', 'input.parts']]);
    expect(await split([north, south])).toEqual([['STATE', 'input.parts']]);
    const both = [north, south].map((part) => ({ ...part, childIds: [child] }));
    expect(await split(both)).toEqual([['INVALID', 'input.parts']]);
    expect(await split([{ ...north, childIds: [child, other] }, south])).toEqual([
      ['INVALID', 'input.parts'],
    ]);
    expect(await split([{ ...north, childIds: [child] }, { unitId: whole }])).toEqual([
      ['INVALID', 'input.parts'],
    ]);
    const unknown = [{ ...north, childIds: [child] }, { unitId: missing('OrgUnit') }];
    expect(await split(unknown)).toEqual([['NOT_FOUND', 'input.parts.1.unitId']]);
    const stale = { expectedVersion: 7 };
    expect(await split([{ ...north, childIds: [child] }, south], stale)).toEqual([
      ['CONFLICT', 'input.expectedVersion'],
    ]);
  });
});

describe('the posts of a unit that closes', () => {
  const postsOn = async (subtreeOf: string, asOf: string) => {
    const { positions } = await directory.ask<{ positions: { nodes: { code: string; vacant: boolean }[] } }>(
      `query ($subtreeOf: ID, $asOf: LocalDate) {
        positions(filter: { unitSubtreeOf: $subtreeOf }, asOf: $asOf) { nodes { code vacant } } }`,
      { subtreeOf, asOf },
    );
    return positions.nodes.map(({ code, vacant }) => [code, vacant]);
  };

  it('end on its day with everybody’s time in them, and are told', async () => {
    const city = await unit('p1-city', null, since);
    const closing = await unit('p1-closing', city, since);
    const [head, expert] = [
      await position(closing, 'p1-head', since),
      await position(closing, 'p1-expert', since),
    ];
    const holder = await appoint(head, await person('p1-holder'), since);
    await perform('closeOrgUnit', { unitId: closing, effectiveOn: '2025-01-01' }, '__typename');
    expect((await eventsOf(head)).at(-1)).toMatchObject({
      type: 'directory.position.closed',
      payload: { position: { validTo: '2025-01-01' } },
    });
    expect((await eventsOf(holder)).at(-1)).toMatchObject({
      type: 'directory.appointment.ended',
      payload: { appointment: { validTo: '2025-01-01' } },
    });
    expect((await eventsOf(expert)).at(-1)?.type).toBe('directory.position.closed');
    expect(await postsOn(city, '2024-12-31')).toEqual([
      ['p1-expert', true],
      ['p1-head', false],
    ]);
    expect(await postsOn(city, '2025-01-01')).toEqual([]);
  });

  it('are found where the unit was on the day asked about', async () => {
    const [from, to] = [await unit('p2-from', null, since), await unit('p2-to', null, since)];
    const moved = await unit('p2-moved', from, since);
    await position(moved, 'p2-head', since);
    await perform('moveOrgUnit', { unitId: moved, parentId: to, effectiveOn: '2025-01-01' }, '__typename');
    expect([await postsOn(from, '2024-12-31'), await postsOn(to, '2024-12-31')]).toEqual([
      [['p2-head', true]],
      [],
    ]);
    expect([await postsOn(from, today), await postsOn(to, today)]).toEqual([[], [['p2-head', true]]]);
  });

  it('keep it open where one of them begins later', async () => {
    const closing = await unit('p3-closing', null, since);
    await position(closing, 'p3-late', { validFrom: '2030-01-01' });
    const { userErrors } = await perform('closeOrgUnit', { unitId: closing }, 'unit { id }');
    expect(userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'effectiveOn'] }]);
  });
});

describe('the tree of now', () => {
  it('is that of the day which was followed last', async () => {
    const differing = await directory.database.query(
      `select unit.code from directory.unit join directory.unit_state state on state.unit_id = unit.id
         and state.valid_from <= '2031-06-01' and '2031-06-01' < state.valid_to
       where (unit.name, unit.kind, unit.tags, unit.parent_id, unit.position, unit.path, unit.sort_path, unit.search)
         is distinct from
         (state.name, state.kind, state.tags, state.parent_id, state.position, state.path, state.sort_path, state.search)`,
    );
    expect(differing).toEqual([]);
  });

  it('and that of every other day lead from each unit over its parent of that day to the root', async () => {
    const broken = await directory.database.query(
      `select state.unit_id, state.valid_from from directory.unit_state state
       join directory.unit_state parent on parent.unit_id = state.parent_id
         and parent.valid_from < state.valid_to and state.valid_from < parent.valid_to
       where state.path <> parent.path || state.unit_id or state.sort_path <> parent.sort_path || state.position
       union all
       select state.unit_id, state.valid_from from directory.unit_state state
       join directory.unit_state other on other.unit_id = state.unit_id and other.valid_from <> state.valid_from
         and other.valid_from < state.valid_to and state.valid_from < other.valid_to`,
    );
    expect(broken).toEqual([]);
  });
});
