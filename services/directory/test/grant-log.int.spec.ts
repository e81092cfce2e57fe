import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import { callerWith, chief, rowIdOf, useDirectory, type TestCaller } from './directory-service.js';
import { organisationOf } from './organisation.js';

const directory = useDirectory();
const city = organisationOf(directory);
const today = tehranDate(new Date());
const units = { district: '', office: '', sibling: '' };
const accounts = { person: '', other: '', service: toGlobalId('ServiceAccount', randomUUID()) };

const give = (input: Record<string, unknown>, caller?: TestCaller) =>
  city.idFrom('grantRole', input, 'grant', caller);
const refused = (input: Record<string, unknown>) => city.refusals('grantRole', input, 'grant');

beforeAll(async () => {
  const top = await city.unit('city');
  units.district = await city.unit('district', top);
  units.office = await city.unit('office', units.district);
  units.sibling = await city.unit('sibling', top);
  accounts.person = await city.person('somebody');
  accounts.other = await city.person('another');
  await directory.database.query(
    `insert into directory.account (id, kind, username, name, sample, search)
     values ($1, 'SERVICE', 'integration', '{"en":"Integration"}', false, 'integration')`,
    [rowIdOf(accounts.service)],
  );
  await give({ personId: accounts.service, role: 'SERVICE', scopeUnitId: units.office });
  await give({ personId: accounts.person, role: 'REPORTER', scopeUnitId: units.district });
  await give({ personId: accounts.person, role: 'VIEWER', scopeUnitId: units.sibling });
});

describe('the log of grants', () => {
  interface LogEntry {
    id: string;
    reason: string | null;
    revocationReason: string | null;
    grantedAt: string | null;
    grantedBy: Actor | null;
    revokedBy: Actor | null;
  }
  interface Actor {
    person: { name: string } | null;
    serviceAccount: object | null;
    role: string | null;
    scope: { code: string } | null;
  }
  const actor =
    'person { name } serviceAccount { id } role scope { code } position { code } acting onBehalfOf { name }';
  const log = async (filter: Record<string, unknown>, caller: TestCaller = chief) =>
    (
      await directory.ask<{ grants: { totalCount: number; nodes: LogEntry[] } }>(
        `query ($filter: GrantFilter) { grants(first: 200, filter: $filter) { totalCount nodes {
          id reason revocationReason grantedAt grantedBy { ${actor} } revokedBy { ${actor} } } } }`,
        { filter },
        caller,
      )
    ).grants;
  const idsOf = async (filter: Record<string, unknown>, caller?: TestCaller) => {
    const { totalCount, nodes } = await log(filter, caller);
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id);
  };

  it('tells who gave and took back, when, in which capacity and why', async () => {
    const giver = await city.person('log-giver', { name: { en: 'Giver' } });
    const admin = callerWith('ADMIN', rowIdOf(units.district), { subject: rowIdOf(giver) });
    const input = { personId: accounts.other, role: 'LAW_EDITOR', scopeUnitId: units.district };
    const given = await give({ ...input, reason: ' Decree 12 ' }, admin);
    await city.perform('revokeRole', { grantId: given, reason: 'left' }, 'grant { id }');
    const { nodes } = await log({ unitId: units.district, role: ['LAW_EDITOR'] });
    expect(nodes).toMatchObject([
      {
        id: given,
        reason: 'Decree 12',
        revocationReason: 'left',
        grantedBy: { person: { name: 'Giver' }, role: 'ADMIN', scope: { code: 'district' } },
        revokedBy: { person: null, role: 'ADMIN', scope: null },
      },
    ]);
    expect(Date.now() - Date.parse(nodes[0]?.grantedAt ?? '')).toBeLessThan(60_000);
    const events = await directory.database.query<{ reason: string }>(
      "select payload->>'reason' as reason from directory.event where aggregate_id = $1 order by aggregate_version",
      [rowIdOf(given)],
    );
    expect(events).toEqual([{ reason: 'Decree 12' }, { reason: 'left' }]);
  });

  it('refuses a reason that says nothing or too much', async () => {
    const input = { personId: accounts.other, role: 'VIEWER', scopeUnitId: units.district };
    expect(await refused({ ...input, reason: '  ' })).toEqual([['REQUIRED', 'input.reason']]);
    expect(await refused({ ...input, reason: 'x'.repeat(501) })).toEqual([['INVALID', 'input.reason']]);
  });

  it('is filtered by subtree, holder, role and day', async () => {
    const { totalCount } = await log({});
    const inDistrict = await idsOf({ unitId: units.district });
    const below = await idsOf({ unitId: units.district, unitSubtree: true });
    expect(below.length).toBeGreaterThan(inDistrict.length);
    expect(below).toEqual(expect.arrayContaining(inDistrict));
    const ofService = await log({ holderId: accounts.service });
    expect(ofService.totalCount).toBe(1);
    expect(await idsOf({ holderId: 'nonsense' })).toEqual([]);
    expect((await idsOf({ role: ['INSPECTOR', 'REPORTER'] })).length).toBeLessThan(totalCount);

    const input = { personId: accounts.person, role: 'COMMITTEE', scopeUnitId: units.sibling };
    const held = await give({ ...input, validTo: '2998-01-01' });
    const filter = { unitId: units.sibling, role: ['COMMITTEE'] };
    expect(await idsOf({ ...filter, asOf: today })).toEqual([held]);
    expect(await idsOf({ ...filter, asOf: '2998-01-01' })).toEqual([]);
    expect(await idsOf({ ...filter, asOf: '2020-06-01' })).toEqual([]);
    await city.perform('revokeRole', { grantId: held }, 'grant { id }');
    expect(await idsOf({ ...filter, asOf: today })).toEqual([]);
    expect(await idsOf(filter)).toEqual([held]);
  });

  it('is read by those who inspect a part, for that part', async () => {
    const inspector = callerWith('INSPECTOR', rowIdOf(units.district));
    expect((await idsOf({}, inspector)).length).toBeGreaterThan(0);
    expect(await idsOf({ unitId: units.sibling }, inspector)).toEqual([]);
    const { errors } = await directory.send(
      'mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { userErrors { code } } }',
      { input: { grantId: 'x' } },
      inspector,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('nobody gets around it:', () => {
  it('a service account has no role but SERVICE, which its maker could use', async () => {
    const input = { personId: accounts.service, scopeUnitId: units.office };
    for (const role of [
      'ADMIN',
      'LAW_EDITOR',
      'COMMITTEE',
      'INSPECTOR',
      'UNIT_MANAGER',
      'REPORTER',
      'VIEWER',
    ]) {
      expect(await refused({ ...input, role })).toEqual([['INVALID', 'input.role']]);
    }
  });

  it('a delegated right gives nobody a role', async () => {
    const unitId = rowIdOf(units.office);
    const delegate = callerWith('ADMIN', unitId, {
      grants: [{ role: 'ADMIN', unitId, onBehalfOf: rowIdOf(accounts.other) }],
    });
    const input = { personId: accounts.person, role: 'VIEWER', scopeUnitId: units.office };
    const { userErrors } = await city.perform('grantRole', input, 'grant { id }', delegate);
    expect(userErrors).toEqual([
      {
        code: 'NOT_ALLOWED',
        field: ['input', 'scopeUnitId'],
        message: 'A right that was delegated gives nobody a role.',
      },
    ]);
  });

  it('whoever gave a right does not get it back by delegation', async () => {
    const admin = callerWith('ADMIN', rowIdOf(units.office), { subject: rowIdOf(accounts.other) });
    const input = { personId: accounts.person, role: 'COMMITTEE', scopeUnitId: units.office };
    const given = await give(input, admin);
    const holder = callerWith('COMMITTEE', rowIdOf(units.office), {
      subject: rowIdOf(accounts.person),
      grants: [{ id: rowIdOf(given), role: 'COMMITTEE', unitId: rowIdOf(units.office) }],
    });
    const delegation = { grantId: given, personId: accounts.other, validTo: '2999-01-01' };
    const { userErrors } = await city.perform('delegateGrant', delegation, 'grant { id }', holder);
    expect(userErrors).toEqual([
      {
        code: 'NOT_ALLOWED',
        field: ['input', 'personId'],
        message: 'A right is not delegated to whoever gave it.',
      },
    ]);
  });
});
