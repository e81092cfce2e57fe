import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { signPrincipal, type PrincipalClaims } from '@rasad/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { callerWith, post, startDirectory, unitGlobalId, useDirectory } from './directory-service.js';

const directory = useDirectory({ bootstrapAdmin: 'root-admin' });

const system: PrincipalClaims = {
  audience: 'directory',
  subject: 'gateway',
  kind: 'SYSTEM',
  username: 'gateway',
};
const resolve = async (subject: unknown, claims: PrincipalClaims | null = system) => {
  const response = await fetch(`${directory.url}/internal/principals/resolve`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(claims && { authorization: `Bearer ${await signPrincipal(claims)}` }),
    },
    body: JSON.stringify({ subject }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('an empty directory', () => {
  it('has the first administrator that the settings name, over the whole organisation', async () => {
    expect(await resolve('root-admin')).toEqual({
      status: 200,
      body: {
        id: expect.any(String),
        kind: 'PERSON',
        username: 'root-admin',
        name: { en: 'root-admin' },
        disabled: false,
        grants: [
          {
            id: expect.any(String),
            role: 'ADMIN',
            unitId: WHOLE_ORGANISATION,
            validFrom: null,
            validTo: null,
          },
        ],
        appointments: [],
      },
    });
    const events = await directory.database.query<{ type: string; actor: object }>(
      'select type, actor from directory.event order by id',
    );
    const actor = { kind: 'SYSTEM', id: 'directory', role: null, unitId: null };
    expect(events).toEqual([
      { type: 'directory.person.registered', actor },
      { type: 'directory.grant.granted', actor },
    ]);
  });

  it('gets no second one when it starts again, under whatever name', async () => {
    const replica = await startDirectory(
      directory.database,
      'nats://directory:secret@127.0.0.1:1',
      'usurper',
    );
    await replica.close();
    expect((await resolve('usurper')).status).toBe(404);
  });
});

describe('resolving a principal', () => {
  const accountId = randomUUID();
  const unitId = randomUUID();

  beforeAll(async () => {
    await directory.database.query(
      `insert into directory.account (id, kind, username, name, sample, search)
       values ($1, 'SERVICE', 'robot', '{"en":"Robot"}', true, 'robot')`,
      [accountId],
    );
    await directory.database.query(
      `insert into directory.role_grant (id, account_id, role, scope_unit_id, valid_from, valid_to, revoked_at, version) values
        (gen_random_uuid(), $1, 'SERVICE', $2, '2020-01-01', '2999-01-01', null, 1),
        (gen_random_uuid(), $1, 'VIEWER', $2, '2998-01-01', null, null, 1),
        (gen_random_uuid(), $1, 'REPORTER', $2, null, '2020-01-01', null, 1),
        (gen_random_uuid(), $1, 'COMMITTEE', $2, null, null, now(), 2)`,
      [accountId, unitId],
    );
  });

  it('gives the grants that hold now or later, and none that ended or were revoked', async () => {
    const { body } = await resolve('robot');
    expect(body).toMatchObject({ id: accountId, kind: 'SERVICE', username: 'robot' });
    const grants = body.grants as { role: string; validFrom: string; validTo: string; unitId: string }[];
    expect(grants.toSorted((a, b) => a.role.localeCompare(b.role))).toMatchObject([
      { role: 'SERVICE', unitId, validFrom: '2020-01-01', validTo: '2999-01-01' },
      { role: 'VIEWER', unitId, validFrom: '2998-01-01', validTo: null },
    ]);
  });

  it('gives the posts held now or later, and tells for whom a delegated right is used', async () => {
    const [unit, person, deputy, post] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await directory.database.query(
      `insert into directory.unit (id, code, kind, name, position, path, sort_path, tags, sample, version, search)
       values ($1, 'office', 'UNIT', '{"en":"Office"}', 1, array[$1]::uuid[], '{1}', '{}', false, 1, 'office')`,
      [unit],
    );
    await directory.database.query(
      `insert into directory.account (id, kind, username, name, sample, search) values
        ($1, 'PERSON', 'head', '{"en":"Head"}', true, 'head'),
        ($2, 'PERSON', 'deputy', '{"en":"Deputy"}', true, 'deputy')`,
      [person, deputy],
    );
    await directory.database.query(
      `insert into directory.position (id, unit_id, code, title, kind, sensitive, seats, sample, version)
       values ($1, $2, 'office.head', '{"en":"Head"}', 'HEAD', true, 1, true, 1)`,
      [post, unit],
    );
    await directory.database.query(
      `insert into directory.appointment (id, position_id, account_id, acting, valid_from, valid_to, version) values
        (gen_random_uuid(), $1, $2, true, '2020-01-01', '2999-01-01', 1),
        (gen_random_uuid(), $1, $2, false, '2010-01-01', '2020-01-01', 2)`,
      [post, deputy],
    );
    await directory.database.query(
      `with source as (insert into directory.role_grant (id, account_id, role, scope_unit_id, version)
         values (gen_random_uuid(), $1, 'UNIT_MANAGER', $3, 1) returning id)
       insert into directory.role_grant
         (id, account_id, role, scope_unit_id, valid_to, version, source_grant_id, on_behalf_of)
       select gen_random_uuid(), $2, 'UNIT_MANAGER', $3, '2999-01-01', 1, id, $1 from source`,
      [person, deputy, unit],
    );
    const { body } = await resolve('deputy');
    expect(body.appointments).toEqual([
      {
        id: expect.any(String),
        positionId: post,
        unitId: unit,
        kind: 'HEAD',
        acting: true,
        validFrom: '2020-01-01',
        validTo: '2999-01-01',
      },
    ]);
    expect(body.grants).toMatchObject([{ role: 'UNIT_MANAGER', unitId: unit, onBehalfOf: person }]);
  });

  it('knows nobody of an unknown name, and takes nothing but a name', async () => {
    expect((await resolve('nobody')).status).toBe(404);
    for (const wrong of ['', null, 7, { $ne: '' }, 'x'.repeat(201)])
      expect((await resolve(wrong)).status).toBe(400);
  });

  it('is for the platform itself: nobody else, and no token for another service', async () => {
    expect((await resolve('root-admin', null)).status).toBe(401);
    expect((await resolve('root-admin', { ...system, kind: 'PERSON' })).status).toBe(403);
    expect((await resolve('root-admin', { ...system, audience: 'compliance' })).status).toBe(401);
    expect((await resolve('root-admin', { ...system, lifetimeSeconds: -10 })).status).toBe(401);
  });
});

describe('the graph', () => {
  const me = {
    query: '{ me { username roles sampleMode kind grants { role scope { code } } homeUnit { code } } }',
  };

  it('tells a caller who they are', async () => {
    const { body } = await resolve('root-admin');
    const caller = { subject: String(body.id), username: 'root-admin', grants: body.grants as never };
    const { me: viewer } = await directory.ask<{ me: unknown }>(me.query, {}, caller);
    expect(viewer).toEqual({
      username: 'root-admin',
      kind: 'PERSON',
      roles: ['ADMIN'],
      sampleMode: true,
      grants: [{ role: 'ADMIN', scope: null }],
      homeUnit: null,
    });
  });

  it('knows no caller without an account', async () => {
    const { me: viewer } = await directory.ask<{ me: unknown }>(
      me.query,
      {},
      callerWith('VIEWER', randomUUID()),
    );
    expect(viewer).toBeNull();
  });

  it('refuses requests without a good principal token, whatever they ask', async () => {
    const tokens = {
      none: null,
      garbage: 'not.a.token',
      wrongAudience: await signPrincipal({ ...system, audience: 'reporting' }),
      wrongIssuer: await signPrincipal({ ...system, issuer: 'somebody-else' }),
      wrongType: await signPrincipal({ ...system, type: 'JWT' }),
      expired: await signPrincipal({ ...system, lifetimeSeconds: -10 }),
      forged: await forge(),
      unsigned: unsign(await signPrincipal(system)),
    };
    const entities = {
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on OrgUnit { code } } }',
      variables: { r: [{ __typename: 'OrgUnit', id: unitGlobalId(randomUUID()) }] },
    };
    for (const [name, token] of Object.entries(tokens)) {
      for (const body of [me, entities, { query: '{ _service { sdl } }' }]) {
        const answer = await post(`${directory.url}/graphql`, token, body);
        const code = answer.errors?.[0]?.extensions.code;
        expect([name, code, answer.data ?? null]).toEqual([name, 'UNAUTHENTICATED', null]);
      }
    }
  });

  it('hides entities from callers without any grant', async () => {
    const { _entities } = await directory.ask<{ _entities: unknown[] }>(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { name } } }',
      { r: [{ __typename: 'Person', id: Buffer.from(`Person:${randomUUID()}`).toString('base64url') }] },
      { grants: [] },
    );
    expect(_entities).toEqual([null]);
  });
});

describe('the process', () => {
  it('is ready while NATS is away, and says that it is', async () => {
    const response = await fetch(`${directory.url}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      details: { database: { status: 'up' }, messaging: { status: 'up', nats: { connected: false } } },
    });
    expect((await fetch(`${directory.url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${directory.url}/metrics`)).text()).toContain(
      'process_cpu_user_seconds_total',
    );
  });
});

/** A token signed by another key, with the true key's place claimed in its header. */
async function forge(): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return new SignJWT({ kind: 'PERSON', username: 'mallory', lang: 'EN', grants: [] })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'rasad-principal+jwt', jwk: await exportJWK(publicKey) })
    .setIssuer('rasad-gateway')
    .setAudience('directory')
    .setSubject(randomUUID())
    .setIssuedAt()
    .setExpirationTime('30s')
    .sign(privateKey);
}

function unsign(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'rasad-principal+jwt' })).toString(
    'base64url',
  );
  return `${header}.${token.split('.')[1]}.`;
}
