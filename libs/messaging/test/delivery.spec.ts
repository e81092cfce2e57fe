import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrgUnitRenamedV1, type PayloadOf } from '@rasad/event-contracts';
import { InvalidEvent, maxPayloadBytes } from '../src/index.js';
import { Backbone, renameEach } from './support/backbone.js';
import { applied, expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import type { TestService } from './support/test-service.js';
import { newUnits, rename, renamed } from './support/unit-events.js';
import { patiently } from './support/patiently.js';

let backbone: Backbone;
let directory: TestService;
let reporting: TestService;

beforeAll(async () => {
  backbone = await Backbone.start();
  directory = await backbone.producer();
  reporting = await backbone.consumer();
}, 60_000);

afterAll(() => backbone?.stop());

describe('an event appended in a transaction', () => {
  it('is applied once by its readers, in the order of its aggregate', async () => {
    const units = newUnits(20);
    await renameEach(directory, units, [1, 2]);
    await renameEach(directory, units, [3]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
    expect(await applied(backbone.target)).toHaveLength(60);
  });

  it('is never there after a rollback', async () => {
    const before = (await applied(backbone.target)).length;
    const [unit = ''] = newUnits(1);
    const failed = directory.transaction(async (tx) => {
      await rename(directory.events, tx, unit, [1]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await directory.transaction((tx) => rename(directory.events, tx, unit, [1]));
    await untilCaughtUp(backbone.source, backbone.target);
    expect(await applied(backbone.target)).toHaveLength(before + 1);
  });

  it('is found by the poll when it was appended past Transactions, so that nobody was woken', async () => {
    const before = (await applied(backbone.target)).length;
    const [unit = ''] = newUnits(1);
    await directory.dataSource.transaction((tx) => rename(directory.events, tx, unit, [1]));
    await patiently(async () => expect(await applied(backbone.target)).toHaveLength(before + 1));
  });

  it('is refused when its payload breaks the contract, its actor is unknown, or it is too large', async () => {
    const [unit = ''] = newUnits(1);
    const good = renamed(unit, 1);
    const appendAs = (event: typeof good) =>
      directory.transaction((tx) => directory.events.append(tx, OrgUnitRenamedV1, event));
    const wrong = { unit: { ...good.payload.unit, kind: 'KINGDOM' } } as unknown as PayloadOf<
      typeof OrgUnitRenamedV1
    >;
    await expect(appendAs({ ...good, payload: wrong })).rejects.toThrow(InvalidEvent);
    const nobody = { ...good.actor, kind: 'NOBODY' } as unknown as typeof good.actor;
    await expect(appendAs({ ...good, actor: nobody })).rejects.toThrow(/actor/);
    const huge = { unit: { ...good.payload.unit, tags: ['x'.repeat(maxPayloadBytes)] } };
    await expect(appendAs({ ...good, payload: huge })).rejects.toThrow(/bytes/);
  });

  it('is refused when the aggregate already has that version', async () => {
    const [unit = ''] = newUnits(1);
    await renameEach(directory, [unit], [1]);
    await expect(renameEach(directory, [unit], [1])).rejects.toThrow(/event_aggregate_version_uq/);
  });

  it('cannot be changed or removed, not even by the role that owns the table', async () => {
    for (const sql of ['UPDATE directory.event SET payload = payload', 'DELETE FROM directory.event_pos']) {
      await expect(backbone.source.query(sql)).rejects.toThrow(/append-only/);
    }
  });
});

describe('health', () => {
  it('tells the lag of every lane, an empty outbox and nothing parked when all is well', async () => {
    await untilCaughtUp(backbone.source, backbone.target);
    await patiently(async () => {
      const state = await reporting.health.check();
      expect(state.lag).toHaveLength(8);
      expect(state.lag.every((lane) => lane.lag === 0)).toBe(true);
      expect(state).toMatchObject({ parked: 0, stopped: [], nats: { connected: true } });
      expect(await directory.health.check()).toMatchObject({ outboxAgeSeconds: 0, unpublished: 0 });
    });
  });
});
