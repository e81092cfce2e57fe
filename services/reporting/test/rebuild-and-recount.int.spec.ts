import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { eventually, useNats } from '@rasad/testing';
import fc from 'fast-check';
import { recount } from '../src/recount/recount.service.js';
import { histories } from './support/histories.js';
import { useReportingDatabase } from './support/reporting-database.js';
import { ReportingService } from './support/reporting-service.js';
import { Sources } from './support/source-service.js';
import type { World } from './support/world.js';

// Before the database and the servers go, which their own hooks see to.
afterAll(async () => {
  await operator?.close();
  await service?.stop();
  await sources?.stop();
});
const postgres = useReportingDatabase();
const nats = useNats();
let sources: Sources;
let service: ReportingService;
let operator: NatsConnection;
let appended = 0;

// The one whose tasks lie in the most places: which history a seed draws changes with every act that histories learn.
const [world] = fc
  .sample(histories(80), { numRuns: 30, seed: 20261123 })
  .sort((a, b) => placesOf(b) - placesOf(a));

/** Pairs of unit and provision that have tasks which count. */
function placesOf({ tasks }: World): number {
  const counting = [...tasks.values()].filter(({ status }) => status !== 'CANCELLED');
  return new Set(counting.map(({ unitId, provisionId }) => `${unitId} ${provisionId}`)).size;
}

beforeAll(async () => {
  sources = await Sources.start((name) => nats.server.url(name));
  service = await ReportingService.start(postgres.database.runUrl, nats.server.url('reporting'), {
    RASAD_MIGRATION_DATABASE_URL: postgres.database.ownerUrl,
  });
  const url = new URL(nats.server.url('operator'));
  operator = await connect({
    servers: url.host,
    user: url.username,
    pass: decodeURIComponent(url.password),
    inboxPrefix: '_INBOX_operator',
  });
  await happen();
}, 90_000);

/** Lets what the world did happen at the sources and waits until all of it is applied. */
async function happen(): Promise<void> {
  const events = world!.events.splice(0);
  appended += events.length;
  await sources.append(events);
  await untilApplied();
}

/** Positions count from 1 without a gap: the cursors add up to the events that are applied. */
async function untilApplied(): Promise<void> {
  await eventually(
    async () => {
      const [applied] = await postgres.database.query<{ events: number }>(
        'select coalesce(sum(pos), 0)::integer as events from reporting.cursor',
      );
      expect(applied?.events).toBe(appended);
    },
    { timeoutMs: 20_000 },
  );
}

/** All read models as rows, in an order of their own. */
async function readModels(): Promise<Record<string, string[]>> {
  const models: Record<string, string[]> = {};
  for (const table of [
    'unit',
    'unit_history',
    'provision',
    'task_fact',
    'task_fact_history',
    'rollup',
    'activity',
  ]) {
    const rows = await postgres.database.query<{ row: string }>(
      `select to_jsonb(t)::text as row from reporting.${table} t order by 1`,
    );
    models[table] = rows.map(({ row }) => row);
  }
  return models;
}

interface AdminAnswer {
  result?: Record<string, unknown>;
  error?: string;
}

async function ask(verb: string): Promise<AdminAnswer> {
  const reply = await operator.request(`admin.reporting.${verb}`, '{}', { timeout: 10_000 });
  return reply.json();
}

async function rebuild(): Promise<Record<string, unknown>> {
  expect(await ask('rebuild')).toMatchObject({ result: { state: 'RUNNING' } });
  return eventually(
    async () => {
      const { result } = await ask('rebuild-status');
      expect(result?.['state']).not.toBe('RUNNING');
      return result!;
    },
    { timeoutMs: 30_000 },
  );
}

describe('a rebuild', () => {
  it('gives the same read models as following the events did', async () => {
    const before = await readModels();
    expect(before['rollup']!.length).toBeGreaterThan(5);
    expect(await rebuild()).toMatchObject({ state: 'DONE', result: { parked: 0 } });
    expect(await readModels()).toEqual(before);
  }, 60_000);

  it('loses nothing that happens meanwhile, and queries go on', async () => {
    let writing = true;
    const root = [...world!.units.keys()][0]!;
    const provision = world!.provisions[0]!.id;
    const writer = (async () => {
      while (writing) {
        const unit = world!.createUnit(root);
        const [task] = world!.openTasks(provision, [unit, root], '2026-10-01', 1);
        world!.reportTask(task!);
        await happen();
      }
    })();
    const { state } = await rebuild();
    writing = false;
    await writer;
    expect(state).toBe('DONE');
    expect(await recount(service.dataSource)).toMatchObject({ equal: true });
    const live = await readModels();
    await rebuild();
    expect(await readModels()).toEqual(live);
  }, 90_000);

  it('mends read models that were damaged', async () => {
    await service.dataSource.query('delete from rollup');
    await service.dataSource.query(`update task_fact set status = 'ACCEPTED'`);
    expect(await recount(service.dataSource)).toMatchObject({ equal: false });
    await rebuild();
    expect(await recount(service.dataSource)).toMatchObject({ equal: true });
  }, 60_000);
});

describe('a recount', () => {
  it('finds all equal after a history of everything', async () => {
    expect(await ask('recount')).toMatchObject({ result: { equal: true } });
  });

  it('names a tampered cell with what is stored and what was counted', async () => {
    await service.dataSource.query(
      'begin; update rollup set submitted = submitted + 7 where ctid = (select min(ctid) from rollup); commit',
    );
    const { result } = await ask('recount');
    expect(result).toMatchObject({ equal: false, counts: { rollups: 1, facts: 0, units: 0 } });
    const [difference] = result!['differences'] as {
      kind: string;
      stored: { submitted: number };
      counted: { submitted: number };
    }[];
    expect(difference!.kind).toBe('ROLLUP');
    expect(difference!.stored.submitted).toBe(difference!.counted.submitted + 7);
    await service.dataSource.query('update rollup set submitted = submitted - 7 where submitted >= 7');
  });

  it('finds a fact that says something else than the events, and a unit in the wrong place', async () => {
    await service.dataSource.query(
      `update task_fact set due_on = '1999-01-01' where task_id = (select min(task_id::text)::uuid from task_fact)`,
    );
    await service.dataSource.query(
      `update unit set path = path || id where id = (select min(id::text)::uuid from unit)`,
    );
    expect(await recount(service.dataSource)).toMatchObject({ counts: { facts: 1, units: 1 } });
  });
});
