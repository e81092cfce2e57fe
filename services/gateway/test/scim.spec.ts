import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PrincipalVerifier, type Principal } from '@rasad/service-kit';
import { principalKeys } from '@rasad/testing';
import { Browser } from './browser.js';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  principal: Principal | null;
  body: string;
}

/** A directory that answers SCIM itself and asks the stub city for everything else. */
class ScimDirectory {
  readonly seen: Seen[] = [];
  private server: Server;
  private verifier: PrincipalVerifier;
  url = '';

  constructor(private readonly city: StubCity) {}

  async start(): Promise<void> {
    this.verifier = await PrincipalVerifier.fromJwk((await principalKeys()).publicKey, 'directory');
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url, headers } = request;
    const body = await text(request);
    if (!url?.startsWith('/scim/')) {
      const answer = await fetch(`${this.city.directory.url}${url}`, {
        method: method ?? 'GET',
        headers: { 'content-type': 'application/json', authorization: headers.authorization ?? '' },
        ...(body && { body }),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
      return;
    }
    const principal = await this.verifier.verify(headers.authorization).catch(() => null);
    this.seen.push({ method, url, headers, principal, body });
    response
      .writeHead(method === 'POST' ? 201 : 200, {
        etag: 'W/"1"',
        location: '/scim/v2/Users/1',
        'x-inner': 'secret',
      })
      .end('{"id":"1"}');
  }
}

describe('provisioning through the gateway', () => {
  let city: StubCity;
  let directory: ScimDirectory;
  let gateway: TestGateway;
  beforeAll(async () => {
    city = await StubCity.start();
    directory = new ScimDirectory(city);
    await directory.start();
    gateway = await TestGateway.start(city, null, { RASAD_SUBGRAPH_DIRECTORY_URL: directory.url });
  });
  afterAll(async () => {
    await gateway?.stop();
    await Promise.all([directory?.stop(), city?.stop()]);
  });
  const ask = async (path: string, init: RequestInit & { token?: string | null } = {}) => {
    const token = init.token === undefined ? await gateway.token('reporter-d1') : init.token;
    return fetch(`${gateway.url}${path}`, {
      ...init,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(init.headers as Record<string, string>),
      },
    });
  };
  /** Sends a path as it stands, which `fetch` does not. */
  const statusOf = (path: string, token: string) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(gateway.url);
      const headers = { authorization: `Bearer ${token}` };
      const sent = httpRequest({ hostname, port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once('error', reject).end();
    });
  const errorOf = async (response: Response) => {
    const body = (await response.json()) as { schemas: string[]; status: string };
    return [response.status, response.headers.get('content-type')?.split(';')[0], body.schemas, body.status];
  };
  const scimError = (status: number) => [
    status,
    'application/scim+json',
    ['urn:ietf:params:scim:api:messages:2.0:Error'],
    String(status),
  ];

  it('reaches the directory with a principal of its own, conditions and all', async () => {
    const response = await ask('/scim/v2/Users/1?attributes=userName', {
      method: 'PATCH',
      body: '{"schemas":[]}',
      headers: { 'content-type': 'application/scim+json; charset=utf-8', 'if-match': 'W/"1"', 'x-evil': '1' },
    });
    expect([response.status, await response.json()]).toEqual([200, { id: '1' }]);
    const names = ['content-type', 'etag', 'location', 'x-inner'];
    expect(names.map((name) => response.headers.get(name))).toEqual([
      'application/scim+json; charset=utf-8',
      'W/"1"',
      '/scim/v2/Users/1',
      null,
    ]);
    const seen = directory.seen.at(-1);
    expect(seen).toMatchObject({
      method: 'PATCH',
      url: '/scim/v2/Users/1?attributes=userName',
      body: '{"schemas":[]}',
    });
    expect(seen?.principal?.username).toBe('reporter-d1');
    expect([seen?.headers['if-match'], seen?.headers['x-evil'], seen?.headers.cookie]).toEqual([
      'W/"1"',
      undefined,
      undefined,
    ]);
  });

  it('takes no session, nobody unknown and no broken token, in the form that SCIM has for errors', async () => {
    const browser = new Browser(gateway.url);
    await browser.signIn('reporter-d1');
    const before = directory.seen.length;
    expect(await errorOf(await browser.open('/scim/v2/Users'))).toEqual(scimError(401));
    expect(await errorOf(await ask('/scim/v2/Users', { token: null }))).toEqual(scimError(401));
    expect(await errorOf(await ask('/scim/v2/Users', { token: 'e30.e30.x' }))).toEqual(scimError(401));
    expect(directory.seen).toHaveLength(before);
  });

  it.each<[string, RequestInit, number]>([
    ['what is not JSON', { body: '{', headers: { 'content-type': 'application/scim+json' } }, 400],
    [
      'another media type',
      { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
    ],
    [
      'a huge body',
      { body: JSON.stringify('x'.repeat(3_000_000)), headers: { 'content-type': 'application/json' } },
      413,
    ],
  ])('refuses %s', async (_name, init, status) => {
    const before = directory.seen.length;
    expect(await errorOf(await ask('/scim/v2/Users', { method: 'POST', ...init }))).toEqual(
      scimError(status),
    );
    expect(directory.seen).toHaveLength(before);
  });

  it('does not lead to anything else of the directory', async () => {
    const before = directory.seen.length;
    const token = await gateway.token('reporter-d1');
    const paths = [
      '/scim/v2/../../graphql',
      '/scim/v2/%2e%2e/graphql',
      '/scim/v2/Users/..',
      '/scim/v2/Users/1/2',
    ];
    for (const path of [...paths, '/scim/v2/', `http://127.0.0.1:9/scim/v2/..`]) {
      expect(await statusOf(path, token)).toBe(404);
    }
    expect(directory.seen).toHaveLength(before);
    expect(await statusOf('http://127.0.0.1:9/scim/v2/Users?count=1', token)).toBe(200);
    expect(directory.seen.at(-1)?.url).toBe('/scim/v2/Users?count=1');
  });

  it('says so while the directory is away', async () => {
    const token = await gateway.token('reporter-d1');
    expect((await ask('/scim/v2/Users', { token })).status).toBe(200);
    await directory.stop();
    const response = await ask('/scim/v2/Users', { token });
    expect([response.headers.get('retry-after'), await errorOf(response)]).toEqual(['2', scimError(503)]);
  });
});
