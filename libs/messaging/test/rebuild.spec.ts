import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  messagingConsumerTables,
  RebuildRunner,
  type RebuildOptions,
  type RebuildProgress,
} from '../src/index.js';
import { Backbone, renameEach } from './support/backbone.js';
import { applied, expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import { faults, poison } from './support/recorder.consumer.js';
import { recorderTables, runAll } from './support/test-databases.js';
import { openDataSource, type TestService } from './support/test-service.js';
import { newUnits } from './support/unit-events.js';
import { patiently } from './support/patiently.js';

let backbone: Backbone;
let directory: TestService;
let reporting: TestService;

beforeEach(async () => {
  backbone = await Backbone.start();
  directory = await backbone.producer();
  reporting = await backbone.consumer();
}, 60_000);

afterEach(() => backbone?.stop());

function rebuildOptions(progress: RebuildProgress[] = []): RebuildOptions {
  const { target } = backbone;
  return {
    schema: 'reporting',
    sources: ['directory'],
    ownerUrl: target.ownerUrl,
    migrate: (schema) => runAll(target.ownerUrl, [...messagingConsumerTables, ...recorderTables], schema),
    openDataSource: (schema) => openDataSource({ service: 'reporting', databaseUrl: target.runUrl, schema }),
    onProgress: (step) => progress.push({ ...step }),
  };
}

async function sorted(): Promise<string[]> {
  return (await applied(backbone.target)).map((row) => row.event_id).sort();
}

describe('a rebuild', () => {
  it('gives what the live read model has, from position 1, and reports its progress', async () => {
    await renameEach(directory, newUnits(30), [1, 2, 3]);
    await untilCaughtUp(backbone.source, backbone.target);
    const before = await sorted();
    await backbone.target.query('UPDATE reporting.total SET events = 1000');
    const progress: RebuildProgress[] = [];
    const result = await reporting.get(RebuildRunner).run(rebuildOptions(progress));
    expect(result).toMatchObject({ applied: 90, parked: 0 });
    expect(await sorted()).toEqual(before);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
    expect(progress[0]).toMatchObject({ phase: 'filling', total: 90 });
    expect(progress.at(-1)).toEqual({ phase: 'done', applied: 90, total: 90 });
  });

  it('loses and doubles nothing while events keep coming to several replicas', async () => {
    await backbone.consumer();
    const units = newUnits(30);
    await renameEach(directory, units, [1, 2]);
    let writing = true;
    const writer = (async () => {
      for (let version = 3; writing; version++) await renameEach(directory, units.slice(0, 10), [version]);
    })();
    for (let i = 0; i < 3; i++) await reporting.get(RebuildRunner).run(rebuildOptions());
    writing = false;
    await writer;
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });

  it('parks what cannot be applied, as the live consumer does', async () => {
    const [bad = '', ...good] = newUnits(5);
    await renameEach(directory, [bad, ...good], [1, 2, 3]);
    await untilCaughtUp(backbone.source, backbone.target);
    poison(bad, 2);
    const result = await reporting.get(RebuildRunner).run(rebuildOptions());
    expect(result).toMatchObject({ parked: 2 });
    expect(await applied(backbone.target)).toHaveLength(13);
    faults.clear();
  });

  it('mends the alarm after the source started a new epoch', async () => {
    const units = newUnits(5);
    await renameEach(directory, units, [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    await backbone.source.query('UPDATE directory.epoch SET id = gen_random_uuid()');
    await patiently(async () => expect((await reporting.health.check()).stopped).toHaveLength(1));
    await reporting.get(RebuildRunner).run(rebuildOptions());
    await renameEach(directory, units, [2]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
    await patiently(async () => expect((await reporting.health.check()).stopped).toEqual([]));
  });

  it('leaves the old read model in place when it fails, and refuses to run twice at a time', async () => {
    await renameEach(directory, newUnits(3), [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    const broken = { ...rebuildOptions(), migrate: () => Promise.reject(new Error('no shape')) };
    await expect(reporting.get(RebuildRunner).run(broken)).rejects.toThrow('no shape');
    expect(await applied(backbone.target)).toHaveLength(3);
    expect(await schemas()).toEqual(['reporting']);
    const runner = reporting.get(RebuildRunner);
    const results = await Promise.allSettled([runner.run(rebuildOptions()), runner.run(rebuildOptions())]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await schemas()).toEqual(['reporting']);
  });
});

async function schemas(): Promise<string[]> {
  const client = new pg.Client({ connectionString: backbone.target.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ nspname: string }>(
    `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'reporting%' ORDER BY 1`,
  );
  await client.end();
  return rows.map((row) => row.nspname);
}
