import { beforeAll, describe, expect, it } from '@jest/globals';
import { WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { signPrincipal, type PrincipalClaims } from '@rasad/testing';
import { callerWith, chief, rowIdOf, useDirectory, type TestCaller } from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const city = organisationOf(directory);
const gateway: PrincipalClaims = {
  audience: 'directory',
  subject: 'gateway',
  kind: 'SYSTEM',
  username: 'gateway',
};

interface Issued {
  clientSecret: string | null;
  secret: { id: string; expiresAt: string; live: boolean; lastUsedAt: string | null } | null;
}
const register = (username: string) =>
  city.idFrom('registerServiceAccount', { username, name: { en: username } }, 'serviceAccount');
const issue = (serviceAccountId: string, more: Record<string, unknown> = {}, caller?: TestCaller) =>
  city.perform<Issued>(
    'issueClientSecret',
    { serviceAccountId, ...more },
    'clientSecret secret { id expiresAt live lastUsedAt }',
    caller,
  );
const post = async (path: string, body: object, claims: PrincipalClaims = gateway) => {
  const response = await fetch(`${directory.url}/internal/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await signPrincipal(claims)}`,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const authenticate = (clientId: string, secret: unknown, claims?: PrincipalClaims) =>
  post('clients/authenticate', { clientId, secret }, claims);
const secretsIn = async (username: string, caller: TestCaller = chief) => {
  const { serviceAccounts } = await directory.ask<{
    serviceAccounts: {
      totalCount: number;
      nodes: {
        username: string;
        lastUsedAt: string | null;
        secrets: { live: boolean; withdrawnAt: string | null }[];
      }[];
    };
  }>(
    `query ($search: String) { serviceAccounts(search: $search) { totalCount nodes {
      username lastUsedAt secrets { live withdrawnAt } } } }`,
    { search: username },
    caller,
  );
  return serviceAccounts;
};

let unit = '';
beforeAll(async () => {
  unit = await city.unit('client-office');
});

describe('a service account', () => {
  it('is registered with one event and listed for administrators', async () => {
    const id = await register('cs-erp');
    expect(await city.eventsOf(id)).toMatchObject([
      {
        type: 'directory.service-account.registered',
        payload: { serviceAccount: { username: 'cs-erp', version: 1 } },
      },
    ]);
    expect(await secretsIn('cs-erp')).toEqual({
      totalCount: 1,
      nodes: [{ username: 'cs-erp', lastUsedAt: null, secrets: [] }],
    });
    const { people } = await directory.ask<{ people: { totalCount: number } }>(
      '{ people(search: "cs-erp") { totalCount } }',
    );
    expect(people.totalCount).toBe(0);
  });

  it('is refused a username that is malformed or in use', async () => {
    await city.person('cs-person');
    const refused = (username: string) =>
      city.refusals('registerServiceAccount', { username, name: { en: 'x' } }, 'serviceAccount');
    expect(await refused('Not A Name')).toEqual([['INVALID', 'input.username']]);
    expect(await refused('cs-person')).toEqual([['DUPLICATE', 'input.username']]);
  });
});

describe('a secret', () => {
  it('is shown once, counts until its end, and is stored nowhere as it is', async () => {
    const account = await register('cs-once');
    const input = { validDays: 30, clientMutationId: 'cs-once-1' };
    const { clientSecret, secret, userErrors } = await issue(account, input);
    expect([userErrors, secret?.live]).toEqual([[], true]);
    const days = (Date.parse(secret?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    expect(await issue(account, input)).toMatchObject({ clientSecret: null, secret: { id: secret?.id } });
    expect(await authenticate('cs-once', clientSecret)).toEqual({
      status: 200,
      body: { secretId: rowIdOf(secret?.id ?? '') },
    });
    for (const table of ['client_secret', 'event', 'command', 'outbox', 'account']) {
      const [row] = await directory.database.query<{ found: boolean }>(
        `select exists (select from directory.${table} t where t::text like '%' || $1 || '%') as found`,
        [clientSecret?.slice(6)],
      );
      expect([table, row?.found]).toEqual([table, false]);
    }
  });

  it('has its hash in no event and in no answer', async () => {
    const account = await register('cs-hash');
    await issue(account);
    const [row] = await directory.database.query<{ hash: string; events: string; commands: string }>(
      `select hash, (select string_agg(payload::text, '') from directory.event) as events,
         (select coalesce(string_agg(c::text, ''), '') from directory.command c) as commands
       from directory.client_secret where account_id = $1`,
      [rowIdOf(account)],
    );
    expect(row?.hash).toMatch(/^scrypt\$/);
    expect(`${row?.events}${row?.commands}`).not.toContain(row?.hash);
  });

  it('is followed by another one: two count at a time, a third has to wait', async () => {
    const account = await register('cs-rotate');
    const [first, second] = [await issue(account), await issue(account)];
    expect((await issue(account)).userErrors).toMatchObject([
      { code: 'TOO_MANY', field: ['input', 'serviceAccountId'] },
    ]);
    const statuses = async () =>
      Promise.all(
        [first, second].map(
          async ({ clientSecret }) => (await authenticate('cs-rotate', clientSecret)).status,
        ),
      );
    expect(await statuses()).toEqual([200, 200]);
    const withdraw = () =>
      city.perform('withdrawClientSecret', { secretId: first.secret?.id }, 'secret { live }');
    expect(await withdraw()).toMatchObject({ secret: { live: false }, userErrors: [] });
    expect(await statuses()).toEqual([404, 200]);
    expect((await withdraw()).userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'secretId'] }]);
    expect((await issue(account)).userErrors).toEqual([]);
    expect(
      (await city.eventsOf(account)).map(({ type, aggregate_version }) => [aggregate_version, type]),
    ).toEqual([
      [1, 'directory.service-account.registered'],
      [2, 'directory.service-account.secret-issued'],
      [3, 'directory.service-account.secret-issued'],
      [4, 'directory.service-account.secret-withdrawn'],
      [5, 'directory.service-account.secret-issued'],
    ]);
  });

  it('counts no longer once it expired or the account is disabled', async () => {
    const account = await register('cs-ended');
    const { clientSecret } = await issue(account);
    const status = async () => (await authenticate('cs-ended', clientSecret)).status;
    await city.perform('disableAccount', { accountId: account }, 'serviceAccount { id }');
    expect(await status()).toBe(404);
    expect((await issue(account)).userErrors).toMatchObject([
      { code: 'STATE', message: 'This account is disabled.' },
    ]);
    await city.perform('enableAccount', { accountId: account }, 'serviceAccount { id }');
    expect(await status()).toBe(200);
    await directory.database.query(
      `update directory.client_secret set issued_at = now() - interval '2 days', expires_at = now() - interval '1 second'
       where account_id = $1`,
      [rowIdOf(account)],
    );
    expect(await status()).toBe(404);
  });

  it('tells the gateway which of them count, with the principal', async () => {
    const account = await register('cs-principal');
    const { secret } = await issue(account);
    const { body } = await post('principals/resolve', { subject: 'cs-principal' });
    expect(body).toMatchObject({
      kind: 'SERVICE',
      secrets: [{ id: rowIdOf(secret?.id ?? ''), expiresAt: secret?.expiresAt }],
    });
    await city.person('cs-somebody');
    expect((await post('principals/resolve', { subject: 'cs-somebody' })).body).not.toHaveProperty('secrets');
  });

  it('has its use recorded to the hour', async () => {
    const account = await register('cs-used');
    const { clientSecret } = await issue(account);
    await authenticate('cs-used', 'rasad_wrong');
    expect((await secretsIn('cs-used')).nodes[0]?.lastUsedAt).toBeNull();
    await authenticate('cs-used', clientSecret);
    const used = (await secretsIn('cs-used')).nodes[0]?.lastUsedAt ?? '';
    expect(Date.now() - Date.parse(used)).toBeLessThan(60_000);
    await authenticate('cs-used', clientSecret);
    expect((await secretsIn('cs-used')).nodes[0]?.lastUsedAt).toBe(used);
    await directory.database.query(
      `update directory.client_secret set last_used_at = now() - interval '61 minutes' where account_id = $1`,
      [rowIdOf(account)],
    );
    await authenticate('cs-used', clientSecret);
    const again = (await secretsIn('cs-used')).nodes[0]?.lastUsedAt ?? '';
    expect(Date.parse(again)).toBeGreaterThanOrEqual(Date.parse(used));
  });

  it('is refused for a day too many, for none, and for what is no service account', async () => {
    const account = await register('cs-days');
    const problems = async (id: string, validDays: number) =>
      (await issue(id, { validDays })).userErrors.map(({ code, field }) => [code, field?.join('.')]);
    expect(await problems(account, 401)).toEqual([['INVALID', 'input.validDays']]);
    expect(await problems(account, 0)).toEqual([['INVALID', 'input.validDays']]);
    for (const id of [missing('ServiceAccount'), await city.person('cs-human'), 'nonsense']) {
      expect(await problems(id, 30)).toEqual([['NOT_FOUND', 'input.serviceAccountId']]);
    }
    const secretId = missing('ClientSecret');
    expect(await city.refusals('withdrawClientSecret', { secretId }, 'secret')).toEqual([
      ['NOT_FOUND', 'input.secretId'],
    ]);
  });
});

describe('whoever makes a secret knows it, so', () => {
  it('administers everything that the account may reach', async () => {
    const account = await register('cs-reach');
    await city.idFrom('grantRole', { personId: account, role: 'SERVICE', wholeOrganisation: true }, 'grant');
    const { secret } = await issue(account);
    const part = callerWith('ADMIN', rowIdOf(unit));
    expect((await issue(account, {}, part)).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED', field: ['input', 'serviceAccountId'] },
    ]);
    const secretId = secret?.id;
    expect(await city.refusals('withdrawClientSecret', { secretId }, 'secret', part)).toEqual([
      ['NOT_ALLOWED', 'input.secretId'],
    ]);
    const whole = callerWith('ADMIN', WHOLE_ORGANISATION);
    expect((await issue(account, {}, whole)).userErrors).toEqual([]);
  });
});

describe('asking whether a secret counts', () => {
  it('is for the platform itself', async () => {
    expect(
      (await authenticate('x', 'y', { audience: 'directory', subject: 'x', username: 'x' })).status,
    ).toBe(403);
    expect((await authenticate('x', 'y', { ...gateway, audience: 'reporting' })).status).toBe(401);
    expect((await authenticate('x', null)).status).toBe(400);
    expect((await authenticate('nobody', 'y')).status).toBe(404);
  });
});
