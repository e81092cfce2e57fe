import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

const repeat = (text: string, times: number) => Array.from({ length: times }, () => text).join(' ');
const nested = (depth: number) => `{ orgUnits { ${'children { '.repeat(depth)} id ${'} '.repeat(depth)} } }`;

/** Fragment n holds fragment n+1 twice: the document is small, its expansion is not. */
const bomb = (size: number) =>
  `{ orgUnits { ...F0 } } ${Array.from({ length: size }, (_, n) => `fragment F${n} on OrgUnit { a${n}: parent { ...F${n + 1} } b${n}: parent { ...F${n + 1} } }`).join(' ')} fragment F${size} on OrgUnit { id }`;

describe('a document', () => {
  let city: StubCity;
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city);
    token = await gateway.token('mayor');
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });
  beforeEach(() => {
    city.directory.seen.length = 0;
    city.compliance.seen.length = 0;
    city.started.length = 0;
  });

  const attacks: [string, string, string][] = [
    ['is too deep', nested(20), 'LIMIT_EXCEEDED'],
    [
      'has too many aliases',
      `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: score`).join(' ')} }`,
      'LIMIT_EXCEEDED',
    ],
    ['has too many directives', `{ score ${repeat('@include(if: true)', 60)} }`, 'LIMIT_EXCEEDED'],
    ['has too many tokens', `{ ${repeat('score', 2_500)} }`, 'LIMIT_EXCEEDED'],
    ['expands without end', bomb(25), 'LIMIT_EXCEEDED'],
    [
      'may cost too much',
      '{ orgUnits { children { children { children { children { children { id } } } } } } }',
      'LIMIT_EXCEEDED',
    ],
    [
      'has fragments in a circle',
      '{ orgUnits { ...A } } fragment A on OrgUnit { parent { ...B } } fragment B on OrgUnit { parent { ...A } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['names something __proto__', '{ __proto__: orgUnits { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'names something deep down __proto__',
      '{ orgUnits { __proto__: parent { polluted: name } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'has a variable __proto__',
      'query ($__proto__: String) { echo(text: $__proto__) }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['asks for a field that is not there', '{ usernam }', 'GRAPHQL_VALIDATION_FAILED'],
    ['is not GraphQL', '{ me { ', 'GRAPHQL_PARSE_FAILED'],
    [
      'calls a service directly',
      '{ _entities(representations: [{ __typename: "Task", id: "1" }]) { __typename } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['asks for a service’s SDL', '{ _service { sdl } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['lacks the operation it names', 'query A { score } query B { score }', 'OPERATION_RESOLUTION_FAILURE'],
  ];

  it.each(attacks)('that %s is refused with 400 before anything runs', async (_, query, code) => {
    const answer = await gateway.ask(token, query);
    expect([answer.status, answer.errors?.[0]?.extensions['code'], answer.data]).toEqual([
      400,
      code,
      undefined,
    ]);
    expect(answer.errors?.[0]?.extensions['requestId']).toBe(answer.headers.get('x-request-id'));
    expect([city.directory.seen, city.compliance.seen]).toEqual([[], []]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('of the size of a real page is not refused', async () => {
    expect(await gateway.ask(token, nested(3))).toMatchObject({ status: 200 });
  });

  it('may be named by its id instead, in both ways in which clients do', async () => {
    const post = async (body: object) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as unknown };
    };
    const named = { status: 200, body: { data: { me: { username: 'mayor' } } } };
    expect(await post({ documentId: 'sha256:4f8d1c' })).toMatchObject(named);
    const persistedQuery = { version: 1, sha256Hash: '4f8d1c' };
    expect(await post({ operationName: 'ViewerName', extensions: { persistedQuery } })).toMatchObject(named);
    const unknown = { status: 400, body: { errors: [{ extensions: { code: 'DOCUMENT_NOT_FOUND' } }] } };
    expect(await post({ documentId: 'ffffff' })).toMatchObject(unknown);
    expect(await post({ documentId: '__proto__' })).toMatchObject(unknown);
  });

  it('that changes something is refused over GET, and anything over other methods', async () => {
    const query = encodeURIComponent(`mutation { startTask(id: "${city.taskId}") { id } }`);
    const headers = { authorization: `Bearer ${token}`, 'x-rasad-client': 'test' };
    const response = await fetch(`${gateway.url}/graphql?query=${query}`, { headers });
    expect([response.status, city.started]).toEqual([405, []]);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD']) {
      expect((await fetch(`${gateway.url}/graphql`, { method, headers })).status).toBe(405);
    }
    const read = await fetch(`${gateway.url}/graphql?query={score}`, { headers });
    expect([read.status, await read.json()]).toMatchObject([200, { data: { score: 0.5 } }]);
    for (const wrong of ['variables={', 'variables=[1]', 'extensions=1', 'operationName=none']) {
      expect((await fetch(`${gateway.url}/graphql?query={score}&${wrong}`, { headers })).status).toBe(400);
    }
  });

  it.each([
    ['a batch', 'application/json', '[{"query":"{score}"},{"query":"{score}"}]', 400],
    ['plain text', 'text/plain', '{"query":"{score}"}', 400],
    ['a form', 'application/x-www-form-urlencoded', 'query={score}', 400],
    ['a multipart form', 'multipart/form-data; boundary=x', '--x--', 400],
    ['a bare document', 'application/graphql', '{ score }', 415],
    ['another character set', 'application/json; charset=latin9', '{"query":"{score}"}', 415],
    ['broken JSON', 'application/json', '{"query":', 400],
    ['a text', 'application/json', '"{score}"', 400],
    ['nothing', 'application/json', '', 400],
    ['variables that are a list', 'application/json', '{"query":"{score}","variables":[1]}', 400],
    ['a query that is a number', 'application/json', '{"query":1}', 400],
  ])('sent as %s is refused', async (_, contentType, body, status) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': contentType, authorization: `Bearer ${token}` },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
  });

  it('in a body that is too large is refused with 413, whatever length was told', async () => {
    const body = JSON.stringify({ query: '{score}', variables: { text: 'x'.repeat(9_000_000) } });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const told = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
    expect(told.status).toBe(413);
    const chunks = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    });
    const streamed = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers,
      body: chunks,
      duplex: 'half',
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });

  it('carries values named __proto__ and constructor as what they are', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"query($text:String){echo(text:$text)}","variables":{"text":"hello","__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}}',
    });
    expect(await response.json()).toMatchObject({ data: { echo: 'hello' } });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it.each(['//graphql', '/graphql/', '/graphql/x', '/GRAPHQL', '/./graphql/../graphql/'])(
    'is served at no other path: %s',
    async (path) => {
      const response = await rawPost(gateway.url, path, token);
      expect(response).toMatch(/^HTTP\/1.1 404 /);
    },
  );

  it('may be introspected in sample mode, and tells the public types', async () => {
    const answer = await gateway.ask(
      token,
      '{ __type(name: "Task") { fields { name type { kind ofType { name } } } } }',
    );
    expect(answer.data).toEqual({
      __type: {
        fields: expect.arrayContaining([
          { name: 'unit', type: { kind: 'NON_NULL', ofType: { name: 'OrgUnit' } } },
        ]),
      },
    });
  });
});

describe('outside sample mode', () => {
  let city: StubCity;
  let gateway: TestGateway;
  let sampleToken: string;

  beforeAll(async () => {
    city = await StubCity.start();
    const identityProvider = await TestGateway.start(city);
    sampleToken = await identityProvider.token('mayor');
    issuerOf = identityProvider;
    gateway = await TestGateway.start(city, null, {
      RASAD_SAMPLE_MODE: 'false',
      RASAD_OIDC_ISSUER: `${identityProvider.url}/oidc`,
      RASAD_PERSISTED_ONLY: 'false',
    });
  });
  let issuerOf: TestGateway | undefined;
  afterAll(async () => {
    await gateway?.stop();
    await issuerOf?.stop();
    await city?.stop();
  });

  it('takes tokens of the configured issuer, also while that is down', async () => {
    expect(await gateway.ask(sampleToken, '{ me { username } }')).toMatchObject({ status: 200 });
    await issuerOf?.stop();
    issuerOf = undefined;
    expect(await gateway.ask(sampleToken, '{ me { username } }')).toMatchObject({ status: 200 });
  });

  it('answers no introspection and makes no suggestions', async () => {
    const introspected = await gateway.ask(sampleToken, '{ __schema { types { name } } }');
    expect([introspected.status, introspected.data]).toEqual([400, undefined]);
    const misspelt = await gateway.ask(sampleToken, '{ orgUnit(code: "x") { nam } }');
    expect(misspelt.status).toBe(400);
    expect(JSON.stringify(misspelt.errors)).not.toMatch(/did you mean|name/i);
  });

  it('has no GraphiQL, no sample users and no development provider', async () => {
    const page = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(401);
    for (const path of ['/auth/sample-users', '/oidc/.well-known/openid-configuration']) {
      expect((await fetch(`${gateway.url}${path}`)).status).toBe(404);
    }
    const token = await fetch(`${gateway.url}/auth/sample-token`, {
      method: 'POST',
      body: '{"username":"mayor"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(token.status).toBe(404);
  });
});

describe('a gateway for persisted documents only', () => {
  let city: StubCity;
  let gateway: TestGateway;

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city, null, { RASAD_PERSISTED_ONLY: 'true' });
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });

  it('runs no other', async () => {
    const answer = await gateway.ask(await gateway.token('mayor'), '{ score }');
    expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([400, 'DOCUMENT_NOT_FOUND']);
  });
});

/** fetch would tidy the path up. */
function rawPost(url: string, path: string, token: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const body = '{"query":"{score}"}';
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    });
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => resolve(text)).on('error', reject);
  });
}
