import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Backbone, renameEach } from './support/backbone.js';
import { expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import type { TestService } from './support/test-service.js';
import { newUnits } from './support/unit-events.js';
import { patiently } from './support/patiently.js';

let backbone: Backbone;

beforeEach(async () => {
  backbone = await Backbone.start();
}, 60_000);

afterEach(() => backbone?.stop());

const group = 'consume:directory';

function lanesOf(replicas: readonly TestService[], name: string): number[][] {
  return replicas.map((replica) => replica.owned(name));
}

async function untilShared(replicas: readonly TestService[], name: string, sizes: number[]): Promise<void> {
  await patiently(() => {
    const shares = lanesOf(replicas, name);
    expect(shares.map((lanes) => lanes.length).sort()).toEqual(sizes);
    expect(shares.flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
}

describe('the lanes of a source', () => {
  it('are shared out evenly as replicas come and go, and no event is lost or doubled meanwhile', async () => {
    const directory = await backbone.producer();
    const units = newUnits(40);
    const replicas = [await backbone.consumer()];
    await untilShared(replicas, group, [8]);
    const writing = renameEach(directory, units, [1, 2, 3]);
    replicas.push(await backbone.consumer(), await backbone.consumer(), await backbone.consumer());
    await untilShared(replicas, group, [2, 2, 2, 2]);
    await Promise.all(replicas.splice(0, 3).map((replica) => replica.stop()));
    await writing;
    await renameEach(directory, units, [4]);
    await untilShared(replicas, group, [8]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });

  it('are taken over from a replica whose database session is cut', async () => {
    const directory = await backbone.producer();
    const replicas = [await backbone.consumer(), await backbone.consumer()];
    await untilShared(replicas, group, [4, 4]);
    await backbone.target.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    await untilShared(replicas, group, [4, 4]);
    await renameEach(directory, newUnits(20), [1, 2]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});

describe('producing replicas', () => {
  it('share out the lanes, and each publishes what the other one appended', async () => {
    const first = await backbone.producer();
    const second = await backbone.producer();
    await backbone.consumer();
    await untilShared([first, second], 'relay:directory', [4, 4]);
    const units = newUnits(20);
    for (const version of [1, 2, 3, 4]) {
      await renameEach(version % 2 ? first : second, units, [version]);
    }
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});
