import { beforeAll, describe, expect, it } from '@jest/globals';
import { WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import { tehranDate } from '@rasad/service-kit';
import { callerWith, chief, rowIdOf, useDirectory, type TestCaller } from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const city = organisationOf(directory);
const day = (offset: number) => tehranDate(new Date(Date.now() + offset * 86_400_000));

interface Verdict {
  outcome: string;
  reach: string | null;
  text: string;
  grant: { id: string; role: string; onBehalfOf: { name: string } | null };
  through: { code: string }[];
}
interface Explanation {
  allowed: boolean;
  disabled: boolean;
  grants: Verdict[];
  roles: { role: string; reach: string }[];
}
const units = { city: '', district: '', office: '', sibling: '' };
const people = { inspector: '', reporter: '', boss: '', deputy: '' };

const explain = async (args: string, caller: TestCaller = chief) =>
  (
    await directory.ask<{ explainAccess: Explanation | null }>(
      `{ explainAccess(${args}) { allowed disabled roles { role reach } grants {
        outcome reach text grant { id role onBehalfOf { name } } through { code } } } }`,
      {},
      caller,
    )
  ).explainAccess;
const effective = async (args: string, caller: TestCaller = chief) =>
  (
    await directory.ask<{
      effectiveAccess: { disabled: boolean; actions: { action: string; grants: Verdict[] }[] } | null;
    }>(
      `{ effectiveAccess(${args}) { disabled actions { action grants {
        outcome reach text grant { id role onBehalfOf { name } } through { code } } } } }`,
      {},
      caller,
    )
  ).effectiveAccess;
const give = (personId: string, role: Role, scope: Record<string, unknown>) =>
  city.idFrom('grantRole', { personId, role, ...scope }, 'grant');
const asOneself = (person: string, role: Role, unit: string): TestCaller =>
  callerWith(role, rowIdOf(unit), { subject: rowIdOf(person) });

beforeAll(async () => {
  units.city = await city.unit('city');
  units.district = await city.unit('district', units.city);
  units.office = await city.unit('office', units.district);
  units.sibling = await city.unit('sibling', units.city);
  people.inspector = await city.person('ex-inspector');
  people.reporter = await city.person('ex-reporter');
  people.boss = await city.person('ex-boss');
  people.deputy = await city.person('ex-deputy');
  await give(people.inspector, 'INSPECTOR', { scopeUnitId: units.district });
  await give(people.reporter, 'REPORTER', { scopeUnitId: units.district, validTo: day(5) });
});

describe('why somebody can do something', () => {
  it('names the grant, its reach and the way down to the unit', async () => {
    const args = `username: "ex-inspector", action: REPORT_REVIEW, unitCode: "office"`;
    expect(await explain(args)).toEqual({
      allowed: true,
      disabled: false,
      roles: [{ role: 'INSPECTOR', reach: 'SUBTREE' }],
      grants: [
        {
          outcome: 'ALLOWS',
          reach: 'SUBTREE',
          text: 'INSPECTOR over district allows it here.',
          grant: { id: expect.any(String), role: 'INSPECTOR', onBehalfOf: null },
          through: [{ code: 'district' }, { code: 'office' }],
        },
      ],
    });
    const inPersian = await explain(args, { ...chief, lang: 'FA' });
    expect(inPersian?.grants[0]?.text).toBe('نقش INSPECTOR بر district این کار را در این‌جا روا می‌دارد.');
  });

  it('says what is missing for a refusal', async () => {
    const ask = (unit: string, more = '') =>
      explain(`principalId: "${people.reporter}", action: REPORT_SUBMIT, unitId: "${unit}"${more}`);
    expect((await ask(units.district))?.allowed).toBe(true);
    expect(await ask(units.office)).toMatchObject({
      allowed: false,
      grants: [{ outcome: 'SCOPE_UNIT_ONLY', reach: 'OWN_UNIT' }],
      roles: [
        { role: 'UNIT_MANAGER', reach: 'SUBTREE' },
        { role: 'REPORTER', reach: 'OWN_UNIT' },
      ],
    });
    expect(await ask(units.sibling)).toMatchObject({ allowed: false, grants: [{ outcome: 'OTHER_UNIT' }] });
    expect(await ask(units.district, `, asOf: "${day(6)}"`)).toMatchObject({
      allowed: false,
      grants: [{ outcome: 'ENDED' }],
    });
    expect(
      await explain(`username: "ex-reporter", action: REPORT_REVIEW, unitId: "${units.district}"`),
    ).toMatchObject({ allowed: false, grants: [{ outcome: 'ROLE_LACKS_ACTION', reach: null }] });
  });

  it('knows of a day what was known then: a grant of today explains nothing of yesterday', async () => {
    const args = `username: "ex-inspector", action: REPORT_REVIEW, unitCode: "office", asOf: "${day(-1)}"`;
    expect(await explain(args)).toMatchObject({ allowed: false, grants: [] });
  });

  it('tells of delegated rights, until the grant is revoked or the delegator disabled', async () => {
    const own = await give(people.boss, 'UNIT_MANAGER', { scopeUnitId: units.office });
    const asBoss = { ...asOneself(people.boss, 'UNIT_MANAGER', units.office) };
    asBoss.grants = [{ id: rowIdOf(own), role: 'UNIT_MANAGER', unitId: rowIdOf(units.office) }];
    await city.idFrom(
      'delegateGrant',
      { grantId: own, personId: people.deputy, validTo: day(3) },
      'grant',
      asBoss,
    );
    const args = `username: "ex-deputy", action: REPORT_SUBMIT, unitCode: "office"`;
    expect(await explain(args)).toMatchObject({
      allowed: true,
      grants: [{ outcome: 'ALLOWS', grant: { onBehalfOf: { name: 'ex-boss' } } }],
    });
    await city.perform('disableAccount', { accountId: people.boss }, 'person { id }');
    expect(await explain(args)).toMatchObject({
      allowed: false,
      grants: [{ outcome: 'DELEGATOR_DISABLED' }],
    });
    await city.perform('enableAccount', { accountId: people.boss }, 'person { id }');
    await city.perform('revokeRole', { grantId: own }, 'grant { id }');
    expect(await explain(args)).toMatchObject({ allowed: false, grants: [{ outcome: 'REVOKED' }] });
  });

  it('says that nothing is allowed under a disabled account', async () => {
    const person = await city.person('ex-suspended');
    await give(person, 'VIEWER', { wholeOrganisation: true });
    await city.perform('disableAccount', { accountId: person }, 'person { id }');
    expect(await explain(`principalId: "${person}", action: TASK_READ, unitCode: "office"`)).toMatchObject({
      allowed: false,
      disabled: true,
      grants: [{ outcome: 'ALLOWS', through: [] }],
    });
    expect(await effective(`principalId: "${person}"`)).toEqual({ disabled: true, actions: [] });
  });

  it('agrees with the service: whoever it says may manage grants may, and nobody else', async () => {
    const scopes = { unit: units.district, office: units.office };
    for (const role of ['ADMIN', 'INSPECTOR', 'VIEWER'] as const) {
      const person = await city.person(`ex-agree-${role.toLowerCase()}`);
      await give(person, role, { scopeUnitId: scopes.unit });
      const explained = await explain(
        `principalId: "${person}", action: GRANT_MANAGE, unitId: "${scopes.office}"`,
      );
      const { data } = await directory.send<{ grantRole: { grant: object | null } }>(
        `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { grant { id } userErrors { code } } }`,
        { input: { personId: people.inspector, role: 'VIEWER', scopeUnitId: scopes.office } },
        asOneself(person, role, scopes.unit),
      );
      expect([role, explained?.allowed]).toEqual([role, Boolean(data?.grantRole.grant)]);
    }
  });
});

describe('everything that somebody may do', () => {
  it('is listed with its grants, in a unit and anywhere', async () => {
    const inOffice = await effective(`username: "ex-reporter", unitCode: "office"`);
    const names = inOffice?.actions.map(({ action }) => action) ?? [];
    expect(names).toEqual(expect.arrayContaining(['TASK_READ', 'REPORT_READ', 'LAW_READ']));
    expect(names).not.toContain('REPORT_SUBMIT');
    const anywhere = await effective(`username: "ex-reporter"`);
    expect(anywhere?.actions.find(({ action }) => action === 'REPORT_SUBMIT')?.grants).toMatchObject([
      { reach: 'OWN_UNIT', grant: { role: 'REPORTER' } },
    ]);
    expect(await effective(`username: "ex-reporter", asOf: "${day(7)}"`)).toEqual({
      disabled: false,
      actions: [],
    });
  });
});

describe('who may ask why', () => {
  const question = (unit: string) =>
    `principalId: "${people.reporter}", action: TASK_READ, unitId: "${unit}"`;

  it('is everybody for themselves, with all their grants', async () => {
    const self = asOneself(people.reporter, 'REPORTER', units.district);
    expect(await explain(`action: TASK_READ, unitCode: "sibling"`, self)).toMatchObject({
      allowed: false,
      grants: [{ outcome: 'OTHER_UNIT' }],
    });
    expect(await effective(`principalId: "${people.reporter}"`, self)).not.toBeNull();
  });

  it.each(['ADMIN', 'INSPECTOR'] as const)('is an %s of the unit, and of no other', async (role) => {
    const caller = callerWith(role, rowIdOf(units.district));
    expect((await explain(question(units.office), caller))?.allowed).toBe(true);
    expect(await explain(question(units.sibling), caller)).toBeNull();
    expect(await explain(question(units.city), caller)).toBeNull();
    expect(await effective(`principalId: "${people.reporter}"`, caller)).toBeNull();
    expect(await effective(question(units.office).replace(', action: TASK_READ', ''), caller)).not.toBeNull();
  });

  it.each(['LAW_EDITOR', 'COMMITTEE', 'UNIT_MANAGER', 'REPORTER', 'VIEWER', 'SERVICE'] as const)(
    'is no %s',
    async (role) => {
      const caller = callerWith(role, WHOLE_ORGANISATION);
      expect(await explain(question(units.office), caller)).toBeNull();
      expect(await effective(`principalId: "${people.reporter}"`, caller)).toBeNull();
    },
  );

  it('hears nothing of grants over other parts, and nothing of who exists', async () => {
    const person = await city.person('ex-two-places');
    await give(person, 'VIEWER', { scopeUnitId: units.office });
    await give(person, 'LAW_EDITOR', { scopeUnitId: units.sibling });
    const args = `principalId: "${person}", action: LAW_EDIT, unitId: "${units.office}"`;
    const inspector = callerWith('INSPECTOR', rowIdOf(units.district));
    expect((await explain(args))?.grants).toHaveLength(2);
    expect((await explain(args, inspector))?.grants.map(({ grant }) => grant.role)).toEqual(['VIEWER']);
    const rights = await effective(args.replace(', action: LAW_EDIT', ''), inspector);
    expect(new Set(rights?.actions.flatMap(({ grants }) => grants.map(({ grant }) => grant.role)))).toEqual(
      new Set(['VIEWER']),
    );
    expect(
      await explain(`username: "ex-two-places", action: LAW_EDIT, unitId: "${units.office}"`, inspector),
    ).toBeNull();
    for (const wrong of [
      `principalId: "${missing('Person')}", action: LAW_EDIT, unitId: "${units.office}"`,
      `principalId: "nonsense", action: LAW_EDIT, unitId: "${units.office}"`,
      `principalId: "${person}", action: LAW_EDIT, unitId: "nonsense"`,
      `principalId: "${person}", action: LAW_EDIT, unitCode: "nowhere"`,
      `username: "nobody", action: LAW_EDIT, unitCode: "office"`,
    ]) {
      expect(await explain(wrong)).toBeNull();
    }
  });

  it('names an action of the policy', async () => {
    const { errors } = await directory.send('{ explainAccess(action: EVERYTHING) { allowed } }');
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
