import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { signPrincipal } from '@rasad/testing';
import { callerWith, chief, rowIdOf, useDirectory } from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const city = organisationOf(directory);

const disable = (accountId: string, caller = chief) =>
  city.refusals('disableAccount', { accountId }, 'person', caller);
const change = (mutation: 'disableAccount' | 'enableAccount', accountId: string) =>
  city.perform<{ person: { disabledAt: string | null } | null }>(
    mutation,
    { accountId },
    'person { disabledAt }',
  );
const grant = (personId: string, more: Record<string, unknown>) =>
  city.idFrom('grantRole', { personId, ...more }, 'grant');
const resolve = async (subject: string) => {
  const claims = { audience: 'directory', subject: 'gateway', kind: 'SYSTEM' as const, username: 'gateway' };
  const response = await fetch(`${directory.url}/internal/principals/resolve`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await signPrincipal(claims)}`,
    },
    body: JSON.stringify({ subject }),
  });
  return (await response.json()) as { disabled: boolean; grants: unknown[] };
};

describe('disabling an account', () => {
  it('takes away what it is granted until it is enabled again, each told in one event', async () => {
    const unit = await city.unit('office');
    const person = await city.person('clerk');
    await grant(person, { role: 'REPORTER', scopeUnitId: unit });
    const { person: disabled } = await change('disableAccount', person);
    expect(Date.now() - Date.parse(disabled?.disabledAt ?? '')).toBeLessThan(60_000);
    expect(await resolve('clerk')).toMatchObject({ disabled: true, grants: [], appointments: [] });
    expect((await change('enableAccount', person)).person).toEqual({ disabledAt: null });
    expect(await resolve('clerk')).toMatchObject({ disabled: false, grants: [{ role: 'REPORTER' }] });
    const events = await city.eventsOf(person);
    expect(events.map(({ type, payload }) => [type, JSON.stringify(payload).includes('disabledAt')])).toEqual(
      [
        ['directory.person.registered', false],
        ['directory.person.changed', true],
        ['directory.person.changed', false],
      ],
    );
  });

  it('is told of a service account as well', async () => {
    const { importOrganisation } = await directory.ask<{ importOrganisation: unknown }>(
      `mutation ($document: String!) {
        importOrganisation(input: { document: $document }) { userErrors { code message } }
      }`,
      { document: JSON.stringify(documentWithRobot) },
    );
    expect(importOrganisation).toEqual({ userErrors: [] });
    const [robot] = await directory.database.query<{ id: string }>(
      "select id from directory.account where username = 'robot'",
    );
    const accountId = toGlobalId('ServiceAccount', robot?.id ?? '');
    const answer = await city.perform(
      'disableAccount',
      { accountId },
      'serviceAccount { username disabledAt }',
    );
    expect(answer).toMatchObject({
      serviceAccount: { username: 'robot', disabledAt: expect.any(String) },
      userErrors: [],
    });
    expect((await city.eventsOf(accountId)).map(({ type }) => type)).toEqual([
      'directory.service-account.registered',
      'directory.service-account.changed',
    ]);
  });

  it('ends what others do on behalf of the account', async () => {
    const unit = await city.unit('branch');
    const [boss, deputy] = [await city.person('boss'), await city.person('deputy')];
    const own = await grant(boss, { role: 'INSPECTOR', scopeUnitId: unit });
    const asBoss = callerWith('INSPECTOR', rowIdOf(unit), {
      subject: rowIdOf(boss),
      grants: [{ id: rowIdOf(own), role: 'INSPECTOR', unitId: rowIdOf(unit) }],
    });
    const delegation = { grantId: own, personId: deputy, validTo: '2999-01-01' };
    await city.idFrom('delegateGrant', delegation, 'grant', asBoss);
    expect((await resolve('deputy')).grants).toHaveLength(1);
    await change('disableAccount', boss);
    expect((await resolve('deputy')).grants).toEqual([]);
  });

  it('is refused twice, of oneself, of the last administrator and of what does not exist', async () => {
    const person = await city.person('twice');
    await change('disableAccount', person);
    expect(await disable(person)).toEqual([['STATE', 'input.accountId']]);
    const self = { ...chief, subject: rowIdOf(person) };
    await change('enableAccount', person);
    expect(await disable(person, self)).toEqual([['NOT_ALLOWED', 'input.accountId']]);
    expect(await city.refusals('enableAccount', { accountId: person }, 'person')).toEqual([
      ['STATE', 'input.accountId'],
    ]);
    expect(await disable(missing('Person'))).toEqual([['NOT_FOUND', 'input.accountId']]);
    expect(await disable('nonsense')).toEqual([['NOT_FOUND', 'input.accountId']]);
    await grant(person, { role: 'ADMIN', wholeOrganisation: true });
    expect(await disable(person)).toEqual([['STATE', 'input.accountId']]);
  });

  it('leaves an administrator in use: a disabled one does not count as another', async () => {
    const second = await city.person('second-chief');
    const given = await grant(second, { role: 'ADMIN', wholeOrganisation: true });
    await change('disableAccount', await city.person('bystander'));
    const [first] = await directory.database.query<{ id: string; grant: string }>(
      `select account.id, role_grant.id as grant from directory.account
       join directory.role_grant on role_grant.account_id = account.id
       where username = 'twice' and revoked_at is null`,
    );
    await change('disableAccount', toGlobalId('Person', first?.id ?? ''));
    expect(await disable(second)).toEqual([['STATE', 'input.accountId']]);
    expect(await city.refusals('revokeRole', { grantId: given }, 'grant')).toEqual([
      ['STATE', 'input.grantId'],
    ]);
  });

  it('is for those who administer every scope that the account has a role over', async () => {
    const [inside, outside] = [await city.unit('inside'), await city.unit('outside')];
    const person = await city.person('across');
    await grant(person, { role: 'VIEWER', scopeUnitId: inside });
    await grant(person, { role: 'VIEWER', scopeUnitId: outside });
    const part = callerWith('ADMIN', rowIdOf(inside));
    expect(await disable(person, part)).toEqual([['NOT_ALLOWED', 'input.accountId']]);
  });
});

const documentWithRobot = {
  format: 'rasad.organisation/1',
  units: [{ code: 'imported', kind: 'UNIT', name: { en: 'Imported' }, parent: null }],
  serviceAccounts: [{ username: 'robot', name: { en: 'Robot' } }],
};
