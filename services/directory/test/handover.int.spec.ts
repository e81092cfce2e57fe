import { beforeAll, describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { callerWith, rowIdOf, useDirectory, type TestCaller } from './directory-service.js';
import { organisationOf } from './organisation.js';

const directory = useDirectory();
const city = organisationOf(directory);
const day = (offset: number) => tehranDate(new Date(Date.now() + offset * 86_400_000));
const today = day(0);

let office = '';
beforeAll(async () => {
  office = await city.unit('handover-office', null, { validFrom: '2020-01-01' });
});

const payload = `appointments { acting validFrom validTo person { name } position { code } }
  grants { role validFrom validTo revokedAt person { name } onBehalfOf { name } }`;
interface Passed {
  appointments: { validFrom: string; validTo: string | null; person: { name: string } }[];
  grants: {
    role: string;
    validFrom: string | null;
    validTo: string | null;
    revokedAt: string | null;
    person: { name: string };
    onBehalfOf: { name: string } | null;
  }[];
}
const pass = (input: Record<string, unknown>, caller?: TestCaller) =>
  city.perform<Passed>('handOverDuties', input, payload, caller);
const standing = ({ grants }: Passed) =>
  grants
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ role, person, onBehalfOf, validFrom, validTo }) => [
      person.name,
      role,
      onBehalfOf?.name ?? null,
      validFrom,
      validTo,
    ]);

/** A head with a post, a role, somebody who uses it for them, and a right that somebody lets them use. */
const headOf = async (prefix: string) => {
  const [head, next, helper, boss] = await Promise.all(
    ['head', 'next', 'helper', 'boss'].map((name) => city.person(`${prefix}-${name}`)),
  );
  const position = await city.position(office, `${prefix}.head`, { validFrom: '2020-01-01' });
  await city.appoint(position, head!, { validFrom: '2021-01-01' });
  const give = (personId: string, role: string) =>
    city.idFrom('grantRole', { personId, role, scopeUnitId: office }, 'grant');
  const [own, bossGrant] = [await give(head!, 'UNIT_MANAGER'), await give(boss!, 'COMMITTEE')];
  const as = (person: string, grant: string, role: 'UNIT_MANAGER' | 'COMMITTEE') =>
    callerWith(role, rowIdOf(office), {
      subject: rowIdOf(person),
      grants: [{ id: rowIdOf(grant), role, unitId: rowIdOf(office) }],
    });
  const lend = { validTo: day(30) };
  await city.idFrom(
    'delegateGrant',
    { grantId: own, personId: helper, ...lend },
    'grant',
    as(head!, own, 'UNIT_MANAGER'),
  );
  await city.idFrom(
    'delegateGrant',
    { grantId: bossGrant, personId: head, ...lend },
    'grant',
    as(boss!, bossGrant, 'COMMITTEE'),
  );
  return { head: head!, next: next!, position };
};

describe('handing duties over', () => {
  it('passes posts, roles and delegations to the next holder today, with an event for each', async () => {
    const { head, next } = await headOf('now');
    const before = await city.countEvents();
    const passed = await pass({ fromPersonId: head, toPersonId: next });
    expect(passed.userErrors).toEqual([]);
    expect(passed.appointments).toMatchObject([
      { validTo: today, person: { name: 'now-head' } },
      { validFrom: today, validTo: null, person: { name: 'now-next' } },
    ]);
    expect(standing(passed)).toEqual([
      ['now-next', 'UNIT_MANAGER', null, today, null],
      ['now-helper', 'UNIT_MANAGER', 'now-next', today, day(30)],
      ['now-next', 'COMMITTEE', 'now-boss', today, day(30)],
    ]);
    expect(passed.grants).toHaveLength(6);
    expect((await city.countEvents()) - before).toBe(8);
  });

  it('leaves the predecessor everything until the day, where it lies ahead', async () => {
    const { head, next } = await headOf('later');
    const passed = await pass({ fromPersonId: head, toPersonId: next, on: day(7) });
    expect(passed.appointments).toMatchObject([
      { validTo: day(7), person: { name: 'later-head' } },
      { validFrom: day(7), person: { name: 'later-next' } },
    ]);
    expect(standing(passed)).toEqual([
      ['later-head', 'UNIT_MANAGER', null, null, day(7)],
      ['later-next', 'UNIT_MANAGER', null, day(7), null],
      ['later-helper', 'UNIT_MANAGER', 'later-head', today, day(7)],
      ['later-helper', 'UNIT_MANAGER', 'later-next', day(7), day(30)],
      ['later-head', 'COMMITTEE', 'later-boss', today, day(7)],
      ['later-next', 'COMMITTEE', 'later-boss', day(7), day(30)],
    ]);
  });

  it('gives nothing twice to a successor who has it already', async () => {
    const { head, next } = await headOf('twice');
    await city.idFrom('grantRole', { personId: next, role: 'UNIT_MANAGER', scopeUnitId: office }, 'grant');
    const passed = await pass({ fromPersonId: head, toPersonId: next });
    expect(standing(passed)).toEqual([
      ['twice-helper', 'UNIT_MANAGER', 'twice-next', today, day(30)],
      ['twice-next', 'COMMITTEE', 'twice-boss', today, day(30)],
    ]);
  });

  it('is refused as a whole where the caller does not administer all of it', async () => {
    const { head, next } = await headOf('partly');
    const elsewhere = await city.unit('handover-elsewhere');
    await city.idFrom('grantRole', { personId: head, role: 'VIEWER', scopeUnitId: elsewhere }, 'grant');
    const before = await city.countEvents();
    const refused = await pass(
      { fromPersonId: head, toPersonId: next },
      callerWith('ADMIN', rowIdOf(office)),
    );
    expect(refused).toMatchObject({
      appointments: [],
      grants: [],
      userErrors: [{ code: 'NOT_ALLOWED', field: ['input', 'fromPersonId'] }],
    });
    expect(await city.countEvents()).toBe(before);
  });

  it('is refused to oneself, in the past, and where there is nothing', async () => {
    const { head, next } = await headOf('refused');
    const problems = async (input: Record<string, unknown>) =>
      (await pass({ fromPersonId: head, toPersonId: next, ...input })).userErrors.map(({ code, field }) => [
        code,
        field?.[1],
      ]);
    expect(await problems({ toPersonId: head })).toEqual([['INVALID', 'toPersonId']]);
    expect(await problems({ on: day(-1) })).toEqual([['INVALID', 'on']]);
    expect(await problems({ fromPersonId: next, toPersonId: head })).toEqual([['STATE', 'fromPersonId']]);
  });
});
