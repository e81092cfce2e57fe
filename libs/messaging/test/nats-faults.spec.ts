import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jetstreamManager, DiscardPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { NatsLink } from '../src/index.js';
import { Backbone, renameEach } from './support/backbone.js';
import { applied, expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import type { TestService } from './support/test-service.js';
import { newUnits } from './support/unit-events.js';
import { patiently } from './support/patiently.js';

const stream = 'EVT_DIRECTORY';
let backbone: Backbone;
let directory: TestService;
let reporting: TestService;

beforeEach(async () => {
  backbone = await Backbone.start();
  directory = await backbone.producer();
  reporting = await backbone.consumer();
}, 60_000);

afterEach(() => backbone?.stop());

/** Events before, during and after the fault arrive once and in order. */
async function survives(fault: () => Promise<void>, heal: () => Promise<void>): Promise<void> {
  const units = newUnits(10);
  await renameEach(directory, units, [1]);
  await untilCaughtUp(backbone.source, backbone.target);
  await fault();
  await renameEach(directory, units, [2, 3]);
  await heal();
  await renameEach(directory, units, [4]);
  await untilCaughtUp(backbone.source, backbone.target);
  await expectExactlyOnceInOrder(backbone.source, backbone.target);
  expect(await applied(backbone.target)).toHaveLength(40);
}

const nothing = () => Promise.resolve();

async function asOwnerOf(
  user: 'directory' | 'reporting',
  work: (manager: JetStreamManager) => Promise<unknown>,
) {
  const url = new URL(backbone.nats.url(user));
  const connection = await connect({
    servers: url.host,
    user: url.username,
    pass: decodeURIComponent(url.password),
    inboxPrefix: `_INBOX_${user}`,
  });
  await work(await jetstreamManager(connection, { checkAPI: false }));
  await connection.close();
}

describe('nothing is lost or applied twice', () => {
  it('when NATS is killed and started again', () =>
    survives(
      () => backbone.nats.kill(),
      () => backbone.nats.restart(),
    ));

  it('when NATS comes back with all its streams wiped', () =>
    survives(
      () => backbone.nats.kill(),
      async () => {
        backbone.nats.wipeStore();
        await backbone.nats.restart();
      },
    ));

  it('when the stream is deleted', () =>
    survives(() => asOwnerOf('directory', (manager) => manager.streams.delete(stream)), nothing));

  it('when the consumers are deleted', () =>
    survives(
      () =>
        asOwnerOf('reporting', async (manager) => {
          for (let lane = 0; lane < 8; lane++) await manager.consumers.delete(stream, `reporting-${lane}`);
        }),
      nothing,
    ));

  it('when what nobody has read yet is purged from the stream', async () => {
    const units = newUnits(10);
    await reporting.stop();
    await renameEach(directory, units, [1, 2]);
    await patiently(async () => expect((await directory.health.check()).unpublished).toBe(0));
    await asOwnerOf('directory', (manager) => manager.streams.purge(stream));
    await backbone.consumer();
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
    expect(await applied(backbone.target)).toHaveLength(20);
  });

  it('when the stream is full and drops its oldest messages before they are read', async () => {
    await asOwnerOf('directory', async (manager) => {
      const { config } = await manager.streams.info(stream);
      await manager.streams.update(stream, { ...config, max_bytes: 4_096 });
    });
    await survives(nothing, nothing);
  });
});

describe('a service that stops while NATS is paused', () => {
  it('is gone within its bound, and what it had not published goes out from another replica', async () => {
    const units = newUnits(10);
    await renameEach(directory, units, [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    backbone.nats.pause();
    await renameEach(directory, units, [2]);
    const started = Date.now();
    await Promise.all([directory.stop(), reporting.stop()]);
    expect(Date.now() - started).toBeLessThan(8_000);
    backbone.nats.resume();
    await Promise.all([backbone.producer(), backbone.consumer()]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});

describe('writes never wait for NATS', () => {
  it('while it is paused: they are quick, the outbox grows old, and all arrives afterwards', async () => {
    const units = newUnits(30);
    await renameEach(directory, units, [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    backbone.nats.pause();
    const started = Date.now();
    await renameEach(directory, units, [2, 3]);
    expect(Date.now() - started).toBeLessThan(1_500);
    await patiently(async () => {
      const state = await directory.health.check();
      expect(state.unpublished).toBe(60);
      expect(state.outboxAgeSeconds).toBeGreaterThan(1);
    });
    backbone.nats.resume();
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
    await patiently(async () => expect((await directory.health.check()).unpublished).toBe(0));
  });

  it('while the stream refuses messages: readers get the events from the log of the source', async () => {
    const units = newUnits(5);
    await renameEach(directory, units, [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    await asOwnerOf('directory', async (manager) => {
      const { config } = await manager.streams.info(stream);
      await manager.streams.update(stream, { ...config, max_msgs: 8, discard: DiscardPolicy.New });
    });
    await renameEach(directory, units, [2, 3, 4]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect((await directory.health.check()).unpublished).toBeGreaterThan(0);
    await asOwnerOf('directory', async (manager) => {
      const { config } = await manager.streams.info(stream);
      await manager.streams.update(stream, { ...config, max_msgs: 10_000 });
    });
    await patiently(async () => expect((await directory.health.check()).unpublished).toBe(0));
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });

  it('when it is down at the start: the services start, and all arrives once it is up', async () => {
    await backbone.nats.kill();
    const late = await backbone.producer();
    expect(late.get(NatsLink).status().connected).toBe(false);
    const units = newUnits(5);
    await renameEach(late, units, [1, 2]);
    await backbone.nats.restart();
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});
