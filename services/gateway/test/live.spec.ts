import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import { eventually, useNats } from '@rasad/testing';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { PrincipalDirectory } from '../src/callers/principal-directory.js';
import { LiveOperations } from '../src/live/live-operations.js';
import { signSampleToken } from '../src/sample/development-issuer.js';
import { openEventStream, type EventStream } from './event-stream.js';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

const nats = useNats();
const taskQuery = 'subscription { taskChanged { id status unit { name score } } }';
const seenTask = { status: 'TO_DO', unit: { name: 'District 1', score: 0.25 } };

describe('a subscription', () => {
  let city: StubCity;
  let gateway: TestGateway;
  const opened: (() => unknown)[] = [];

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city, nats.server);
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((close) => close()));
    await eventually(() => expect(city.taskChanges.listening).toBe(0));
  });

  const change = () =>
    city.taskChanges.publish({
      taskChanged: { id: city.taskId, status: 'TO_DO', unit: { id: city.unitId } },
    });

  async function subscribe(username = 'mayor', query = taskQuery): Promise<EventStream> {
    const stream = await openEventStream(gateway.url, await gateway.token(username), query);
    opened.push(() => stream.close());
    await eventually(() => expect(city.taskChanges.listening).toBeGreaterThan(0));
    return stream;
  }

  function socketClient(token: string) {
    const closed: { code: number; reason: string }[] = [];
    const client = createSocketClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
      on: { closed: (event) => closed.push(event as { code: number; reason: string }) },
    });
    opened.push(() => client.dispose());
    return { client, closed };
  }

  it('over SSE brings events with the fields of all services, and pings in between', async () => {
    const stream = await subscribe();
    change();
    expect(await stream.next()).toMatchObject({ event: 'next', data: { data: { taskChanged: seenTask } } });
    await eventually(() => expect(stream.pings).toBeGreaterThan(1));
  });

  it('over SSE may be asked for with GET', async () => {
    const token = await gateway.token('mayor');
    const stream = await openEventStream(gateway.url, token, taskQuery, 'GET');
    opened.push(() => stream.close());
    await eventually(() => expect(city.taskChanges.listening).toBe(1));
    change();
    expect(await stream.next()).toMatchObject({ data: { data: { taskChanged: seenTask } } });
  });

  it('ends at the service when the client goes away', async () => {
    const stream = await subscribe();
    stream.close();
    await eventually(() => expect(city.taskChanges.listening).toBe(0));
    await eventually(() => expect(gateway.running.app.get(LiveOperations).countOf('mayor')).toBe(0));
  });

  it('over WebSocket brings the same events', async () => {
    const { client } = socketClient(await gateway.token('mayor'));
    const events = client.iterate({ query: taskQuery });
    const first = events.next();
    await eventually(() => expect(city.taskChanges.listening).toBe(1));
    change();
    expect((await first).value).toMatchObject({ data: { taskChanged: seenTask } });
    await events.return?.();
  });

  it('over WebSocket lets queries and changes run on the same connection', async () => {
    const { client } = socketClient(await gateway.token('mayor'));
    const events = client.iterate({ query: '{ me { username } score }' });
    expect((await events.next()).value).toMatchObject({ data: { me: { username: 'mayor' }, score: 0.5 } });
  });

  it.each([
    ['too deep', `{ orgUnits { ${'children { '.repeat(20)} id ${'} '.repeat(20)} } }`, 'LIMIT_EXCEEDED'],
    [
      'too many aliases',
      `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: score`).join(' ')} }`,
      'LIMIT_EXCEEDED',
    ],
    ['invalid', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['named __proto__', '{ __proto__: score }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('over WebSocket holds documents to the same limits: %s', async (_, query, code) => {
    const { client } = socketClient(await gateway.token('mayor'));
    const outcome = await client
      .iterate({ query })
      .next()
      .then(
        ({ value }) => value?.errors,
        (errors: unknown) => errors,
      );
    expect(outcome).toMatchObject([{ extensions: { code } }]);
  });

  it('over WebSocket needs a credential, and the handshake before anything else', async () => {
    const { client, closed } = socketClient('forged');
    await expect(client.iterate({ query: taskQuery }).next()).rejects.toMatchObject({ code: 4403 });
    expect(closed.at(-1)?.code).toBe(4403);

    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    opened.push(() => socket.terminate());
    const code = new Promise((resolve) => socket.once('close', resolve));
    socket.once('open', () =>
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ score }' } })),
    );
    expect(await code).toBe(4401);
  });

  it('over WebSocket is served at no other path', async () => {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/other`, 'graphql-transport-ws');
    const [error] = await new Promise<Error[]>((resolve) => socket.once('error', (...args) => resolve(args)));
    expect(error?.message).toContain('404');
  });

  it('carries with each event the errors of that event alone', async () => {
    const stream = await subscribe();
    await city.reporting.kill();
    change();
    expect(await stream.next()).toMatchObject({
      data: {
        data: { taskChanged: { unit: { name: 'District 1', score: null } } },
        errors: [{ extensions: { service: 'reporting' } }],
      },
    });
    await city.reporting.listen();
    change();
    const event = await stream.next();
    expect(event).toMatchObject({ data: { data: { taskChanged: seenTask } } });
    expect(event?.data).not.toHaveProperty('errors');
  });

  it('is broken off over SSE with an error to retry when its service restarts, and clients subscribe again', async () => {
    const client = createSseClient({
      url: `${gateway.url}/graphql`,
      headers: { authorization: `Bearer ${await gateway.token('mayor')}` },
      retry: () => pause(50),
    });
    opened.push(() => client.dispose());
    const events: unknown[] = [];
    const failures: unknown[] = [];
    client.subscribe(
      { query: taskQuery },
      {
        next: (event) => events.push(event),
        error: (error) => failures.push(error),
        complete: () => failures.push('complete'),
      },
    );
    await eventually(() => expect(city.taskChanges.listening).toBe(1));
    change();
    await eventually(() => expect(events).toHaveLength(1));
    await city.compliance.kill();
    await eventually(() =>
      expect(events[1]).toMatchObject({
        errors: [{ extensions: { code: 'SUBSCRIPTION_INTERRUPTED', retryable: true } }],
        data: null,
      }),
    );
    await city.compliance.listen();
    await eventually(() => {
      change();
      expect(events.at(-1)).toMatchObject({ data: { taskChanged: seenTask } });
    });
    expect(failures).toEqual([]);
  });

  it('is broken off over WebSocket with a code that clients reconnect after', async () => {
    const { client, closed } = socketClient(await gateway.token('mayor'));
    const events = client.iterate({ query: taskQuery });
    const first = events.next();
    await eventually(() => expect(city.taskChanges.listening).toBe(1));
    await city.compliance.kill();
    expect((await first).value).toMatchObject({
      errors: [{ extensions: { code: 'SUBSCRIPTION_INTERRUPTED' } }],
    });
    await eventually(() => expect(closed.at(-1)?.code).toBe(1012));
    await city.compliance.listen();
  });

  it('ends when its credential expires', async () => {
    const soon = gateway.env;
    const token = await signSampleToken(soon, 'mayor', 1);
    const stream = await openEventStream(gateway.url, token, taskQuery);
    opened.push(() => stream.close());
    expect(await stream.next()).toMatchObject({
      event: 'next',
      data: { errors: [{ extensions: { code: 'UNAUTHENTICATED', closeCode: 4403 } }] },
    });
    expect(await stream.next()).toMatchObject({ event: 'complete' });

    const { client, closed } = socketClient(await signSampleToken(soon, 'mayor', 1));
    const last = client.iterate({ query: taskQuery }).next();
    expect((await last).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await eventually(() => expect(closed.at(-1)?.code).toBe(4403));
  });

  describe('of somebody whose grants change', () => {
    async function announce(verb: 'granted' | 'revoked', username: string, grantId: string): Promise<void> {
      const connection = await connect({
        servers: new URL(nats.server.url('directory')).host,
        ...userOf('directory'),
      });
      const grant = { id: grantId, subjectId: city.person(username).id };
      connection.publish(`evt.directory.3.grant.${verb}.v1`, JSON.stringify({ grant }));
      await connection.drain();
    }

    it('ends as soon as the bus tells of it', async () => {
      const person = city.addPerson('inspector', 'INSPECTOR');
      const stream = await subscribe('inspector');
      const other = await subscribe('mayor');
      const [revoked] = person.grants.splice(0);
      await announce('revoked', 'inspector', revoked?.id ?? '');
      expect(await stream.next()).toMatchObject({
        data: { errors: [{ extensions: { code: 'FORBIDDEN', closeCode: 4403, retryable: true } }] },
      });
      expect(await stream.next()).toBeUndefined();
      change();
      expect(await other.next()).toMatchObject({ data: { data: { taskChanged: seenTask } } });
    });

    it('ends although the directory is away when a grant is revoked', async () => {
      const person = city.addPerson('inspector-2', 'INSPECTOR');
      const stream = await subscribe('inspector-2');
      const [revoked] = person.grants.splice(0);
      await city.directory.kill();
      await announce('revoked', 'inspector-2', revoked?.id ?? '');
      expect(await stream.next()).toMatchObject({
        data: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
      });
      await city.directory.listen();
    });

    it('ends by and by when the bus is silent', async () => {
      const person = city.addPerson('inspector-3', 'INSPECTOR');
      const stream = await subscribe('inspector-3');
      person.grants.push({
        id: randomUUID(),
        role: 'VIEWER',
        unitId: randomUUID(),
        validFrom: null,
        validTo: '2020-01-01',
      });
      const live = gateway.running.app.get(LiveOperations);
      ageOfAnswers(gateway, 31_000);
      await live.checkGrants();
      change();
      expect(await stream.next()).toMatchObject({ data: { data: { taskChanged: seenTask } } });

      person.grants.splice(0);
      ageOfAnswers(gateway, 31_000);
      await live.checkGrants();
      expect(await stream.next()).toMatchObject({
        data: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
      });
    });

    it('is broken off when the directory has been away for too long to believe what it last said', async () => {
      city.addPerson('inspector-5', 'INSPECTOR');
      const stream = await subscribe('inspector-5');
      await city.directory.kill();
      const live = gateway.running.app.get(LiveOperations);
      ageOfAnswers(gateway, 100_000);
      await live.checkGrants();
      change();
      expect(await stream.next()).toMatchObject({ data: { data: { taskChanged: { status: 'TO_DO' } } } });
      ageOfAnswers(gateway, 300_000);
      await live.checkGrants();
      expect(await stream.next()).toMatchObject({
        data: { errors: [{ extensions: { code: 'SUBSCRIPTION_INTERRUPTED', retryable: true } }] },
      });
      await city.directory.listen();
    });

    it('goes on where nothing that counts today has changed', async () => {
      city.addPerson('inspector-4', 'INSPECTOR');
      const stream = await subscribe('inspector-4');
      await announce('granted', 'inspector-4', randomUUID());
      change();
      expect(await stream.next()).toMatchObject({ data: { data: { taskChanged: seenTask } } });
    });
  });

  it('is one of a bounded number for one credential', async () => {
    const crowded = await TestGateway.start(city, nats.server, { RASAD_LIMIT_SUBSCRIPTIONS: '2' });
    const token = await crowded.token('mayor');
    const open = () => openEventStream(crowded.url, token, taskQuery);
    const streams = [await open(), await open()];
    await eventually(() => expect(city.taskChanges.listening).toBe(2));
    const third = await open();
    expect(await third.next()).toMatchObject({
      data: { errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] },
    });
    [...streams, third].forEach((stream) => stream.close());
    await crowded.stop();
  });

  it('is broken off, to be taken up elsewhere, when the gateway stops', async () => {
    const stopping = await TestGateway.start(city, nats.server);
    const stream = await openEventStream(stopping.url, await stopping.token('mayor'), taskQuery);
    await eventually(() => expect(city.taskChanges.listening).toBe(1));
    const before = Date.now();
    await stopping.stop();
    expect(Date.now() - before).toBeLessThan(4_000);
    expect(await stream.next()).toMatchObject({ data: { errors: [{ extensions: { retryable: true } }] } });
    expect(await stream.next()).toBeUndefined();
    await expect(fetch(`${stopping.url}/health/live`)).rejects.toThrow();
  });
});

/** Lets what is remembered of people look old, as waiting would. */
function ageOfAnswers(gateway: TestGateway, ms: number): void {
  const directory = gateway.running.app.get(PrincipalDirectory);
  const { entries } = directory as unknown as { entries: Map<string, { fetchedAt: number }> };
  for (const entry of entries.values()) entry.fetchedAt -= ms;
}

function userOf(user: 'directory') {
  const url = new URL(nats.server.url(user));
  return { user: url.username, pass: url.password, inboxPrefix: `_INBOX_${user}` };
}
