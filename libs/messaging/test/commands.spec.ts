import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TcpProxy } from '@rasad/testing';
import { v7 } from 'uuid';
import { CommandLog, IdempotencyKeyReused, ServiceUnavailable } from '../src/index.js';
import { Backbone } from './support/backbone.js';
import type { TestService } from './support/test-service.js';
import { newUnits, rename } from './support/unit-events.js';
import { patiently } from './support/patiently.js';

let backbone: Backbone;
let directory: TestService;

beforeAll(async () => {
  backbone = await Backbone.start();
  directory = await backbone.producer();
  await backbone.source.query(
    'SET ROLE directory_owner; CREATE TABLE directory.account (id int PRIMARY KEY, balance int NOT NULL); RESET ROLE',
  );
  await backbone.source.query('INSERT INTO directory.account VALUES (1, 0), (2, 0)');
}, 60_000);

afterAll(() => backbone?.stop());

describe('a command with an idempotency key', () => {
  const commandOf = (key: string | null, body: unknown = { name: 'a', tags: ['x'] }) => ({
    key,
    actorId: 'person-1',
    operation: 'renameOrgUnit',
    body,
  });

  function renameOnce(
    key: string | null,
    unit: string,
    body?: unknown,
  ): Promise<{ unit: string; version: number }> {
    return directory.transaction((tx) =>
      directory.get(CommandLog).once(tx, commandOf(key, body), async () => {
        await rename(directory.events, tx, unit, [1]);
        return { unit, version: 1 };
      }),
    );
  }

  async function eventsOf(unit: string): Promise<number> {
    const rows = await backbone.source.query('SELECT 1 FROM directory.event WHERE aggregate_id = $1', [unit]);
    return rows.length;
  }

  it('is done once by twenty equal requests at the same time, and all get the same response', async () => {
    const [unit = ''] = newUnits(1);
    const responses = await Promise.all(Array.from({ length: 20 }, () => renameOnce('twenty', unit)));
    expect(new Set(responses.map((response) => JSON.stringify(response)))).toEqual(
      new Set([JSON.stringify({ unit, version: 1 })]),
    );
    expect(await eventsOf(unit)).toBe(1);
  });

  it('counts as the same when its keys come in another order', async () => {
    const [unit = ''] = newUnits(1);
    await renameOnce('order', unit, { name: 'a', tags: ['x'] });
    await expect(renameOnce('order', unit, { tags: ['x'], name: 'a' })).resolves.toEqual({
      unit,
      version: 1,
    });
  });

  it('is refused when the key came before with another body, and changes nothing', async () => {
    const [unit = '', other = ''] = newUnits(2);
    await renameOnce('reused', unit);
    await expect(renameOnce('reused', other, { name: 'b' })).rejects.toThrow(IdempotencyKeyReused);
    expect(await eventsOf(other)).toBe(0);
  });

  it('can be tried again after a rollback', async () => {
    const [unit = ''] = newUnits(1);
    const failing = directory.transaction((tx) =>
      directory.get(CommandLog).once(tx, commandOf('again'), () => Promise.reject(new Error('no'))),
    );
    await expect(failing).rejects.toThrow('no');
    await expect(renameOnce('again', unit)).resolves.toEqual({ unit, version: 1 });
  });

  it('is not remembered without a key', async () => {
    const [unit = '', other = ''] = newUnits(2);
    await renameOnce(null, unit);
    await expect(renameOnce(null, other)).resolves.toEqual({ unit: other, version: 1 });
  });
});

describe('a transaction', () => {
  it('that loses a deadlock is run again until it wins', async () => {
    const transfer = (from: number, to: number) =>
      directory.transaction(async (tx) => {
        await tx.query('UPDATE account SET balance = balance - 1 WHERE id = $1', [from]);
        await tx.query('SELECT pg_sleep(0.05)');
        await tx.query('UPDATE account SET balance = balance + 1 WHERE id = $1', [to]);
      });
    await Promise.all([transfer(1, 2), transfer(2, 1), transfer(1, 2), transfer(2, 1)]);
    const balances = await backbone.source.query('SELECT balance FROM directory.account ORDER BY id');
    expect(balances).toEqual([{ balance: 0 }, { balance: 0 }]);
  });

  it('fails as unavailable when the pool is used up', async () => {
    const small = await backbone.producer({ poolSize: 2 });
    const sleep = () => small.transaction((tx) => tx.query('SELECT pg_sleep(4)'));
    const results = await Promise.allSettled([sleep(), sleep(), sleep(), sleep()]);
    const refused = results
      .filter((result) => result.status === 'rejected')
      .map((result) => result.reason as unknown);
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(ServiceUnavailable);
      expect(reason).toMatchObject({ reason: 'POOL_EXHAUSTED', retryAfterSeconds: 2 });
    }
  });

  it('fails as unavailable, within a bound, when its connection breaks or Postgres refuses', async () => {
    const proxy = await TcpProxy.to({ port: Number(new URL(backbone.source.runUrl).port) });
    const remote = await backbone.producer({ databaseUrl: proxy.through(backbone.source.runUrl) });
    const broken = remote.transaction(async (tx) => {
      await tx.query('SELECT 1');
      proxy.refuse();
      await tx.query('SELECT 1');
    });
    await expect(broken).rejects.toMatchObject({ name: 'ServiceUnavailable', reason: 'UNREACHABLE' });
    await expect(remote.transaction((tx) => tx.query('SELECT 1'))).rejects.toThrow(ServiceUnavailable);
    proxy.heal();
    await patiently(async () => {
      await expect(remote.transaction((tx) => tx.query('SELECT 1 AS one'))).resolves.toEqual([{ one: 1 }]);
    });
    await remote.stop();
    await proxy.close();
  });

  it('fails as unavailable when the disk is full, and keeps any other error as it is', async () => {
    const raise = (code: string) =>
      directory.transaction((tx) =>
        tx.query(`DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '${code}'; END $$`),
      );
    await expect(raise('53100')).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      reason: 'STORAGE_FULL',
    });
    await expect(raise('23505')).rejects.toThrow(/made up/);
    await expect(directory.transaction(() => Promise.reject(new Error(v7())))).rejects.not.toThrow(
      ServiceUnavailable,
    );
  });
});
