import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { base64url, importJWK, SignJWT, type JWK, type JWTHeaderParameters } from 'jose';
import { developmentSigningKey } from '../src/sample/development-issuer.js';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

describe('an access token', () => {
  let city: StubCity;
  let gateway: TestGateway;
  let key: JWK & { kid: string };

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city);
    key = await developmentSigningKey(gateway.env);
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });
  beforeEach(() => {
    city.directory.seen.length = 0;
  });

  const now = () => Math.floor(Date.now() / 1000);

  interface Forgery {
    header?: Partial<JWTHeaderParameters>;
    claims?: Record<string, unknown>;
    signer?: JWK;
  }

  async function forge({ header = {}, claims = {}, signer = key }: Forgery = {}): Promise<string> {
    const payload = {
      iss: `${gateway.url}/oidc`,
      aud: 'rasad',
      sub: 'mayor',
      iat: now(),
      exp: now() + 60,
      ...claims,
    };
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid, ...header } as JWTHeaderParameters)
      .sign(await importJWK(signer, header.alg ?? 'ES256'));
  }

  const unsigned = (header: object, claims: object) =>
    `${base64url.encode(JSON.stringify(header))}.${base64url.encode(JSON.stringify(claims))}.`;

  it('lets its caller in when it is what it should be', async () => {
    expect(await gateway.ask(await forge(), '{ me { username } }')).toMatchObject({
      status: 200,
      data: { me: { username: 'mayor' } },
    });
  });

  it('of any existing account is had from the command line, and of no other', async () => {
    await expect(gateway.token('reporter-d1')).resolves.toMatch(/^ey/);
    await expect(gateway.token('nobody')).rejects.toThrow('404');
  });

  const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  }) as JWK;
  const attacks: [string, () => Promise<string> | string][] = [
    ['is expired', () => forge({ claims: { iat: now() - 120, exp: now() - 60 } })],
    ['is not yet valid', () => forge({ claims: { nbf: now() + 60 } })],
    ['never expires', () => forge({ claims: { exp: undefined } })],
    [
      'has no algorithm',
      () =>
        unsigned(
          { alg: 'none', typ: 'at+jwt' },
          { iss: `${gateway.url}/oidc`, aud: 'rasad', sub: 'mayor', iat: now(), exp: now() + 60 },
        ),
    ],
    [
      'is signed with the public key as a shared secret',
      () => {
        const pem = createPublicKey({ key: key as JsonWebKey, format: 'jwk' }).export({
          type: 'spki',
          format: 'pem',
        });
        return new SignJWT({
          iss: `${gateway.url}/oidc`,
          aud: 'rasad',
          sub: 'mayor',
          iat: now(),
          exp: now() + 60,
        })
          .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })
          .sign(Buffer.from(pem));
      },
    ],
    ['is for another audience', () => forge({ claims: { aud: 'another' } })],
    ['is of another issuer', () => forge({ claims: { iss: 'https://evil.example' } })],
    ['names an unknown key', () => forge({ header: { kid: 'unknown' } })],
    ['is signed with another key', () => forge({ signer: otherKey })],
    [
      'brings its own key',
      () => forge({ header: { jwk: otherKey, jku: 'http://127.0.0.1:1/keys' } as never, signer: otherKey }),
    ],
    [
      'is an ID token',
      () => forge({ header: { typ: 'JWT' }, claims: { aud: gateway.env.RASAD_OIDC_CLIENT_ID, nonce: 'x' } }),
    ],
    ['is an ID token for our audience', () => forge({ header: { typ: 'JWT' } })],
    ['is a principal token', () => forge({ header: { typ: 'rasad-principal+jwt' } })],
    ['is cut short', async () => (await forge()).slice(0, -4)],
    ['names somebody whom the directory does not know', () => forge({ claims: { sub: 'nobody' } })],
    ['names nobody', () => forge({ claims: { sub: undefined } })],
    ['is no token at all', () => 'let-me-in'],
  ];

  it.each(attacks)('is refused when it %s, and nothing reaches a service', async (_, make) => {
    const answer = await gateway.ask(await make(), '{ me { username } }');
    expect([answer.status, answer.errors?.[0]?.extensions['code'], answer.data]).toEqual([
      401,
      'UNAUTHENTICATED',
      undefined,
    ]);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(city.directory.seen).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['another scheme', { authorization: 'Basic bWF5b3I6bWF5b3I=' }],
    ['an empty header', { authorization: '' }],
    ['a made-up identity header', { 'x-user': 'mayor', 'x-principal': 'mayor', 'x-forwarded-user': 'mayor' }],
  ])('is needed: %s gives 401', async (_, headers) => {
    const answer = await gateway.ask(null, '{ me { username } }', {
      headers: headers as Record<string, string>,
    });
    expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    expect(city.directory.seen).toEqual([]);
  });
});
