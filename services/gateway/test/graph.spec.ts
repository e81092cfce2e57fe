import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

const nodeQuery =
  'query ($id: ID!) { node(id: $id) { __typename id ... on Task { status unit { name } } ... on OrgUnit { code score } } }';

describe.each(['rust', 'javascript'])('the graph, planned in %s', (planner) => {
  let city: StubCity;
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city, null, { RASAD_QUERY_PLANNER: planner });
    token = await gateway.token('mayor');
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });

  it('joins the services into one answer and tells its cost', async () => {
    const answer = await gateway.ask(
      token,
      '{ me { username } tasks(first: 5) { nodes { status unit { name score openTasks } } } score }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      me: { username: 'mayor' },
      tasks: { nodes: [{ status: 'TO_DO', unit: { name: 'District 1', score: 0.25, openTasks: 3 } }] },
      score: 0.5,
    });
    expect(answer.extensions).toEqual({ cost: { estimated: 12, max: 50_000 } });
  });

  it('sends every service a token of its own for the caller, with language and request id', async () => {
    const headers = { 'accept-language': 'en-GB,fa;q=0.5', 'x-request-id': 'request-of-a-test' };
    const answer = await gateway.ask(token, '{ me { lang } score }', { headers });
    expect(answer.data).toMatchObject({ me: { lang: 'EN' } });
    expect(answer.headers.get('x-request-id')).toBe('request-of-a-test');
    // Whether the account is disabled, and its secrets, concern the gateway alone.
    const { disabled: _disabled, secrets: _secrets, ...person } = city.person('mayor');
    for (const service of [city.directory, city.reporting]) {
      expect(service.seen.at(-1)).toMatchObject({
        requestId: 'request-of-a-test',
        principal: { ...person, username: 'mayor', kind: 'PERSON', lang: 'EN' },
      });
    }
  });

  it('finds any node by its id, with the fields of all services', async () => {
    const unit = await gateway.ask(token, nodeQuery, { variables: { id: city.unitId } });
    expect(unit.data).toEqual({
      node: { __typename: 'OrgUnit', id: city.unitId, code: 'district-1', score: 0.25 },
    });
    const task = await gateway.ask(token, nodeQuery, { variables: { id: city.taskId } });
    expect(task.data).toEqual({
      node: { __typename: 'Task', id: city.taskId, status: 'TO_DO', unit: { name: 'District 1' } },
    });
  });

  it.each([
    ['hidden', () => city.hiddenTaskId],
    ['missing', () => toGlobalId('OrgUnit', randomUUID())],
    ['of an unknown type', () => Buffer.from(`Secret:${randomUUID()}`).toString('base64url')],
    ['of a type that is no node', () => Buffer.from(`Viewer:${randomUUID()}`).toString('base64url')],
    ['malformed', () => 'ünsinn'],
    ['empty', () => ''],
  ])('gives null for a node whose id is %s, without an error', async (_, id) => {
    const answer = await gateway.ask(token, nodeQuery, { variables: { id: id() } });
    expect([answer.status, answer.data, answer.errors]).toEqual([200, { node: null }, undefined]);
  });

  it('runs a change once, and tells nothing of what goes on inside when something breaks', async () => {
    const started = await gateway.ask(
      token,
      `mutation { startTask(id: "${city.taskId}") { unit { name } } }`,
    );
    expect(started.data).toEqual({ startTask: { unit: { name: 'District 1' } } });
    expect(city.started).toEqual([city.taskId]);

    const broken = await gateway.ask(token, '{ broken score }');
    expect(broken.status).toBe(200);
    expect(broken.data).toEqual({ broken: null, score: 0.5 });
    expect(broken.errors).toEqual([
      expect.objectContaining({
        message: 'Internal error',
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: broken.headers.get('x-request-id') },
      }),
    ]);
    expect(JSON.stringify(broken)).not.toMatch(/secret|stack|_entities/);
  });

  it('answers 503 with Retry-After when a busy service is all that was asked', async () => {
    const busy = await gateway.ask(token, '{ busy }');
    expect([busy.status, busy.headers.get('retry-after'), busy.errors?.[0]?.extensions['code']]).toEqual([
      503,
      '3',
      'SERVICE_UNAVAILABLE',
    ]);
    const partly = await gateway.ask(token, '{ busy score }');
    expect([partly.status, partly.data]).toEqual([200, { busy: null, score: 0.5 }]);
  });

  describe('while a service is away', () => {
    afterEach(async () => {
      city.reporting.hung = false;
      await city.reporting.kill();
      await city.reporting.listen();
    });

    it('blanks its fields and serves the rest', async () => {
      await city.reporting.kill();
      const answer = await gateway.ask(
        token,
        '{ me { username } orgUnit(code: "district-1") { name score openTasks } }',
      );
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({
        me: { username: 'mayor' },
        orgUnit: { name: 'District 1', score: null, openTasks: 3 },
      });
      expect(answer.errors?.[0]).toMatchObject({
        message: 'The reporting service does not answer; try again.',
        extensions: { code: 'SERVICE_UNAVAILABLE', service: 'reporting' },
      });
    });

    it('waits for a hung one no longer than it must', async () => {
      city.reporting.hung = true;
      const before = Date.now();
      const answer = await gateway.ask(token, '{ orgUnit(code: "district-1") { name score } }');
      expect(Date.now() - before).toBeLessThan(4_000);
      expect(answer.data).toEqual({ orgUnit: { name: 'District 1', score: null } });
      expect(answer.errors?.[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    });

    it('answers 503 when it is all that was asked, and works again when it is back', async () => {
      await city.reporting.kill();
      const away = await gateway.ask(token, '{ score }');
      expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
      await city.reporting.listen();
      await eventually(async () => {
        expect(await gateway.ask(token, '{ score }')).toMatchObject({ status: 200, data: { score: 0.5 } });
      });
    });

    it('is ready all the same, and says in its details who is away', async () => {
      await city.reporting.kill();
      const ready = await fetch(`${gateway.url}/health/ready`);
      expect(ready.status).toBe(200);
      expect(await ready.json()).toMatchObject({
        details: {
          subgraphs: {
            status: 'up',
            directory: { up: true },
            reporting: { up: false, reason: 'does not answer' },
          },
        },
      });
    });
  });
});

describe('the graph while a service is away, with the Rust planner', () => {
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

  it('blanks the fields of that service alone, also where the graph says they are never null', async () => {
    const token = await gateway.token('mayor');
    await gateway.ask(token, '{ me { username } }');
    await city.directory.kill();
    const answer = await gateway.ask(
      token,
      '{ tasks { nodes { id status unit { id name } } } orgUnits { name } score }',
    );
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({
      tasks: { nodes: [{ id: city.taskId, status: 'TO_DO', unit: { id: city.unitId, name: null } }] },
      orgUnits: null,
      score: 0.5,
    });
    expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual([
      'SERVICE_UNAVAILABLE',
      'SERVICE_UNAVAILABLE',
    ]);
    await city.directory.listen();
  });
});
