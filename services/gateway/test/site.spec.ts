import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { eventually, useNats } from '@rasad/testing';
import { WebSocket } from 'ws';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

const nats = useNats();

describe('the gateway as a site', () => {
  let city: StubCity;
  let gateway: TestGateway;
  let folder: string;

  beforeAll(async () => {
    city = await StubCity.start();
    folder = mkdtempSync(join(tmpdir(), 'rasad-dashboard-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>dashboard</title>');
    writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(folder, 'assets/app-1a2b3c.js'), 'start()');
    gateway = await TestGateway.start(city, nats.server, { RASAD_DASHBOARD_DIR: folder });
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
    rmSync(folder, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}${path}`, { headers: { accept: 'text/html,*/*', ...headers }, redirect: 'manual' });

  it('serves the dashboard, its pages by any address', async () => {
    for (const path of ['/', '/matrix', '/units/district-1?tab=tasks']) {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([200, '<title>dashboard</title>']);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
    const asset = await get('/assets/app-1a2b3c.js');
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    '/assets/gone.js',
    '/auth/gone',
    '/operations/x',
    '//operations/reporting/status',
    '/assets/..%2f..%2fpackage.json',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('allows scripts and connections of its own alone, and no frames', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('offers GraphiQL in sample mode, under a policy of its own', async () => {
    const response = await get('/graphql');
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+' blob:;/);
    expect(await response.text()).toContain('renderYogaGraphiQL');
  });

  it('opens under its public name when asked by another name of the same machine', async () => {
    const { port } = new URL(gateway.url);
    const other = await fetch(`http://localhost:${port}/matrix?level=2`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect([other.status, other.headers.get('location')]).toEqual([307, `${gateway.url}/matrix?level=2`]);
  });

  it('tells its health and measures what it does', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' });
    await eventually(async () => {
      const ready = await get('/health/ready');
      expect([ready.status, await ready.json()]).toMatchObject([
        200,
        { details: { nats: { connected: true }, subgraphs: { compliance: { up: true } } } },
      ]);
    });
    const token = await gateway.token('mayor');
    await gateway.ask(token, '{ score }');
    await gateway.ask(null, '{ score }');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(/rasad_gateway_operation_seconds_count\{kind="query",outcome="ok"\} \d/);
    expect(metrics).toMatch(/rasad_gateway_subgraph_seconds_count\{subgraph="reporting",outcome="ok"\} \d/);
    expect(metrics).toMatch(/rasad_gateway_refusals_total\{reason="UNAUTHENTICATED"\} \d/);
    expect(metrics).toMatch(/rasad_gateway_live_subscriptions 0/);
    expect(metrics).toMatch(/rasad_gateway_http_requests_total\{route="graphql",status="401"\} \d/);
  });

  describe('for operators', () => {
    let reporting: NatsConnection;

    beforeAll(async () => {
      const url = new URL(nats.server.url('reporting'));
      reporting = await connect({
        servers: url.host,
        user: url.username,
        pass: url.password,
        inboxPrefix: '_INBOX_reporting',
      });
      reporting.subscribe('admin.reporting.>', {
        callback: (_, message) => {
          const verb = message.subject.split('.')[2];
          const answer =
            verb === 'rebuild'
              ? { error: 'a rebuild is under way' }
              : { result: { verb, input: message.json() } };
          message.respond(JSON.stringify(answer));
        },
      });
      await reporting.flush();
    });
    afterAll(() => reporting?.close());

    const call = async (username: string | null, method: string, path: string, body?: object) => {
      const token = username && (await gateway.token(username));
      const response = await fetch(`${gateway.url}/operations/${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, body: (await response.json().catch(() => null)) as unknown };
    };

    it('passes what an administrator asks on to the service, and its answer back', async () => {
      expect(await call('admin', 'GET', 'reporting/parked')).toEqual({
        status: 200,
        body: { verb: 'parked', input: {} },
      });
      expect(await call('admin', 'GET', 'reporting/status')).toMatchObject({
        status: 200,
        body: { verb: 'status' },
      });
      const filter = { source: 'compliance' };
      expect(await call('admin', 'POST', 'reporting/redrive', filter)).toEqual({
        status: 200,
        body: { verb: 'redrive', input: filter },
      });
      expect(await call('admin', 'POST', 'reporting/recount')).toMatchObject({ status: 200 });
    });

    it('says so when a service refuses or does not answer', async () => {
      expect(await call('admin', 'POST', 'reporting/rebuild')).toMatchObject({
        status: 502,
        body: { message: 'a rebuild is under way' },
      });
      expect(await call('admin', 'GET', 'compliance/status')).toMatchObject({
        status: 503,
        body: { message: 'The compliance service does not answer "status".' },
      });
    });

    it.each([
      ['mayor', 'GET', 'reporting/status', 404],
      [null, 'GET', 'reporting/status', 401],
      [null, 'POST', 'reporting/rebuild', 401],
      ['admin', 'POST', 'reporting/stop', 404],
      ['admin', 'POST', 'reporting/parked', 404],
      ['admin', 'GET', 'gateway/status', 404],
      ['admin', 'GET', 'reporting.x/status', 404],
    ])('refuses %s %s %s with %i', async (username, method, path, status) => {
      expect((await call(username, method, path)).status).toBe(status);
    });
  });
});

describe('rates', () => {
  let city: StubCity;

  beforeAll(async () => {
    city = await StubCity.start();
  });
  afterAll(() => city?.stop());

  async function withGateway(
    overrides: Record<string, string>,
    use: (gateway: TestGateway) => Promise<void>,
  ) {
    const gateway = await TestGateway.start(city, null, overrides);
    await use(gateway).finally(() => gateway.stop());
  }

  it('bound what one credential may ask in a minute, and nobody else for it', async () => {
    await withGateway({ RASAD_RATE_PER_CREDENTIAL: '5' }, async (gateway) => {
      const [mayor, reporter] = [await gateway.token('mayor'), await gateway.token('reporter-d1')];
      const answers = [];
      for (let n = 0; n < 7; n++) answers.push(await gateway.ask(mayor, '{ score }'));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
      expect(answers.at(-1)?.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
      expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await gateway.ask(reporter, '{ score }')).status).toBe(200);
    });
  });

  it('bound what one address may send in a minute; health is told all the same', async () => {
    await withGateway({ RASAD_RATE_PER_ADDRESS: '5' }, async (gateway) => {
      const statuses = [];
      for (let n = 0; n < 7; n++) statuses.push((await gateway.ask(null, '{ score }')).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
      expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
      const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
      expect(error.message).toContain('429');
    });
  });

  it('bound attempts to sign in', async () => {
    await withGateway({ RASAD_RATE_SIGN_IN: '3' }, async (gateway) => {
      const statuses = [];
      for (const username of ['a', 'b', 'c', 'd']) {
        const response = await fetch(`${gateway.url}/auth/sample-sign-in`, {
          method: 'POST',
          body: new URLSearchParams({ username }),
          redirect: 'manual',
        });
        statuses.push(response.status);
      }
      expect(statuses).toEqual([404, 404, 404, 429]);
    });
  });
});

describe('who somebody is', () => {
  let city: StubCity;
  let gateway: TestGateway;

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city);
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });

  it('is asked once for many requests, and remembered while the directory is away', async () => {
    const token = await gateway.token('mayor');
    const before = city.resolveCalls;
    await Promise.all(Array.from({ length: 10 }, () => gateway.ask(token, '{ score }')));
    expect(city.resolveCalls).toBe(before);
    await city.directory.kill();
    expect((await gateway.ask(token, '{ score }')).status).toBe(200);
    await city.directory.listen();
  });

  it('cannot be found out while the directory is away: 503, and nothing is let through', async () => {
    const token = await gateway.token('admin');
    const fresh = await TestGateway.start(city, null, { RASAD_PUBLIC_URL: gateway.url });
    await city.directory.kill();
    city.reporting.seen.length = 0;
    const answer = await fresh.running.app.getUrl().then((url) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{"query":"{score}"}',
      }),
    );
    expect([answer.status, answer.headers.get('retry-after'), city.reporting.seen]).toEqual([503, '2', []]);
    await city.directory.listen();
    await fresh.stop();
  });
});
