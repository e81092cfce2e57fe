import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import type { GraphClient } from '../src/graph-client.js';
import { Platform } from '../src/platform.js';

let platform: Platform;
let admin: GraphClient;
const client = { id: '', secret: '', secretId: '' };

beforeAll(async () => {
  platform = await Platform.start();
  await platform.loadSample('small');
  admin = await platform.as('admin');
});
afterAll(() => platform?.stop());

interface Changed {
  userErrors: { message: string }[];
}
const change = async <T extends object>(mutation: string, input: Record<string, unknown>, fields: string) => {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { answer: ${mutation}(input: $input) { ${fields} userErrors { message } } }`;
  const { answer } = await admin.ask<{ answer: T & Changed }>(query, { input });
  expect(answer.userErrors).toEqual([]);
  return answer;
};
const requestToken = async (secret: string) => {
  const response = await fetch(`${platform.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`journey-client:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const body = (await response.json()) as { access_token?: string; error?: string };
  return { status: response.status, token: body.access_token ?? '', error: body.error };
};
const ask = async (token: string, query: string) => {
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as { data?: Record<string, unknown> } };
};

describe('another system that calls the graph', () => {
  it('gets an account, a role and a secret, and reads what the role allows', async () => {
    const name = { en: 'Journey client' };
    const { serviceAccount } = await change<{ serviceAccount: { id: string } }>(
      'registerServiceAccount',
      { username: 'journey-client', name },
      'serviceAccount { id }',
    );
    client.id = serviceAccount.id;
    const { orgUnit } = await admin.ask<{ orgUnit: { id: string } }>(
      '{ orgUnit(code: "district-1") { id } }',
    );
    const grant = { personId: client.id, role: 'SERVICE', scopeUnitId: orgUnit.id };
    await change('grantRole', grant, 'grant { id }');
    const issued = await change<{ clientSecret: string; secret: { id: string } }>(
      'issueClientSecret',
      { serviceAccountId: client.id },
      'clientSecret secret { id }',
    );
    Object.assign(client, { secret: issued.clientSecret, secretId: issued.secret.id });
    const { token } = await requestToken(client.secret);
    const { status, body } = await ask(token, '{ me { username roles } tasks { nodes { unit { code } } } }');
    expect([status, body.data?.['me']]).toEqual([200, { username: 'journey-client', roles: ['SERVICE'] }]);
    const { nodes } = body.data?.['tasks'] as { nodes: { unit: { code: string } }[] };
    expect(nodes.length).toBeGreaterThan(0);
    const reports = await ask(
      token,
      '{ tasks(first: 1) { nodes { reports { id } } } people { totalCount } }',
    );
    expect(reports.body.data?.['people'] ?? null).toBeNull();
  });

  it('changes its secret without a gap, and the old one is refused with its tokens', async () => {
    const old = await requestToken(client.secret);
    const next = await change<{ clientSecret: string }>(
      'issueClientSecret',
      { serviceAccountId: client.id },
      'clientSecret',
    );
    expect((await requestToken(client.secret)).status).toBe(200);
    const fresh = await requestToken(next.clientSecret);
    await change('withdrawClientSecret', { secretId: client.secretId }, 'secret { id }');
    expect(await requestToken(client.secret)).toMatchObject({ status: 401, error: 'invalid_client' });
    await eventually(async () => expect((await ask(old.token, '{ me { username } }')).status).toBe(401), {
      timeoutMs: 35_000,
    });
    expect((await ask(fresh.token, '{ me { username } }')).status).toBe(200);
    Object.assign(client, { secret: next.clientSecret });
  });

  it('is refused everything once its account is disabled', async () => {
    const { token } = await requestToken(client.secret);
    expect((await ask(token, '{ me { username } }')).status).toBe(200);
    await change('disableAccount', { accountId: client.id }, 'serviceAccount { disabledAt }');
    expect(await requestToken(client.secret)).toMatchObject({ status: 401, error: 'invalid_client' });
    await eventually(async () => expect((await ask(token, '{ me { username } }')).status).toBe(401), {
      timeoutMs: 35_000,
    });
  });
});
