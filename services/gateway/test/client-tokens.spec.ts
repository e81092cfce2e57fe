import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT, type JWTHeaderParameters } from 'jose';
import { PrincipalDirectory } from '../src/callers/principal-directory.js';
import { ClientIssuer } from '../src/clients/client-issuer.js';
import { LiveOperations } from '../src/live/live-operations.js';
import { developmentSigningKey } from '../src/sample/development-issuer.js';
import { openEventStream } from './event-stream.js';
import { StubCity, type StubPerson } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

const secret = 'rasad_Zm9yLXRlc3RzLW9ubHk';

describe('a client', () => {
  let city: StubCity;
  let gateway: TestGateway;
  let client: StubPerson;

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city, null, { RASAD_RATE_SIGN_IN: '10000' });
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });
  beforeEach(() => {
    forget();
    client = city.addClient('erp', secret);
  });

  const forget = () => {
    const directory = gateway.running.app.get(PrincipalDirectory);
    for (const { id } of city.people.values()) directory.forget(id);
  };
  const basic = (id: string, value: string) =>
    `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(value)}`).toString('base64')}`;
  const post = (body: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}/oauth/token`, { method: 'POST', headers, body: new URLSearchParams(body) });
  const request = async (id: string, value: string) => {
    const response = await post({ grant_type: 'client_credentials' }, { authorization: basic(id, value) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const token = async () => String((await request('erp', secret)).body['access_token']);
  const ask = async (accessToken: string) => {
    const { status, data, errors } = await gateway.ask(accessToken, '{ me { username } }');
    return [status, data?.['me'] ?? errors?.[0]?.extensions['code']];
  };

  it('gets an access token by its id and secret, and calls the graph', async () => {
    const { status, body } = await request('erp', secret);
    expect([status, body]).toEqual([
      200,
      { access_token: expect.any(String), expires_in: 600, token_type: 'Bearer' },
    ]);
    expect(await ask(String(body['access_token']))).toEqual([200, { username: 'erp' }]);
  });

  it('may send its id and secret in the form as well', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'erp', client_secret: secret };
    const response = await post(form);
    const { access_token } = (await response.json()) as { access_token: string };
    expect(await ask(access_token)).toEqual([200, { username: 'erp' }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('gets a token as the profile for them has it, and without its secret', async () => {
    const accessToken = await token();
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ typ: 'at+jwt', alg: 'EdDSA' });
    const claims = decodeJwt(accessToken);
    expect(claims).toMatchObject({
      iss: `${gateway.url}/oauth`,
      aud: 'rasad',
      sub: 'erp',
      client_id: 'erp',
      rasad_secret: client.secrets?.[0]?.id,
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect(JSON.stringify(claims)).not.toContain(secret);
  });

  it.each([
    ['a wrong secret', 'erp', 'rasad_wrong'],
    ['an id that nobody has', 'nobody', secret],
    ['the id of a person', 'mayor', secret],
    ['an id that is none', '../erp', secret],
  ])('is refused alike with %s', async (_, id, value) => {
    expect(await request(id, value)).toEqual({
      status: 401,
      body: { error: 'invalid_client', error_description: 'client authentication failed' },
    });
  });

  it('is refused without a secret, with another grant and for another resource', async () => {
    const authorization = basic('erp', secret);
    const refusalOf = async (response: Response) => [
      response.status,
      ((await response.json()) as { error: string }).error,
    ];
    expect(await refusalOf(await post({ grant_type: 'client_credentials', client_id: 'erp' }))).toEqual([
      401,
      'invalid_client',
    ]);
    for (const grant of ['password', 'authorization_code', 'refresh_token']) {
      const refusal = await refusalOf(await post({ grant_type: grant, code: 'x' }, { authorization }));
      expect([400, 401]).toContain(refusal[0]);
    }
    const other = { grant_type: 'client_credentials', resource: 'https://elsewhere.example' };
    expect(await refusalOf(await post(other, { authorization }))).toEqual([400, 'invalid_target']);
  });

  it('finds no other endpoint of the library', async () => {
    for (const path of ['auth', 'jwks', 'me', 'session/end', '.well-known/openid-configuration', 'token']) {
      const response = await fetch(`${gateway.url}/oauth/${path}`);
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  it('gets nothing for a secret that was withdrawn, and its tokens end with it', async () => {
    const accessToken = await token();
    expect((await ask(accessToken))[0]).toBe(200);
    client.secrets = [
      { id: crypto.randomUUID(), value: 'rasad_next', expiresAt: '2999-01-01T00:00:00.000Z' },
    ];
    expect((await request('erp', secret)).status).toBe(401);
    forget();
    expect(await ask(accessToken)).toEqual([401, 'UNAUTHENTICATED']);
    expect((await request('erp', 'rasad_next')).status).toBe(200);
  });

  it('gets nothing for a secret that expired, and its tokens end to the second', async () => {
    const accessToken = await token();
    client.secrets?.forEach((one) => (one.expiresAt = new Date(Date.now() + 300).toISOString()));
    forget();
    expect((await ask(accessToken))[0]).toBe(200);
    await eventually(async () => expect(await ask(accessToken)).toEqual([401, 'UNAUTHENTICATED']));
    expect((await request('erp', secret)).status).toBe(401);
  });

  it('gets nothing while its account is disabled', async () => {
    const accessToken = await token();
    client.disabled = true;
    client.secrets = [];
    forget();
    expect(await ask(accessToken)).toEqual([401, 'UNAUTHENTICATED']);
    expect((await request('erp', secret)).status).toBe(401);
  });

  it('loses its subscriptions with the secret', async () => {
    const stream = await openEventStream(gateway.url, await token(), 'subscription { taskChanged { id } }');
    client.secrets = [];
    forget();
    await gateway.running.app.get(LiveOperations).checkGrants();
    expect(await stream.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
  });

  describe('with a forged token', () => {
    const now = () => Math.floor(Date.now() / 1000);
    const forge = async (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) => {
      const key = await gateway.running.app.get(ClientIssuer).signingKey();
      const secretId = client.secrets?.[0]?.id;
      return new SignJWT({
        ...{ iss: `${gateway.url}/oauth`, aud: 'rasad', sub: 'erp', rasad_secret: secretId },
        ...{ iat: now(), exp: now() + 60 },
        ...claims,
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, ...header } as JWTHeaderParameters)
        .sign(await importJWK(key, 'EdDSA'));
    };

    it('is let in when nothing is wrong with it', async () => {
      expect(await ask(await forge())).toEqual([200, { username: 'erp' }]);
    });

    it.each([
      ['expired', () => forge({ iat: now() - 700, exp: now() - 100 })],
      ['for another audience', () => forge({ aud: 'another' })],
      ['of the other issuer', () => forge({ iss: `${gateway.url}/oidc` })],
      ['of another type', () => forge({}, { typ: 'JWT' })],
      ['without a secret', () => forge({ rasad_secret: undefined })],
      ['of another secret', () => forge({ rasad_secret: crypto.randomUUID() })],
      ['about a person', () => forge({ sub: 'mayor' })],
    ])('is refused when it is %s', async (_, make) => {
      expect(await ask(await make())).toEqual([401, 'UNAUTHENTICATED']);
    });

    it('is refused when another issuer signed in the name of this one', async () => {
      const key = await developmentSigningKey(gateway.env);
      const secretId = client.secrets?.[0]?.id;
      const forged = await new SignJWT({ client_id: 'erp', rasad_secret: secretId })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
        .setIssuer(`${gateway.url}/oauth`)
        .setAudience('rasad')
        .setSubject('erp')
        .setIssuedAt()
        .setExpirationTime('60s')
        .sign(await importJWK(key, 'ES256'));
      expect(await ask(forged)).toEqual([401, 'UNAUTHENTICATED']);
    });
  });

  it('is told to come back while the directory is away', async () => {
    await city.directory.kill();
    const { status, body } = await request('erp', secret);
    await city.directory.listen();
    expect([status, body['error']]).toEqual([503, 'server_error']);
  });
});

it('bounds how often an address may guess secrets', async () => {
  const city = await StubCity.start();
  const gateway = await TestGateway.start(city, null, { RASAD_RATE_SIGN_IN: '3' });
  const guess = async () => {
    const response = await fetch(`${gateway.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'erp', client_secret: 'x' }),
    });
    return [response.status, response.headers.has('retry-after')];
  };
  const answers = [await guess(), await guess(), await guess(), await guess()];
  await gateway.stop();
  await city.stop();
  expect(answers).toEqual([
    [401, false],
    [401, false],
    [401, false],
    [429, true],
  ]);
});
