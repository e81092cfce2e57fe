import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TcpProxy } from '@rasad/testing';
import { Backbone, renameEach } from './support/backbone.js';
import { expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import { newUnits } from './support/unit-events.js';
import { patiently } from './support/patiently.js';

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
    await patiently(() => expect(zombie.owned('relay:directory')).toHaveLength(8));
    const healthy = await backbone.producer();
    await backbone.consumer();
    const units = newUnits(20);
    await renameEach(healthy, units, [1]);
    proxy.cut();
    await renameEach(healthy, units, [2, 3]);
    await patiently(() => expect(healthy.owned('relay:directory')).toHaveLength(8));
    await untilCaughtUp(backbone.source, backbone.target);
    proxy.heal();
    await renameEach(healthy, units, [4]);
    await patiently(() => expect(zombie.owned('relay:directory')).toHaveLength(4));
    await renameEach(zombie, units, [5]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });

  it('loses its lanes to another as a consumer, and doubles nothing when it comes back', async () => {
    proxy = await TcpProxy.to({ port: Number(new URL(backbone.target.runUrl).port) });
    const directory = await backbone.producer();
    const zombie = await backbone.consumer({ databaseUrl: proxy.through(backbone.target.runUrl) });
    const healthy = await backbone.consumer();
    await patiently(() => expect(zombie.owned('consume:directory')).toHaveLength(4));
    const units = newUnits(20);
    const writing = renameEach(directory, units, [1, 2, 3]);
    proxy.cut();
    await writing;
    await patiently(() => expect(healthy.owned('consume:directory')).toHaveLength(8));
    await untilCaughtUp(backbone.source, backbone.target);
    proxy.heal();
    await renameEach(directory, units, [4]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});
