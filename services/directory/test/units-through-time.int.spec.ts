import { describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { UnitDays } from '../src/units/unit-days.service.js';
import {
  callerWith,
  rowIdOf,
  startDirectory,
  useDirectory,
  type UserErrorShape,
} from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const { unit, perform, refusals, eventsOf, countEvents } = organisationOf(directory);
const today = tehranDate(new Date());
const since = { validFrom: '2020-01-01' };

/** The codes from the root down to a unit on a day; null where it does not exist then. */
const pathOn = async (unitId: string, asOf: string) => {
  const { orgUnit } = await directory.ask<{
    orgUnit: { code: string; ancestors: { code: string }[] } | null;
  }>(`query ($id: ID, $asOf: LocalDate) { orgUnit(id: $id, asOf: $asOf) { code ancestors { code } } }`, {
    id: unitId,
    asOf,
  });
  return orgUnit && [...orgUnit.ancestors, orgUnit].map(({ code }) => code).join('/');
};
const codesOn = async (root: string, asOf: string) => {
  const { orgUnits } = await directory.ask<{ orgUnits: { nodes: { code: string }[]; totalCount: number } }>(
    `query ($root: ID, $asOf: LocalDate) {
      orgUnits(filter: { subtreeOf: $root }, asOf: $asOf) { totalCount nodes { code } }
    }`,
    { root, asOf },
  );
  expect(orgUnits.totalCount).toBe(orgUnits.nodes.length);
  return orgUnits.nodes.map(({ code }) => code);
};
const namesOn = (unitId: string, asOf: string) =>
  directory.ask<{ orgUnit: { name: string } }>(
    `query ($id: ID, $asOf: LocalDate) { orgUnit(id: $id) { name(asOf: $asOf) } }`,
    { id: unitId, asOf },
  );
const change = async (mutation: string, input: Record<string, unknown>) => {
  const { userErrors } = await perform(mutation, input, '__typename');
  expect(userErrors).toEqual([]);
};
const refused = (mutation: string, input: Record<string, unknown>) => refusals(mutation, input, 'unit');
const daysPass = (to: string) => directory.app.get(UnitDays).followDay(new Date(`${to}T12:00:00Z`));

describe('a change of a day of the past', () => {
  it('is seen from that day on, and not before it', async () => {
    const [from, to] = [await unit('past-from', null, since), await unit('past-to', null, since)];
    const moved = await unit('past-moved', from, since);
    const child = await unit('past-child', moved, since);
    await change('moveOrgUnit', { unitId: moved, parentId: to, effectiveOn: '2024-05-01' });
    expect(await pathOn(child, '2024-04-30')).toBe('past-from/past-moved/past-child');
    expect(await pathOn(child, '2024-05-01')).toBe('past-to/past-moved/past-child');
    expect(await codesOn(from, '2024-04-30')).toEqual(['past-from', 'past-moved', 'past-child']);
    expect(await codesOn(from, '2024-05-01')).toEqual(['past-from']);
    expect(await codesOn(to, today)).toEqual(['past-to', 'past-moved', 'past-child']);
    await change('renameOrgUnit', { unitId: child, name: { en: 'New' }, effectiveOn: '2025-01-01' });
    expect(await namesOn(child, '2024-12-31')).toEqual({ orgUnit: { name: 'past-child' } });
    expect(await namesOn(child, '2025-01-01')).toEqual({ orgUnit: { name: 'New' } });
    expect(await namesOn(child, '2019-01-01')).toEqual({ orgUnit: { name: 'New' } });
    expect(await pathOn(child, '2019-12-31')).toBeNull();
  });

  it('is refused before the unit began, and before a later change that holds already', async () => {
    const late = await unit('late-change', null, since);
    const rename = { unitId: late, name: { en: 'x' } };
    expect(await refused('renameOrgUnit', { ...rename, effectiveOn: '2019-01-01' })).toEqual([
      ['INVALID', 'input.effectiveOn'],
    ]);
    await change('renameOrgUnit', { ...rename, effectiveOn: '2024-01-01' });
    const before = { unitId: late, effectiveOn: '2023-01-01' };
    expect(await refused('renameOrgUnit', { ...before, name: { en: 'y' } })).toEqual([
      ['STATE', 'input.effectiveOn'],
    ]);
    expect(await refused('closeOrgUnit', before)).toEqual([['STATE', 'input.effectiveOn']]);
    await change('retagOrgUnit', { ...before, tags: ['finance'] });
  });

  it('is refused under a parent that was closed or had not begun then', async () => {
    const mover = await unit('mover', null, since);
    const young = await unit('young', null, { validFrom: '2024-01-01' });
    const gone = await unit('gone', null, since);
    await change('closeOrgUnit', { unitId: gone, effectiveOn: '2023-01-01' });
    const early = { unitId: mover, parentId: young, effectiveOn: '2023-12-31' };
    expect(await refused('moveOrgUnit', early)).toEqual([['INVALID', 'input.parentId']]);
    const late = { unitId: mover, parentId: gone, effectiveOn: '2022-01-01' };
    expect(await refused('moveOrgUnit', late)).toEqual([['STATE', 'input.parentId']]);
    expect(await refused('moveOrgUnit', { ...late, parentId: missing('OrgUnit') })).toEqual([
      ['NOT_FOUND', 'input.parentId'],
    ]);
  });
});

describe('a change of a day to come', () => {
  it('is seen as of that day at once, and told on it', async () => {
    const [from, to] = [await unit('next-from', null, since), await unit('next-to', null, since)];
    const moved = await unit('next-moved', from, since);
    await change('moveOrgUnit', { unitId: moved, parentId: to, effectiveOn: '2031-03-21' });
    await change('renameOrgUnit', { unitId: moved, name: { en: 'Renamed' }, effectiveOn: '2031-03-22' });
    await change('retagOrgUnit', { unitId: moved, kind: 'DISTRICT', effectiveOn: '2031-03-22' });
    expect(await pathOn(moved, today)).toBe('next-from/next-moved');
    expect(await pathOn(moved, '2031-03-20')).toBe('next-from/next-moved');
    expect(await pathOn(moved, '2031-03-21')).toBe('next-to/next-moved');
    const types = async () => (await eventsOf(moved)).map(({ type }) => type.split('.').at(-1));
    expect(await types()).toEqual(['created', 'change-planned', 'change-planned', 'change-planned']);
    await daysPass('2031-03-20');
    expect(await types()).toHaveLength(4);
    await daysPass('2031-03-21');
    expect((await eventsOf(moved)).slice(4)).toMatchObject([
      {
        type: 'directory.org-unit.moved',
        aggregate_version: 5,
        unit_path: 'next-to/next-moved',
        payload: {
          unit: { parentId: rowIdOf(to), version: 5 },
          previousParentId: rowIdOf(from),
          effectiveOn: '2031-03-21',
        },
      },
    ]);
  });

  it('takes effect once however many replicas look, in the order of the days that were missed', async () => {
    const slept = await unit('slept-over', null, since);
    await change('renameOrgUnit', { unitId: slept, name: { en: 'second' }, effectiveOn: '2032-02-02' });
    await change('renameOrgUnit', { unitId: slept, name: { en: 'first' }, effectiveOn: '2032-02-01' });
    const other = await startDirectory(directory.database, 'nats://directory:secret@127.0.0.1:1');
    const replicas = [directory.app, other, directory.app, other].map((app) => app.get(UnitDays));
    await Promise.all(replicas.map((days) => days.followDay(new Date('2032-03-01T12:00:00Z'))));
    await other.close();
    const told = (await eventsOf(slept)).filter(({ type }) => type === 'directory.org-unit.renamed');
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { unit: { name: { en: 'first' } }, effectiveOn: '2032-02-01' },
      { unit: { name: { en: 'second' } }, effectiveOn: '2032-02-02' },
    ]);
    const events = await countEvents();
    await daysPass('2032-03-02');
    expect(await countEvents()).toBe(events);
  });

  it('replaces one of the same kind and day, and ends what is changed before it', async () => {
    const twice = await unit('planned-twice', null, since);
    const on = { unitId: twice, effectiveOn: '2033-01-01' };
    await change('renameOrgUnit', { ...on, name: { en: 'thought better of' } });
    await change('renameOrgUnit', { ...on, name: { en: 'planned' } });
    await change('renameOrgUnit', { unitId: twice, name: { en: 'until then' } });
    expect(await namesOn(twice, '2032-12-31')).toEqual({ orgUnit: { name: 'until then' } });
    expect(await namesOn(twice, '2033-01-01')).toEqual({ orgUnit: { name: 'planned' } });
    await daysPass('2033-01-01');
    const told = (await eventsOf(twice)).filter(({ type }) => type === 'directory.org-unit.renamed');
    expect(told).toMatchObject([
      { payload: { unit: { name: { en: 'until then' } } } },
      { payload: { unit: { name: { en: 'planned' } } } },
    ]);
  });

  it('is held against what others plan: no cycle, no closed parent, no orphan on any later day', async () => {
    const [a, b, c] = [
      await unit('plan-a', null, since),
      await unit('plan-b', null, since),
      await unit('plan-c', null, since),
    ];
    await change('moveOrgUnit', { unitId: a, parentId: b, effectiveOn: '2034-01-01' });
    expect(await refused('moveOrgUnit', { unitId: b, parentId: a })).toEqual([['CYCLE', 'input.parentId']]);
    expect(await refused('closeOrgUnit', { unitId: b, effectiveOn: '2034-06-01' })).toEqual([
      ['STATE', 'input.unitId'],
    ]);
    await change('closeOrgUnit', { unitId: c, effectiveOn: '2034-01-01' });
    expect(await refused('moveOrgUnit', { unitId: b, parentId: c })).toEqual([['STATE', 'input.parentId']]);
    expect(
      await refused('renameOrgUnit', { unitId: c, name: { en: 'x' }, effectiveOn: '2034-01-01' }),
    ).toEqual([['STATE', 'input.unitId']]);
    const orphan = { code: 'plan-orphan', kind: 'UNIT', parentId: c, name: { en: 'x' } };
    expect(await refused('createOrgUnit', orphan)).toEqual([['STATE', 'input.parentId']]);
  });

  it('keeps an import from contradicting it', async () => {
    const [a, b] = [await unit('doc-a', null, since), await unit('doc-b', null, since)];
    await change('moveOrgUnit', { unitId: a, parentId: b, effectiveOn: '2035-01-01' });
    const line = (code: string, parent: string | null, name = code) => ({
      ...{ code, parent, kind: 'UNIT', name: { en: name }, tags: [] },
    });
    const errorsOf = async (units: object[]) => {
      const document = JSON.stringify({ format: 'rasad.organisation/1', units });
      const { answer } = await directory.ask<{ answer: { userErrors: UserErrorShape[] } }>(
        `mutation ($input: OrganisationImportInput!) {
          answer: importOrganisation(input: $input) { userErrors { code field message } } }`,
        { input: { document } },
      );
      return answer.userErrors;
    };
    expect(await errorsOf([line('doc-a', null), line('doc-b', 'doc-a')])).toMatchObject([
      { code: 'STATE', field: ['input', 'document'] },
    ]);
    expect(await errorsOf([line('doc-a', null, 'Imported'), line('doc-b', null)])).toEqual([]);
    expect(await namesOn(a, '2034-01-01')).toEqual({ orgUnit: { name: 'Imported' } });
    expect(await pathOn(a, '2035-01-01')).toBe('doc-b/doc-a');
  });
});

describe('closing a unit with successors', () => {
  it('names them in the event of the day', async () => {
    const [closed, heir] = [await unit('ceased', null, since), await unit('heir', null, since)];
    await change('closeOrgUnit', { unitId: closed, successorIds: [heir], effectiveOn: '2030-01-01' });
    await daysPass('2030-01-01');
    expect((await eventsOf(closed)).at(-1)).toMatchObject({
      type: 'directory.org-unit.closed',
      payload: { cause: 'CLOSED', unit: { validTo: '2030-01-01', successorIds: [rowIdOf(heir)] } },
    });
  });

  it('refuses one that does not exist then, the unit itself, and one that the caller does not administer', async () => {
    const [closed, late] = [
      await unit('no-heir', null, since),
      await unit('late-heir', null, { validFrom: '2040-01-01' }),
    ];
    const outside = await unit('outside-heir', null, since);
    for (const id of [late, closed]) {
      expect(await refused('closeOrgUnit', { unitId: closed, successorIds: [id] })).toEqual([
        ['STATE', 'input.successorIds'],
      ]);
    }
    const admin = callerWith('ADMIN', rowIdOf(closed));
    const input = { unitId: closed, successorIds: [outside] };
    expect(await refusals('closeOrgUnit', input, 'unit', admin)).toEqual([
      ['NOT_ALLOWED', 'input.successorIds'],
    ]);
    expect(await refused('closeOrgUnit', { unitId: closed, successorIds: ['nonsense'] })).toEqual([
      ['NOT_FOUND', 'input.successorIds'],
    ]);
  });
});
