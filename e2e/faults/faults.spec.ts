import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { replayStream, streamSize } from '../src/event-stream.js';
import { History } from '../src/history.js';
import { drawDuties, dutiesOf, Load, runSeed, type Duty } from '../src/load.js';
import { Platform } from '../src/platform.js';

/**
 * Rows of the fault matrix. Each injects a real fault while reports are being sent, heals it, settles what callers do
 * not know by sending it again with its key, and checks invariant I over the whole history so far.
 */
const seed = runSeed();
const healMs = 45_000;
const reportsPerRow = 60;
const reporters = {
  'reporter-d1': 'district-1',
  'reporter-d2': 'district-2',
  'reporter-district-3': 'district-3',
  'reporter-district-4': 'district-4',
};

const history = new History();
let platform: Platform;
let duties: Duty[];
let row = 0;

beforeAll(async () => {
  platform = await Platform.start();
  await platform.loadSample('small');
  duties = await dutiesOf(platform, reporters);
});
afterAll(() => platform?.stop());

/** Sends reports, injects the fault when a third is sent, and lets it heal before the check. */
async function underLoad(fault: (load: Load) => Promise<void>): Promise<void> {
  row += 1;
  const before = history.acknowledged;
  const load = Load.start(history, drawDuties(duties, reportsPerRow, seed + row));
  await load.reached(reportsPerRow / 3);
  await fault(load);
  await load.finished();
  await holdsInvariant();
  expect(history.acknowledged - before).toBe(reportsPerRow);
}

async function holdsInvariant(): Promise<void> {
  await eventually(
    async () => {
      await history.settle();
      const verdict = await history.judge(platform);
      expect(verdict).toMatchObject({ violations: [], unknown: 0, stored: verdict.acknowledged });
    },
    { timeoutMs: healMs, intervalMs: 500 },
  );
}

/** Restarts a service with a failpoint, waits until it killed itself under load, and restarts it without. */
async function dieAt(service: 'compliance' | 'reporting', failpoint: string): Promise<void> {
  const doomed = await platform.replace(platform.replica(service), { RASAD_FAILPOINT: `${failpoint}:5` });
  const load = Load.start(history, drawDuties(duties, reportsPerRow, seed + row * 100));
  expect(await doomed.process.ended).toEqual({ code: null, signal: 'SIGKILL' });
  await platform.replace(doomed);
  await load.finished();
}

describe(`faults under load, seed ${seed}`, () => {
  it('row 1: survives a crash between commit and publish', async () => {
    await dieAt('compliance', 'after-commit-before-publish');
    await holdsInvariant();
  });

  it('row 2: absorbs the duplicate of a crash between publish and bookkeeping', async () => {
    await dieAt('compliance', 'after-publish-before-bookkeeping');
    await holdsInvariant();
  });

  it('row 3: has no second effect after a crash between consumer commit and acknowledgement', async () => {
    await dieAt('reporting', 'after-consume-commit-before-ack');
    await holdsInvariant();
  });

  it('row 4: fences a sequencer that was frozen while another took over', async () => {
    const zombie = await platform.startReplica('compliance');
    await underLoad(async () => {
      zombie.process.pause();
      await pause(5_000);
      zombie.process.resume();
    });
    await zombie.process.stop();
  });

  it('row 5: survives NATS being killed and started again', async () => {
    await underLoad(async () => {
      await platform.nats.kill();
      await pause(2_000);
      await platform.nats.restart();
    });
  });

  it('row 6: never blocks writes while NATS is frozen', async () => {
    const frozenMs = Number(process.env['RASAD_FAULT_FREEZE_MS'] ?? 10_000);
    await underLoad(async (load) => {
      platform.nats.pause();
      const frozenAt = performance.now();
      await load.finished();
      expect(performance.now() - frozenAt).toBeLessThan(8_000);
      await pause(frozenMs);
      platform.nats.resume();
    });
  });

  it('row 7: rebuilds the stream from Postgres after its files were wiped', async () => {
    await underLoad(async () => {
      await platform.nats.kill();
      platform.nats.wipeStore();
      await platform.nats.restart();
    });
  });

  it('row 10: reads from the log what a stream at its limit has dropped', async () => {
    const maxBytes = 8_192;
    const cramped = await platform.replace(platform.replica('compliance'), {
      RASAD_STREAM_MAX_BYTES: String(maxBytes),
    });
    const reader = platform.replica('reporting');
    reader.process.pause();
    const load = Load.start(history, drawDuties(duties, reportsPerRow, seed + 10));
    await load.finished();
    const size = await streamSize(platform);
    expect(size.bytes).toBeLessThanOrEqual(maxBytes);
    expect(size.messages).toBeLessThan(reportsPerRow);
    reader.process.resume();
    await holdsInvariant();
    await platform.replace(cramped);
  });

  it('row 19: parks what cannot be applied, lets the rest flow, and applies it on redrive', async () => {
    const [first] = drawDuties(duties, 1, seed);
    const { reporting } = platform.databases;
    const taskUuid = Buffer.from(first!.taskId, 'base64url').toString('utf8').split(':')[1]!;
    await reporting.query(
      `alter table reporting.task_fact add constraint poison check (task_id <> '${taskUuid}') not valid`,
    );
    await history.submit(first!.client, first!.taskId);
    await eventually(async () => {
      const parked = await reporting.query<{ count: string }>('select count(*) from reporting.parked');
      expect(Number(parked[0]!.count)).toBeGreaterThan(0);
    });
    const others = duties.filter((duty) => duty.taskId !== first!.taskId);
    await Load.start(history, drawDuties(others, 20, seed)).finished();
    await reporting.query('alter table reporting.task_fact drop constraint poison');
    const redriven = await platform.rasad('events', 'redrive', '--service', 'reporting', '--as', 'admin');
    expect(redriven).toMatchObject({ code: 0 });
    await holdsInvariant();
  });

  it('row 20: counts nothing twice when every event comes three more times in any order', async () => {
    expect(await replayStream(platform, 3, seed)).toBeGreaterThan(reportsPerRow);
    await holdsInvariant();
  });
});
