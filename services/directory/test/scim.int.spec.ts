import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { toGlobalId } from '@rasad/service-kit';
import { signPrincipal } from '@rasad/testing';
import { callerWith, rowIdOf, useDirectory, type TestCaller } from './directory-service.js';
import { organisationOf } from './organisation.js';

const directory = useDirectory();
const { perform, unit, person, position, appoint, idFrom, eventsOf, countEvents } = organisationOf(directory);

const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
};
const provisioner = callerWith('SERVICE', WHOLE_ORGANISATION, { username: 'hr-system' });

interface Message {
  schemas: string[];
  id: string;
  externalId?: string;
  userName: string;
  displayName: string;
  active: boolean;
  emails?: { value: string; primary: boolean }[];
  members?: { value: string }[];
  meta: { resourceType: string; location: string; version: string };
  totalResults: number;
  startIndex: number;
  itemsPerPage: number;
  Resources: Message[];
  status: string;
  scimType?: string;
  detail: string;
}
interface Answer {
  status: number;
  headers: Headers;
  body: Message;
}

/** A plain HTTP client, so that nothing but the standard's text decides what is sent. */
const ask = async (
  method: string,
  path: string,
  {
    body,
    caller = provisioner,
    headers = {},
  }: { body?: unknown; caller?: TestCaller | null; headers?: Record<string, string> } = {},
): Promise<Answer> => {
  const authorization =
    caller && `Bearer ${await signPrincipal({ audience: 'directory', kind: 'SERVICE', ...caller })}`;
  const response = await fetch(`${directory.url}/scim/v2${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text ? JSON.parse(text) : null) as Message,
  };
};
const user = (userName: string, more: Record<string, unknown> = {}) => ({
  schemas: [schemas.user],
  userName,
  ...more,
});
const create = async (userName: string, more: Record<string, unknown> = {}) => {
  const { status, body } = await ask('POST', '/Users', { body: user(userName, more) });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
const patch = (path: string, operations: unknown[], headers = {}) =>
  ask('PATCH', path, { body: { schemas: [schemas.patch], Operations: operations }, headers });
const list = async (path: string) => (await ask('GET', path)).body;
const typesOf = async (id: string) => (await eventsOf(toGlobalId('Person', id))).map(({ type }) => type);

describe('users', () => {
  it('are created with their address and version, and one event', async () => {
    const { status, headers, body } = await ask('POST', '/Users', {
      body: user('bjensen', {
        externalId: 'hr-1',
        name: { givenName: 'Barbara', familyName: 'Jensen' },
        emails: [{ value: 'home@example.org' }, { value: 'bjensen@example.org', primary: true }],
        nickName: 'Babs',
      }),
    });
    expect(status).toBe(201);
    expect(headers.get('content-type')).toContain('application/scim+json');
    expect(headers.get('location')).toBe(`/scim/v2/Users/${body.id}`);
    expect(headers.get('etag')).toBe('W/"1"');
    expect(body).toEqual({
      schemas: [schemas.user],
      id: body.id,
      externalId: 'hr-1',
      userName: 'bjensen',
      displayName: 'Barbara Jensen',
      name: { formatted: 'Barbara Jensen' },
      active: true,
      emails: [{ value: 'bjensen@example.org', type: 'work', primary: true }],
      meta: { resourceType: 'User', location: `/scim/v2/Users/${body.id}`, version: 'W/"1"' },
    });
    expect(await typesOf(body.id)).toEqual(['directory.person.registered']);
    expect((await ask('GET', `/Users/${body.id}`)).body).toEqual(body);
  });

  it('are refused twice under one name, whatever its case', async () => {
    await create('twice');
    const { status, body } = await ask('POST', '/Users', { body: user('Twice') });
    expect([status, body]).toEqual([
      409,
      { schemas: [schemas.error], status: '409', scimType: 'uniqueness', detail: expect.any(String) },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['no user name', { schemas: [schemas.user] }, 'invalidValue'],
    ['a user name that cannot be', user('an e-mail@example.org'), 'invalidValue'],
    ['an address that is none', user('address', { emails: [{ value: 'nowhere' }] }), 'invalidValue'],
    ['a value of another type', user('typed', { active: 'maybe' }), 'invalidValue'],
    ['a list', [], 'invalidSyntax'],
  ])('are refused with %s', async (_name, body, scimType) => {
    const before = await countEvents();
    const answer = await ask('POST', '/Users', { body });
    expect([answer.status, answer.body.scimType]).toEqual([400, scimType]);
    expect(await countEvents()).toBe(before);
  });

  it('are replaced: what is left out is cleared, the same again changes nothing', async () => {
    const { id } = await create('replaced', {
      externalId: 'x',
      displayName: 'نخست',
      emails: [{ value: 'r@example.org' }],
    });
    const body = user('replaced', { displayName: 'دوم' });
    const replaced = await ask('PUT', `/Users/${id}`, { body });
    expect(replaced.body).toMatchObject({ displayName: 'دوم', active: true, meta: { version: 'W/"2"' } });
    expect([replaced.body.externalId, replaced.body.emails]).toEqual([undefined, undefined]);
    expect((await ask('PUT', `/Users/${id}`, { body })).body).toEqual(replaced.body);
    expect(await typesOf(id)).toEqual(['directory.person.registered', 'directory.person.changed']);
    const renamed = await ask('PUT', `/Users/${id}`, { body: user('other') });
    expect([renamed.status, renamed.body.status]).toEqual([400, '400']);
  });

  it('are patched, with or without a path', async () => {
    const { id } = await create('patched');
    const { status, body } = await patch(`/Users/${id}`, [
      { op: 'replace', path: 'displayName', value: 'Pat' },
      { op: 'add', value: { emails: [{ value: 'pat@example.org', primary: true }] } },
      { op: 'Add', path: 'externalId', value: 'hr-9' },
    ]);
    expect([status, body]).toMatchObject([200, { displayName: 'Pat', externalId: 'hr-9' }]);
    expect(body.emails).toEqual([{ value: 'pat@example.org', primary: true, type: 'work' }]);
    const removed = await patch(`/Users/${id}`, [{ op: 'remove', path: 'emails' }]);
    expect(removed.body.emails).toBeUndefined();
    const same = await patch(`/Users/${id}`, [{ op: 'replace', path: 'displayName', value: 'Pat' }]);
    expect([same.status, same.body.meta.version]).toEqual([200, removed.body.meta.version]);
  });

  it.each<[string, unknown[], string]>([
    ['an unknown operation', [{ op: 'move', path: 'displayName', value: 'x' }], 'invalidSyntax'],
    ['an unknown path', [{ op: 'replace', path: 'shoeSize', value: 44 }], 'invalidPath'],
    ['a removal of nothing in particular', [{ op: 'remove' }], 'noTarget'],
  ])('are not patched with %s', async (_name, operations, scimType) => {
    const { id } = await create(`unpatched-${randomUUID().slice(0, 8)}`);
    const { status, body } = await patch(`/Users/${id}`, operations);
    expect([status, body.scimType]).toEqual([400, scimType]);
  });

  it('are changed only at the version that the client saw', async () => {
    const { id } = await create('versioned');
    const rename = (version: string, name: string) =>
      patch(`/Users/${id}`, [{ op: 'replace', path: 'displayName', value: name }], { 'if-match': version });
    expect((await rename('W/"1"', 'A')).status).toBe(200);
    const stale = await rename('W/"1"', 'B');
    expect([stale.status, stale.body.schemas]).toEqual([412, [schemas.error]]);
    expect((await rename('"nonsense"', 'B')).status).toBe(412);
    expect((await rename('*', 'C')).status).toBe(200);
    const seen = await ask('GET', `/Users/${id}`, { headers: { 'if-none-match': 'W/"3"' } });
    expect([seen.status, seen.body]).toEqual([304, null]);
  });

  it('keep every one of several patches at once', async () => {
    const { body: group } = await ask('POST', '/Groups', {
      body: { schemas: [schemas.group], displayName: 'Parallel' },
    });
    const people = await Promise.all(['p1', 'p2', 'p3'].map((name) => create(`parallel-${name}`)));
    const answers = await Promise.all(
      people.map(({ id }) =>
        patch(`/Groups/${group.id}`, [{ op: 'add', path: 'members', value: [{ value: id }] }]),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await ask('GET', `/Groups/${group.id}`)).body.members).toHaveLength(3);
  });
});

describe('somebody who is taken out of use', () => {
  it('holds nothing from then on, and gets nothing back', async () => {
    const district = await unit('scim-district');
    const { id } = await create('leaver');
    const personId = toGlobalId('Person', id);
    const appointment = await appoint(await position(district, 'scim-head'), personId);
    const grant = await idFrom('grantRole', { personId, role: 'REPORTER', scopeUnitId: district }, 'grant');
    const helper = await person('helper');
    await perform(
      'delegateGrant',
      { grantId: grant, personId: helper, validTo: '2999-01-01' },
      'grant { id }',
      {
        subject: id,
        grants: [{ id: rowIdOf(grant), role: 'REPORTER', unitId: rowIdOf(district) }],
      },
    );
    const { body } = await patch(`/Users/${id}`, [{ op: 'Replace', path: 'active', value: 'False' }]);
    expect(body.active).toBe(false);
    expect((await eventsOf(appointment)).map(({ type, unit_path }) => [type, unit_path])).toEqual([
      ['directory.appointment.made', 'scim-district'],
      ['directory.appointment.ended', 'scim-district'],
    ]);
    expect((await eventsOf(grant)).map(({ type }) => type)).toEqual([
      'directory.grant.granted',
      'directory.grant.revoked',
    ]);
    const [held] = await directory.database.query<{ count: number }>(
      'select count(*)::integer as count from directory.role_grant where revoked_at is null and scope_unit_id = $1',
      [rowIdOf(district)],
    );
    expect(held?.count).toBe(0);
    const back = await patch(`/Users/${id}`, [{ op: 'replace', value: { active: true } }]);
    expect(back.body.active).toBe(true);
    expect((await eventsOf(grant)).at(-1)?.type).toBe('directory.grant.revoked');
  });

  it('is not put in use by a replacement that says nothing of it', async () => {
    const { id } = await create('asleep', { active: false });
    expect(
      (await ask('PUT', `/Users/${id}`, { body: user('asleep', { displayName: 'Zed' }) })).body.active,
    ).toBe(false);
  });

  it('is no administrator: those are not for another system to decide about', async () => {
    const personId = await person('scim-admin');
    await idFrom('grantRole', { personId, role: 'ADMIN', scopeUnitId: await unit('scim-part') }, 'grant');
    const { status, body } = await patch(`/Users/${rowIdOf(personId)}`, [
      { op: 'replace', path: 'active', value: false },
    ]);
    expect([status, body.schemas]).toEqual([403, [schemas.error]]);
    expect((await ask('GET', `/Users/${rowIdOf(personId)}`)).body.active).toBe(true);
  });

  it('is never deleted', async () => {
    const { id } = await create('stays');
    expect((await ask('DELETE', `/Users/${id}`)).status).toBe(501);
    expect((await ask('GET', `/Users/${id}`)).status).toBe(200);
  });
});

describe('lists', () => {
  beforeAll(async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      await create(`listed-${name}`, {
        displayName: `Listed ${name.toUpperCase()}`,
        emails: [{ value: `${name}@listed.example` }],
      });
    }
  });
  const names = (message: Message) => message.Resources.map(({ userName }) => userName);

  it.each([
    ['userName eq "LISTED-A"', ['listed-a']],
    ['displayName co "listed" and not (userName eq "listed-a")', ['listed-b', 'listed-c', 'listed-d']],
    [
      'emails[value ew "@listed.example"] and active eq true',
      ['listed-a', 'listed-b', 'listed-c', 'listed-d'],
    ],
    ['emails.value eq "b@listed.example" or userName eq "listed-d"', ['listed-b', 'listed-d']],
    ['userName sw "listed-" and userName gt "listed-b"', ['listed-c', 'listed-d']],
    ['externalId pr and userName sw "listed"', []],
  ])('hold what matches %s', async (filter, expected) => {
    const message = await list(`/Users?filter=${encodeURIComponent(filter)}`);
    expect([names(message), message.totalResults]).toEqual([expected, expected.length]);
  });

  it('come in pages', async () => {
    const filter = encodeURIComponent('userName sw "listed-"');
    const page = await list(`/Users?filter=${filter}&startIndex=2&count=2`);
    expect(page).toMatchObject({ schemas: [schemas.list], totalResults: 4, startIndex: 2, itemsPerPage: 2 });
    expect(names(page)).toEqual(['listed-b', 'listed-c']);
    expect(await list(`/Users?filter=${filter}&count=0`)).toMatchObject({
      totalResults: 4,
      itemsPerPage: 0,
      Resources: [],
    });
    expect(names(await list(`/Users?filter=${filter}&startIndex=9`))).toEqual([]);
    expect((await list(`/Users?startIndex=-5&count=1`)).startIndex).toBe(1);
  });

  it('show the parts that are asked for', async () => {
    const filter = encodeURIComponent('userName eq "listed-a"');
    const [only] = (await list(`/Users?filter=${filter}&attributes=userName`)).Resources;
    expect(Object.keys(only ?? {}).sort()).toEqual(
      ['id', 'meta', 'schemas', 'userName'].filter((key) => key in (only ?? {})),
    );
    expect(only?.emails).toBeUndefined();
    const [without] = (await list(`/Users?filter=${filter}&excludedAttributes=emails`)).Resources;
    expect([without?.emails, without?.displayName]).toEqual([undefined, 'Listed A']);
  });

  it.each([
    ['/Users?filter=userName%20xx%20%22a%22', 'invalidFilter'],
    ['/Users?filter=', 'invalidFilter'],
    ['/Users?filter=phoneNumbers.value%20eq%20%22a%22', 'invalidFilter'],
    ['/Users?count=many', 'invalidValue'],
  ])('are refused at %s', async (path, scimType) => {
    const { status, body } = await ask('GET', path);
    expect([status, body.scimType]).toEqual([400, scimType]);
  });
});

describe('groups', () => {
  const group = (displayName: string, more: Record<string, unknown> = {}) => ({
    schemas: [schemas.group],
    displayName,
    ...more,
  });

  it('know their members, and being one gives no right', async () => {
    const [first, second] = [await create('member-1'), await create('member-2')];
    const created = await ask('POST', '/Groups', {
      body: group('Inspectors', { externalId: 'g1', members: [{ value: first.id }] }),
    });
    expect([created.status, created.headers.get('etag')]).toEqual([201, 'W/"1"']);
    const path = `/Groups/${created.body.id}`;
    const added = await patch(path, [
      { op: 'add', path: 'members', value: [{ value: second.id }, { value: first.id }] },
    ]);
    expect(added.body.members?.map(({ value }) => value).sort()).toEqual([first.id, second.id].sort());
    const removed = await patch(path, [{ op: 'remove', path: `members[value eq "${first.id}"]` }]);
    expect(removed.body.members?.map(({ value }) => value)).toEqual([second.id]);
    expect(
      (await patch(path, [{ op: 'add', path: 'members', value: [{ value: second.id }] }])).body.meta.version,
    ).toBe('W/"3"');
    const grants = await directory.database.query(
      'select 1 from directory.role_grant where account_id = any($1::uuid[])',
      [[first.id, second.id]],
    );
    expect(grants).toEqual([]);
    const events = await directory.database.query<{ type: string }>(
      'select type from directory.event where aggregate_id = $1 order by id',
      [created.body.id],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'directory.group.created',
      'directory.group.changed',
      'directory.group.changed',
    ]);
  });

  it('are found, replaced and removed', async () => {
    const { body } = await ask('POST', '/Groups', { body: group('Found') });
    const filter = encodeURIComponent('displayName eq "found"');
    expect((await list(`/Groups?filter=${filter}`)).Resources.map(({ id }) => id)).toEqual([body.id]);
    expect((await ask('POST', '/Groups', { body: group('FOUND') })).status).toBe(409);
    expect((await ask('PUT', `/Groups/${body.id}`, { body: group('Renamed') })).body.displayName).toBe(
      'Renamed',
    );
    expect((await ask('DELETE', `/Groups/${body.id}`)).status).toBe(204);
    expect((await ask('GET', `/Groups/${body.id}`)).status).toBe(404);
    expect((await ask('DELETE', `/Groups/${body.id}`)).status).toBe(404);
    expect((await ask('POST', '/Groups', { body: group('Renamed') })).status).toBe(201);
  });

  it.each<[string, unknown]>([
    ['a name of spaces', group(' ')],
    ['a name that is too long', group('x'.repeat(201))],
    ['a member that nobody is', group('Strangers', { members: [{ value: randomUUID() }] })],
    ['a member whose id is none', group('Nonsense', { members: [{ value: "'; drop table scim_group" }] })],
  ])('are refused with %s', async (_name, body) => {
    expect((await ask('POST', '/Groups', { body })).body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
    });
  });
});

describe('who may provision', () => {
  it.each<[string, TestCaller | null, number]>([
    ['nobody unknown', null, 401],
    ['no administrator', callerWith('ADMIN', WHOLE_ORGANISATION), 403],
    ['no service account with a part of the organisation', callerWith('SERVICE', randomUUID()), 403],
    [
      'nobody with an expired grant',
      { ...provisioner, grants: [{ role: 'SERVICE', unitId: WHOLE_ORGANISATION, validTo: '2020-01-01' }] },
      403,
    ],
  ])('is %s', async (_name, caller, status) => {
    const before = await countEvents();
    for (const [method, path] of [
      ['GET', '/Users'],
      ['GET', '/ServiceProviderConfig'],
      ['POST', '/Users'],
      ['DELETE', `/Groups/${randomUUID()}`],
    ] as const) {
      const answer = await ask(method, path, {
        caller,
        ...(method === 'POST' && { body: user('intruder') }),
      });
      expect([answer.status, answer.body.schemas]).toEqual([status, [schemas.error]]);
    }
    expect(await countEvents()).toBe(before);
  });
});

describe('what the provider can do', () => {
  it('is told', async () => {
    const config = (await ask('GET', '/ServiceProviderConfig')).body as unknown as Record<
      string,
      { supported: boolean }
    >;
    const support = ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag'].map(
      (name) => config[name]?.supported,
    );
    expect(support).toEqual([true, false, true, false, false, true]);
    const types = await list('/ResourceTypes');
    expect(types.Resources.map(({ id }) => id).sort()).toEqual(['Group', 'User']);
    expect((await list('/Schemas')).Resources.map(({ id }) => id)).toEqual(
      expect.arrayContaining([schemas.user, schemas.group]),
    );
    expect((await ask('GET', `/Schemas/${schemas.user}`)).body.id).toBe(schemas.user);
    expect((await ask('GET', '/ResourceTypes/User')).body.id).toBe('User');
  });

  it.each([
    ['GET', '/Me', 501],
    ['POST', '/Bulk', 501],
    ['GET', '/Printers', 404],
    ['GET', `/Users/${randomUUID()}`, 404],
    ['GET', '/Users/no-id', 404],
    ['PATCH', `/Users/${randomUUID()}`, 404],
    ['GET', '/Schemas/urn:none', 404],
  ])('and what not: %s %s', async (method, path, status) => {
    const body =
      method === 'GET'
        ? undefined
        : { schemas: [schemas.patch], Operations: [{ op: 'remove', path: 'emails' }] };
    const answer = await ask(method, path, { body });
    expect([answer.status, answer.body.schemas, answer.body.status]).toEqual([
      status,
      [schemas.error],
      String(status),
    ]);
  });
});
