import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type NatsUser } from '@rasad/local';
import { eventually, useNats } from '../src/index.js';

const nats = useNats();
const open: NatsConnection[] = [];

async function connectAs(user: NatsUser): Promise<NatsConnection> {
  const { hostname: host, port, username: name, password } = new URL(nats.server.url(user));
  const connection = await connect({
    servers: `${host}:${port}`,
    user: name,
    pass: decodeURIComponent(password),
    inboxPrefix: `_INBOX_${user}`,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 50,
  });
  open.push(connection);
  return connection;
}

async function createStream(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: 'EVT_DIRECTORY', subjects: ['evt.directory.>'] });
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((connection) => connection.close()));
});

describe('a nats-server given to a suite', () => {
  it("lets a service publish to its own stream and a reader consume it with the reader's consumer", async () => {
    const directory = await connectAs('directory');
    await createStream(directory);
    await jetstream(directory).publish('evt.directory.0.org-unit.created.v1', '{}');

    const compliance = await connectAs('compliance');
    const manager = await jetstreamManager(compliance);
    await manager.consumers.add('EVT_DIRECTORY', {
      durable_name: 'compliance-0',
      filter_subject: 'evt.directory.0.>',
    });
    const consumer = await jetstream(compliance).consumers.get('EVT_DIRECTORY', 'compliance-0');
    const message = await consumer.next({ expires: 2_000 });
    expect(message?.subject).toBe('evt.directory.0.org-unit.created.v1');
    expect(await message?.ackAck()).toBe(true);
  });

  it("refuses a service another one's events, heads and stream", async () => {
    const reporting = await connectAs('reporting');
    const refused: string[] = [];
    void (async () => {
      for await (const status of reporting.status()) {
        if (status.type === 'error') refused.push(status.error.message);
      }
    })();
    reporting.publish('evt.compliance.0.task.accepted.v1', '{}');
    reporting.publish('head.compliance', '{}');
    reporting.publish('$JS.API.STREAM.DELETE.EVT_DIRECTORY', '');
    await eventually(() =>
      expect(refused.filter((message) => /permissions violation/i.test(message))).toHaveLength(3),
    );
  });

  it('answers a request across users, though the answering one may not publish to inboxes', async () => {
    const directory = await connectAs('directory');
    directory.subscribe('log.read.directory', {
      callback: (_error, message) => void message.respond('page'),
    });
    await directory.flush();
    const compliance = await connectAs('compliance');
    expect((await compliance.request('log.read.directory', '', { timeout: 2_000 })).string()).toBe('page');
  });

  it('lets nobody in who names no user', async () => {
    await expect(connect({ servers: `127.0.0.1:${nats.server.port}`, reconnect: false })).rejects.toThrow(
      /authorization/i,
    );
  });

  it('comes back on the same port with its streams after being killed', async () => {
    const directory = await connectAs('directory');
    await nats.server.kill();
    await nats.server.restart();
    await eventually(async () => {
      const manager = await jetstreamManager(directory, { timeout: 300 });
      expect((await manager.streams.info('EVT_DIRECTORY')).state.messages).toBe(1);
    });
  });
});
