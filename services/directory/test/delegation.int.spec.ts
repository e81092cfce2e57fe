import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@rasad/event-contracts';
import { tehranDate } from '@rasad/service-kit';
import { chief, rowIdOf, useDirectory, type TestCaller } from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const city = organisationOf(directory);
const day = (offset: number) => tehranDate(new Date(Date.now() + offset * 86_400_000));
const today = day(0);

let office = '';
beforeAll(async () => {
  office = await city.unit('delegation-office');
});

/** Somebody with a grant over the office, and as whom they call. */
const holder = async (username: string, role: Role = 'UNIT_MANAGER', more: Record<string, unknown> = {}) => {
  const person = await city.person(username);
  const grant = await city.idFrom(
    'grantRole',
    { personId: person, role, scopeUnitId: office, ...more },
    'grant',
  );
  const caller: TestCaller = {
    subject: rowIdOf(person),
    username,
    lang: 'EN',
    grants: [{ id: rowIdOf(grant), role, unitId: rowIdOf(office) }],
  };
  return { person, grant, caller };
};
const grantOf = async (id: string, caller = chief) => {
  const { _entities } = await directory.ask<{
    _entities: [{ revokedAt: string | null; onBehalfOf: { name: string } | null } | null];
  }>(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Grant { revokedAt onBehalfOf { name } } } }',
    { of: [{ __typename: 'Grant', id }] },
    caller,
  );
  return _entities[0];
};

describe('delegating a grant', () => {
  it('lets somebody use it on behalf of its holder for a time, and tells so in one event', async () => {
    const { grant, caller, person } = await holder('del-mina');
    const delegate = await city.person('del-nima');
    const input = { grantId: grant, personId: delegate, validTo: day(10) };
    const id = await city.idFrom('delegateGrant', input, 'grant', caller);
    expect(await city.eventsOf(id)).toMatchObject([
      {
        type: 'directory.grant.granted',
        payload: {
          grant: {
            subjectId: rowIdOf(delegate),
            role: 'UNIT_MANAGER',
            scopeUnitId: rowIdOf(office),
            validFrom: today,
            validTo: day(10),
            sourceGrantId: rowIdOf(grant),
            onBehalfOf: rowIdOf(person),
          },
        },
      },
    ]);
    expect(await grantOf(id)).toEqual({ revokedAt: null, onBehalfOf: { name: 'del-mina' } });
    const delegateCaller = { ...caller, subject: rowIdOf(delegate) };
    for (const party of [caller, delegateCaller]) {
      const { delegations } = await directory.ask<{ delegations: { totalCount: number; nodes: object[] } }>(
        '{ delegations { totalCount nodes { id person { name } onBehalfOf { name } } } }',
        {},
        party,
      );
      expect(delegations).toEqual({
        totalCount: 1,
        nodes: [{ id, person: { name: 'del-nima' }, onBehalfOf: { name: 'del-mina' } }],
      });
    }
  });

  it('never goes beyond the time of the grant, nor into the past', async () => {
    const { grant, caller } = await holder('del-time', 'REPORTER', { validFrom: day(-9), validTo: day(9) });
    const personId = await city.person('del-time-delegate');
    const delegate = (more: Record<string, unknown>) =>
      city.refusals('delegateGrant', { grantId: grant, personId, validTo: day(5), ...more }, 'grant', caller);
    expect(await delegate({ validTo: day(10) })).toEqual([['NOT_ALLOWED', 'input.validTo']]);
    expect(await delegate({ validFrom: day(-1) })).toEqual([['INVALID', 'input.validFrom']]);
    expect(await delegate({ validTo: today })).toEqual([['INVALID', 'input.validTo']]);
    expect(await delegate({ personId: missing('Person') })).toEqual([['NOT_FOUND', 'input.personId']]);
  });

  it('is refused for what is not the caller’s own: another’s grant, a delegated one, an ended one', async () => {
    const [mine, other] = [await holder('del-own'), await holder('del-other')];
    const [first, second] = [await city.person('del-first'), await city.person('del-second')];
    const input = { grantId: mine.grant, personId: first, validTo: day(5) };
    expect(await city.refusals('delegateGrant', input, 'grant', other.caller)).toEqual([
      ['NOT_FOUND', 'input.grantId'],
    ]);
    const delegated = await city.idFrom('delegateGrant', input, 'grant', mine.caller);
    const delegate: TestCaller = {
      ...mine.caller,
      subject: rowIdOf(first),
      grants: [{ id: rowIdOf(delegated), role: 'UNIT_MANAGER', unitId: rowIdOf(office) }],
    };
    const again = { grantId: delegated, personId: second, validTo: day(2) };
    expect(await city.refusals('delegateGrant', again, 'grant', delegate)).toEqual([
      ['NOT_ALLOWED', 'input.grantId'],
    ]);
    await city.idFrom('revokeRole', { grantId: other.grant }, 'grant');
    const ended = { grantId: other.grant, personId: second, validTo: day(2) };
    expect(await city.refusals('delegateGrant', ended, 'grant', other.caller)).toEqual([
      ['STATE', 'input.grantId'],
    ]);
  });

  it('is refused to oneself and to somebody who has that right anyway', async () => {
    const [mine, peer] = [await holder('del-self'), await holder('del-peer')];
    const delegate = (personId: string) =>
      city.refusals(
        'delegateGrant',
        { grantId: mine.grant, personId, validTo: day(5) },
        'grant',
        mine.caller,
      );
    expect(await delegate(mine.person)).toEqual([['INVALID', 'input.personId']]);
    expect(await delegate(peer.person)).toEqual([['DUPLICATE', 'input.personId']]);
    const third = await city.person('del-third');
    await city.idFrom(
      'delegateGrant',
      { grantId: mine.grant, personId: third, validTo: day(5) },
      'grant',
      mine.caller,
    );
    expect(await delegate(third)).toEqual([['DUPLICATE', 'input.personId']]);
  });

  it('is not for administration', async () => {
    const admin = await holder('del-admin', 'ADMIN');
    const viewer = { role: 'VIEWER', unitId: rowIdOf(office) };
    const caller = { ...admin.caller, grants: [...(admin.caller.grants ?? []), viewer] } as TestCaller;
    const input = { grantId: admin.grant, personId: await city.person('del-no-admin'), validTo: day(5) };
    expect(await city.refusals('delegateGrant', input, 'grant', caller)).toEqual([
      ['NOT_ALLOWED', 'input.grantId'],
    ]);
  });

  it('leaves the delegate free to get the role for themselves', async () => {
    const { grant, caller } = await holder('del-free');
    const personId = await city.person('del-free-delegate');
    await city.idFrom('delegateGrant', { grantId: grant, personId, validTo: day(5) }, 'grant', caller);
    await city.idFrom('grantRole', { personId, role: 'UNIT_MANAGER', scopeUnitId: office }, 'grant');
  });
});

describe('a delegation', () => {
  it('ends with the grant', async () => {
    const { grant, caller } = await holder('del-source');
    const personId = await city.person('del-source-delegate');
    const id = await city.idFrom(
      'delegateGrant',
      { grantId: grant, personId, validTo: day(5) },
      'grant',
      caller,
    );
    await city.idFrom('revokeRole', { grantId: grant }, 'grant');
    expect((await grantOf(id))?.revokedAt).not.toBeNull();
    expect((await city.eventsOf(id)).at(-1)).toMatchObject({
      type: 'directory.grant.revoked',
      payload: { grant: { sourceGrantId: rowIdOf(grant), version: 2 } },
    });
  });

  it('is ended by the one who gave it or the one who has it, once, and is nobody else’s to know of', async () => {
    const [mine, stranger] = [await holder('del-end'), await holder('del-stranger')];
    const personId = await city.person('del-end-delegate');
    const give = () =>
      city.idFrom('delegateGrant', { grantId: mine.grant, personId, validTo: day(5) }, 'grant', mine.caller);
    const id = await give();
    const end = (grantId: string, caller: TestCaller) =>
      city.refusals('endDelegation', { grantId }, 'grant', caller);
    expect(await end(id, stranger.caller)).toEqual([['NOT_FOUND', 'input.grantId']]);
    expect(await end(mine.grant, mine.caller)).toEqual([['NOT_FOUND', 'input.grantId']]);
    expect(await grantOf(id, stranger.caller)).toBeNull();
    await city.idFrom('endDelegation', { grantId: id }, 'grant', mine.caller);
    expect(await end(id, mine.caller)).toEqual([['STATE', 'input.grantId']]);
    const other = await give();
    const delegate: TestCaller = {
      ...mine.caller,
      subject: rowIdOf(personId),
      grants: [
        {
          id: rowIdOf(other),
          role: 'UNIT_MANAGER',
          unitId: rowIdOf(office),
          onBehalfOf: rowIdOf(mine.person),
        },
      ],
    };
    await city.idFrom('endDelegation', { grantId: other }, 'grant', delegate);
    const [row] = await directory.database.query<{ actor: object }>(
      `select actor from directory.event where aggregate_id = $1 and type = 'directory.grant.revoked'`,
      [rowIdOf(other)],
    );
    expect(row?.actor).toMatchObject({ id: rowIdOf(personId), onBehalfOf: rowIdOf(mine.person) });
  });

  it('does not let its user give themselves the role for good', async () => {
    const personId = await city.person('del-climber');
    const unitId = rowIdOf(office);
    const caller: TestCaller = {
      subject: rowIdOf(personId),
      lang: 'EN',
      grants: [
        { role: 'ADMIN', unitId },
        { role: 'INSPECTOR', unitId, onBehalfOf: rowIdOf(missing('Person')) },
      ],
    };
    const input = { personId, role: 'INSPECTOR', scopeUnitId: office };
    expect(await city.refusals('grantRole', input, 'grant', caller)).toEqual([
      ['NOT_ALLOWED', 'input.personId'],
    ]);
  });
});
