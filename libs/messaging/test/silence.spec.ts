import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, TcpProxy } from '@rasad/testing';
import { Backbone, renameEach } from './support/backbone.js';
import { expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import { newUnits } from './support/unit-events.js';

let backbone: Backbone;
let proxy: TcpProxy;

beforeEach(async () => {
  backbone = await Backbone.start();
}, 60_000);

afterEach(async () => {
  proxy.heal();
  await backbone.stop();
  await proxy.close();
});

/** What a process that is paused, or cut off, looks like to Postgres: open connections on which nothing comes. */
describe('a replica that falls silent', () => {
  it('loses its lanes to another as a producer, and harms nothing when it comes back', async () => {
    proxy = await TcpProxy.to({ port: Number(new URL(backbone.source.runUrl).port) });
    const zombie = await backbone.producer({ databaseUrl: proxy.through(backbone.source.runUrl) });
    await eventually(() => expect(zombie.owned('relay:directory')).toHaveLength(8));
    const healthy = await backbone.producer();
    await backbone.consumer();
    const units = newUnits(20);
    await renameEach(healthy, units, [1]);
    proxy.cut();
    await renameEach(healthy, units, [2, 3]);
    await eventually(() => expect(healthy.owned('relay:directory')).toHaveLength(8), { timeoutMs: 8_000 });
    await untilCaughtUp(backbone.source, backbone.target);
    proxy.heal();
    await renameEach(healthy, units, [4]);
    await eventually(() => expect(zombie.owned('relay:directory')).toHaveLength(4), { timeoutMs: 15_000 });
    await renameEach(zombie, units, [5]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });

  it('loses its lanes to another as a consumer, and doubles nothing when it comes back', async () => {
    proxy = await TcpProxy.to({ port: Number(new URL(backbone.target.runUrl).port) });
    const directory = await backbone.producer();
    const zombie = await backbone.consumer({ databaseUrl: proxy.through(backbone.target.runUrl) });
    const healthy = await backbone.consumer();
    await eventually(() => expect(zombie.owned('consume:directory')).toHaveLength(4));
    const units = newUnits(20);
    const writing = renameEach(directory, units, [1, 2, 3]);
    proxy.cut();
    await writing;
    await eventually(() => expect(healthy.owned('consume:directory')).toHaveLength(8), { timeoutMs: 8_000 });
    await untilCaughtUp(backbone.source, backbone.target);
    proxy.heal();
    await renameEach(directory, units, [4]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});
