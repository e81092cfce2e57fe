import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { useNats } from '@rasad/testing';
import { ChangeNotices, MessagingModule, NatsLink, NatsUnavailable, type ServiceName } from '../src/index.js';
import { patiently } from './support/patiently.js';

const nats = useNats();
const running: INestApplicationContext[] = [];
let first: ChangeNotices;
let second: ChangeNotices;
let gateway: ChangeNotices;

beforeAll(async () => {
  [first, second, gateway] = await Promise.all([start('reporting'), start('reporting'), start('gateway')]);
}, 30_000);

afterAll(async () => {
  await Promise.all(running.map((app) => app.close()));
});

/** A service without a database. */
async function start(service: ServiceName, natsUrl = nats.server.url(service)): Promise<ChangeNotices> {
  const options = { service, natsUrl, produces: false, consumes: [] };
  const module = await Test.createTestingModule({ imports: [MessagingModule.forRoot(options)] }).compile();
  module.useLogger(false);
  running.push(await module.init());
  if (natsUrl === nats.server.url(service)) {
    await patiently(() => expect(module.get(NatsLink).status().connected).toBe(true));
  }
  return module.get(ChangeNotices);
}

/** Publishes until the subscription, which the server may not know yet, gets one. */
async function received(notices: AsyncIterator<unknown>, publish: () => void): Promise<unknown> {
  const next = notices.next();
  const timer = setInterval(publish, 20);
  const { value } = (await next) as { value: unknown };
  clearInterval(timer);
  return value;
}

describe('a change notice', () => {
  it('reaches the other replicas and the services that ask for it', async () => {
    const here = second.subscribe('summary');
    const there = gateway.subscribe('summary', 'reporting');
    const publish = () => first.publish('summary', { unitIds: ['a'] });
    expect(await received(here, publish)).toEqual({ unitIds: ['a'] });
    expect(await received(there, publish)).toEqual({ unitIds: ['a'] });
    await here.return?.();
    await there.return?.();
  });

  it('reaches no reader of another topic, and none that has ended its subscription', async () => {
    const other = second.subscribe('activity');
    const ended = second.subscribe('summary');
    await ended.return?.();
    expect(
      await received(other, () => {
        first.publish('summary', 1);
        first.publish('activity', 2);
      }),
    ).toBe(2);
    expect(await ended.next()).toEqual({ value: undefined, done: true });
    await other.return?.();
  });

  it('is heard again after NATS was killed and restarted', async () => {
    const notices = second.subscribe('trend');
    await nats.server.kill();
    first.publish('trend', 'lost');
    await nats.server.restart();
    expect(await received(notices, () => first.publish('trend', 'again'))).toBe('again');
    await notices.return?.();
  });
});

describe('a service that cannot reach NATS', () => {
  it('starts all the same, and says so', async () => {
    await start('directory', 'nats://directory:x@127.0.0.1:9');
    const link = running.at(-1)?.get(NatsLink);
    expect(link?.status().connected).toBe(false);
    expect(() => link?.connection).toThrow(NatsUnavailable);
  });
});
