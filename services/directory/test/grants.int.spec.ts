import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import {
  callerWith,
  chief,
  rowIdOf,
  useDirectory,
  type TestCaller,
  type UserErrorShape,
} from './directory-service.js';

const directory = useDirectory();
const today = tehranDate(new Date());
const accounts = { person: randomUUID(), other: randomUUID(), service: randomUUID() };
const person = (id: string) => toGlobalId('Person', id);
const units = { city: '', district: '', office: '', sibling: '' };

interface GrantAnswer {
  id: string;
  role: string;
  validFrom: string | null;
  validTo: string | null;
  revokedAt: string | null;
  person: { name: string } | null;
  serviceAccount: { username: string } | null;
  scope: { code: string } | null;
}
interface ChangeAnswer {
  grant: GrantAnswer | null;
  userErrors: UserErrorShape[];
}
const grantFields =
  'id role validFrom validTo revokedAt person { name } serviceAccount { username } scope { code }';

const grant = async (input: Record<string, unknown>, caller: TestCaller = chief) =>
  (
    await directory.ask<{ change: ChangeAnswer }>(
      `mutation ($input: GrantRoleInput!) {
        change: grantRole(input: $input) { grant { ${grantFields} } userErrors { code field message } }
      }`,
      { input },
      caller,
    )
  ).change;
const give = async (input: Record<string, unknown>, caller: TestCaller = chief) => {
  const { grant: given, userErrors } = await grant(input, caller);
  if (!given) throw new Error(JSON.stringify(userErrors));
  return given;
};
const revoke = async (grantId: string, caller: TestCaller = chief) =>
  (
    await directory.ask<{ change: ChangeAnswer }>(
      `mutation ($input: RevokeRoleInput!) {
        change: revokeRole(input: $input) { grant { ${grantFields} } userErrors { code field message } }
      }`,
      { input: { grantId } },
      caller,
    )
  ).change;
const refusals = ({ grant: given, userErrors }: ChangeAnswer) => {
  expect(given).toBeNull();
  return userErrors.map(({ code, field }) => [code, field?.join('.')]);
};
const list = async (caller: TestCaller, args = '') =>
  (
    await directory.ask<{ grants: { totalCount: number; nodes: GrantAnswer[] } }>(
      `{ grants${args} { totalCount nodes { ${grantFields} } } }`,
      {},
      caller,
    )
  ).grants;
const countGrants = async () => {
  const [row] = await directory.database.query<{ grants: number; events: number }>(
    `select (select count(*) from directory.role_grant)::integer as grants,
            (select count(*) from directory.event where aggregate_type = 'grant')::integer as events`,
  );
  return row;
};

beforeAll(async () => {
  const create = async (code: string, parentId: string | null) => {
    const { createOrgUnit } = await directory.ask<{ createOrgUnit: { unit: { id: string } } }>(
      `mutation ($input: CreateOrgUnitInput!) { createOrgUnit(input: $input) { unit { id } } }`,
      { input: { code, kind: 'UNIT', parentId, name: { en: code }, validFrom: '2020-01-01' } },
    );
    return createOrgUnit.unit.id;
  };
  units.city = await create('city', null);
  units.district = await create('district', units.city);
  units.office = await create('office', units.district);
  units.sibling = await create('sibling', units.city);
  await directory.database.query(
    `insert into directory.account (id, kind, username, name, sample, search) values
      ($1, 'PERSON', 'somebody', '{"fa":"کسی","en":"Somebody"}', false, 'کسی somebody somebody'),
      ($2, 'PERSON', 'another', '{"en":"Another"}', false, 'another another'),
      ($3, 'SERVICE', 'integration', '{"en":"Integration"}', false, 'integration integration')`,
    [accounts.person, accounts.other, accounts.service],
  );
});

describe('giving a role', () => {
  it('covers a unit for a time and is told in one event', async () => {
    const given = await give({
      personId: person(accounts.person),
      role: 'REPORTER',
      scopeUnitId: units.office,
      validFrom: '2026-01-01',
      validTo: '2027-01-01',
    });
    expect(given).toMatchObject({
      role: 'REPORTER',
      validFrom: '2026-01-01',
      validTo: '2027-01-01',
      revokedAt: null,
      person: { name: 'Somebody' },
      serviceAccount: null,
      scope: { code: 'office' },
    });
    const events = await directory.database.query(
      'select type, unit_path, actor, payload from directory.event where aggregate_id = $1',
      [rowIdOf(given.id)],
    );
    expect(events).toEqual([
      {
        type: 'directory.grant.granted',
        unit_path: 'city/district/office',
        actor: { kind: 'PERSON', id: chief.subject, role: 'ADMIN', unitId: null },
        payload: {
          grant: expect.objectContaining({
            subjectId: accounts.person,
            subjectKind: 'PERSON',
            scopeUnitId: rowIdOf(units.office),
            version: 1,
          }),
        },
      },
    ]);
  });

  it('is refused where the account has it already on one of the days', async () => {
    const input = { personId: person(accounts.other), role: 'VIEWER', scopeUnitId: units.office };
    await give({ ...input, validTo: '2026-06-01' });
    expect(refusals(await grant({ ...input, validFrom: '2026-05-31' }))).toEqual([
      ['DUPLICATE', 'input.role'],
    ]);
    expect((await grant({ ...input, validFrom: '2026-06-01' })).userErrors).toEqual([]);
  });

  it('reaches every unit only when that is said, not when the scope is left out', async () => {
    const input = { personId: person(accounts.other), role: 'COMMITTEE' };
    expect(refusals(await grant(input))).toEqual([['REQUIRED', 'input.scopeUnitId']]);
    expect(refusals(await grant({ ...input, scopeUnitId: units.city, wholeOrganisation: true }))).toEqual([
      ['INVALID', 'input.wholeOrganisation'],
    ]);
    expect(await give({ ...input, wholeOrganisation: true })).toMatchObject({ scope: null });
  });

  it('keeps the role SERVICE to service accounts', async () => {
    const input = { role: 'SERVICE', scopeUnitId: units.city };
    expect(refusals(await grant({ ...input, personId: person(accounts.person) }))).toEqual([
      ['INVALID', 'input.role'],
    ]);
    const given = await give({ ...input, personId: toGlobalId('ServiceAccount', accounts.service) });
    expect(given).toMatchObject({ person: null, serviceAccount: { username: 'integration' } });
  });

  it('is refused for unknown people and units, closed units and dates in the wrong order', async () => {
    const input = { personId: person(accounts.person), role: 'VIEWER', scopeUnitId: units.city };
    expect(refusals(await grant({ ...input, personId: person(randomUUID()) }))).toEqual([
      ['NOT_FOUND', 'input.personId'],
    ]);
    expect(refusals(await grant({ ...input, scopeUnitId: 'nonsense' }))).toEqual([
      ['NOT_FOUND', 'input.scopeUnitId'],
    ]);
    const dates = { validFrom: '2026-02-01', validTo: '2026-02-01' };
    expect(refusals(await grant({ ...input, ...dates }))).toEqual([['INVALID', 'input.validTo']]);
    const { createOrgUnit } = await directory.ask<{ createOrgUnit: { unit: { id: string } } }>(
      `mutation ($input: CreateOrgUnitInput!) { createOrgUnit(input: $input) { unit { id } } }`,
      { input: { code: 'ended', kind: 'UNIT', name: { en: 'ended' }, validFrom: '2020-01-01' } },
    );
    const ended = createOrgUnit.unit.id;
    await directory.ask(
      `mutation ($input: CloseOrgUnitInput!) { closeOrgUnit(input: $input) { userErrors { code } } }`,
      {
        input: { unitId: ended, effectiveOn: today },
      },
    );
    expect(refusals(await grant({ ...input, scopeUnitId: ended }))).toEqual([['STATE', 'input.scopeUnitId']]);
  });
});

describe('nobody gives more than they have:', () => {
  const admin = () => callerWith('ADMIN', rowIdOf(units.district));

  it('an administrator of a part gives roles in it, not beside or above it', async () => {
    const before = await countGrants();
    const input = { personId: person(accounts.other), role: 'INSPECTOR' };
    for (const scope of [
      { scopeUnitId: units.city },
      { scopeUnitId: units.sibling },
      { wholeOrganisation: true },
    ]) {
      expect(refusals(await grant({ ...input, ...scope }, admin()))).toEqual([
        ['NOT_ALLOWED', 'input.scopeUnitId'],
      ]);
    }
    expect(await countGrants()).toEqual(before);
    expect((await grant({ ...input, scopeUnitId: units.office }, admin())).userErrors).toEqual([]);
  });

  it.each(['LAW_EDITOR', 'COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER', 'VIEWER', 'SERVICE'] as const)(
    'a %s gives no role at all',
    async (role) => {
      const input = { personId: person(accounts.other), role: 'VIEWER', scopeUnitId: units.office };
      const { data, errors } = await directory.send(
        `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { userErrors { code } } }`,
        { input },
        callerWith(role, WHOLE_ORGANISATION),
      );
      expect(data).toBeNull();
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    },
  );

  it('an administrator gives themselves no role that they do not have', async () => {
    const self = callerWith('ADMIN', rowIdOf(units.city), { subject: accounts.person });
    const input = { personId: person(accounts.person), scopeUnitId: units.district };
    expect(refusals(await grant({ ...input, role: 'INSPECTOR' }, self))).toEqual([
      ['NOT_ALLOWED', 'input.personId'],
    ]);
    expect((await grant({ ...input, role: 'ADMIN' }, self)).userErrors).toEqual([]);
  });

  it('an administrator appoints no administrator for longer than themselves', async () => {
    const unitId = rowIdOf(units.sibling);
    const brief = callerWith('ADMIN', unitId, { grants: [{ role: 'ADMIN', unitId, validTo: '2999-01-01' }] });
    const input = { personId: person(accounts.other), role: 'ADMIN', scopeUnitId: units.sibling };
    expect(refusals(await grant(input, brief))).toEqual([['NOT_ALLOWED', 'input.validTo']]);
    expect(refusals(await grant({ ...input, validTo: '2999-01-02' }, brief))).toEqual([
      ['NOT_ALLOWED', 'input.validTo'],
    ]);
    expect((await grant({ ...input, validTo: '2999-01-01' }, brief)).userErrors).toEqual([]);
  });

  it('an administrator whose grant has ended gives nothing', async () => {
    const unitId = rowIdOf(units.city);
    const ended = callerWith('ADMIN', unitId, { grants: [{ role: 'ADMIN', unitId, validTo: today }] });
    const { errors } = await directory.send('{ grants { totalCount } }', {}, ended);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('taking a role back', () => {
  it('is done once, and told in one event', async () => {
    const given = await give({
      personId: person(accounts.person),
      role: 'VIEWER',
      scopeUnitId: units.sibling,
    });
    const { grant: revoked } = await revoke(given.id);
    expect(Date.now() - Date.parse(revoked?.revokedAt ?? '')).toBeLessThan(60_000);
    expect(refusals(await revoke(given.id))).toEqual([['STATE', 'input.grantId']]);
    const events = await directory.database.query<{ type: string; aggregate_version: number }>(
      'select type, aggregate_version from directory.event where aggregate_id = $1 order by aggregate_version',
      [rowIdOf(given.id)],
    );
    expect(events).toEqual([
      { type: 'directory.grant.granted', aggregate_version: 1 },
      { type: 'directory.grant.revoked', aggregate_version: 2 },
    ]);
  });

  it('makes room for the same role again', async () => {
    const input = { personId: person(accounts.person), role: 'INSPECTOR', scopeUnitId: units.sibling };
    await revoke((await give(input)).id);
    expect((await grant(input)).userErrors).toEqual([]);
  });

  it('looks to an administrator of another part as if the grant did not exist', async () => {
    const given = await give({
      personId: person(accounts.other),
      role: 'REPORTER',
      scopeUnitId: units.sibling,
    });
    const admin = callerWith('ADMIN', rowIdOf(units.district));
    expect(refusals(await revoke(given.id, admin))).toEqual([['NOT_FOUND', 'input.grantId']]);
    expect(refusals(await revoke('nonsense', admin))).toEqual([['NOT_FOUND', 'input.grantId']]);
  });

  it('leaves the organisation its last administrator', async () => {
    const input = { role: 'ADMIN', wholeOrganisation: true };
    const first = await give({ ...input, personId: person(accounts.person) });
    expect(refusals(await revoke(first.id))).toEqual([['STATE', 'input.grantId']]);
    await give({ ...input, personId: person(accounts.other) });
    expect((await revoke(first.id)).userErrors).toEqual([]);
  });
});

describe('reading grants and people', () => {
  it('shows an administrator the grants of their part alone, counts included', async () => {
    const all = await list(chief, '(first: 200)');
    expect(all.nodes.some((node) => node.scope === null)).toBe(true);
    const own = await list(callerWith('ADMIN', rowIdOf(units.district)), '(first: 200)');
    expect(own.totalCount).toBe(own.nodes.length);
    expect(new Set(own.nodes.map((node) => node.scope?.code))).toEqual(new Set(['district', 'office']));
    expect(all.totalCount).toBeGreaterThan(own.totalCount);
    const ofSibling = await list(
      callerWith('ADMIN', rowIdOf(units.district)),
      `(unitId: "${units.sibling}")`,
    );
    expect(ofSibling).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('lists grants page by page, newest first', async () => {
    const query = (after: string) => `{ grants(first: 2${after}) { nodes { id } pageInfo { endCursor } } }`;
    type Page = { grants: { nodes: { id: string }[]; pageInfo: { endCursor: string } } };
    const { grants: first } = await directory.ask<Page>(query(''));
    const { grants: second } = await directory.ask<Page>(query(`, after: "${first.pageInfo.endCursor}"`));
    const ids = [...first.nodes, ...second.nodes].map((node) => rowIdOf(node.id));
    expect(ids).toEqual(ids.toSorted().reverse());
    expect(new Set(ids).size).toBe(4);
  });

  it('resolves a grant by reference for those who administer its scope, and for nobody else', async () => {
    const given = await give({
      personId: person(accounts.other),
      role: 'UNIT_MANAGER',
      scopeUnitId: units.office,
    });
    const ask = async (caller: TestCaller) =>
      (
        await directory.ask<{ _entities: unknown[] }>(
          'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Grant { role } } }',
          { r: [{ __typename: 'Grant', id: given.id }] },
          caller,
        )
      )._entities;
    expect(await ask(callerWith('ADMIN', rowIdOf(units.district)))).toEqual([{ role: 'UNIT_MANAGER' }]);
    expect(await ask(callerWith('ADMIN', rowIdOf(units.sibling)))).toEqual([null]);
    expect(await ask(callerWith('COMMITTEE', rowIdOf(units.city)))).toEqual([null]);
  });

  it('lists people to administrators, by words however they are typed', async () => {
    const query = `{ people(search: "كسي") { totalCount nodes { name username } } }`;
    const { people } = await directory.ask<{ people: unknown }>(query);
    expect(people).toEqual({ totalCount: 1, nodes: [{ name: 'Somebody', username: 'somebody' }] });
    const { errors } = await directory.send(query, {}, callerWith('COMMITTEE', rowIdOf(units.city)));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('tells others the name of a person and not the username', async () => {
    const { _entities } = await directory.ask<{ _entities: unknown[] }>(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { name(lang: FA) username } } }',
      {
        r: [
          { __typename: 'Person', id: person(accounts.person) },
          { __typename: 'Person', id: person(accounts.service) },
        ],
      },
      callerWith('REPORTER', rowIdOf(units.office)),
    );
    expect(_entities).toEqual([{ name: 'کسی', username: null }, null]);
  });
});
