import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventAdministration, laneOf, type AlarmReason } from '../src/index.js';
import { Backbone, renameEach } from './support/backbone.js';
import { applied, expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import type { TestService } from './support/test-service.js';
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

/** What restoring a backup does to the source: everything after the given position of each lane never happened. */
async function setBack(dropped: number): Promise<void> {
  await backbone.source.query(
    `DO $$ BEGIN
      SET LOCAL session_replication_role = replica;
      DELETE FROM directory.event WHERE id IN (
        SELECT event_id FROM directory.event_pos JOIN directory.seq_head USING (lane)
        WHERE event_pos.pos > seq_head.pos - ${dropped});
      DELETE FROM directory.event_pos USING directory.seq_head
        WHERE seq_head.lane = event_pos.lane AND event_pos.pos > seq_head.pos - ${dropped};
      UPDATE directory.seq_head SET pos = greatest(pos - ${dropped}, 0), published = greatest(pos - ${dropped}, 0);
    END $$`,
  );
}

async function stoppedBecause(service: TestService, reason: AlarmReason): Promise<void> {
  await patiently(async () => {
    const { stopped } = await service.health.check();
    expect(stopped).toMatchObject([{ source: 'directory', reason }]);
  });
}

describe('a source that starts a new epoch', () => {
  it('stops its readers with an alarm, and nothing of the new log is applied', async () => {
    const units = newUnits(5);
    await renameEach(directory, units, [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    await backbone.source.query('UPDATE directory.epoch SET id = gen_random_uuid()');
    await stoppedBecause(reporting, 'EPOCH_CHANGED');
    await renameEach(directory, units, [2]);
    await patiently(async () => expect((await directory.health.check()).unpublished).toBe(0));
    expect(await applied(backbone.target)).toHaveLength(5);
  });

  it('is followed again after a replay, which applies everything of the new epoch from its first position', async () => {
    const units = newUnits(5);
    await renameEach(directory, units, [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    await backbone.source.query('UPDATE directory.epoch SET id = gen_random_uuid()');
    await stoppedBecause(reporting, 'EPOCH_CHANGED');
    await reporting.get(EventAdministration).replay('directory', async (tx) => {
      await tx.query('DELETE FROM applied');
      await tx.query('DELETE FROM total');
    });
    await renameEach(directory, units, [2]);
    await untilCaughtUp(backbone.source, backbone.target);
    await patiently(async () => expect((await reporting.health.check()).stopped).toEqual([]));
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});

describe('a source restored from a backup', () => {
  it('stops its readers, also for lanes that went on', async () => {
    await renameEach(directory, newUnits(20), [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    await setBack(1);
    await stoppedBecause(reporting, 'SOURCE_SET_BACK');
    await renameEach(directory, newUnits(3), [1]);
    await patiently(async () => expect((await directory.health.check()).unpublished).toBe(0));
    expect(await applied(backbone.target)).toHaveLength(20);
  });

  it('keeps them stopped when it has written past their position, also after a restart of the reader', async () => {
    const [first = ''] = newUnits(1);
    const sameLane = newUnits(200).filter((unit) => laneOf(unit) === laneOf(first));
    const [second = '', third = '', fourth = ''] = sameLane;
    await renameEach(directory, [first, second], [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    await reporting.stop();
    await setBack(1);
    await renameEach(directory, [third, fourth], [1]);
    const restarted = await backbone.consumer();
    await stoppedBecause(restarted, 'HISTORY_CHANGED');
    expect(await applied(backbone.target)).toHaveLength(2);
  });
});

describe('messages of an older log, left in the stream', () => {
  it('are dropped by a reader that starts with the source as it is now', async () => {
    await reporting.stop();
    const units = newUnits(5);
    await renameEach(directory, units, [1]);
    await patiently(async () => expect((await directory.health.check()).unpublished).toBe(0));
    await backbone.target.query('DELETE FROM reporting.cursor');
    await backbone.source.query('UPDATE directory.epoch SET id = gen_random_uuid()');
    const restarted = await backbone.consumer();
    await renameEach(directory, units, [2]);
    await untilCaughtUp(backbone.source, backbone.target);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
    expect((await restarted.health.check()).stopped).toEqual([]);
  });
});
