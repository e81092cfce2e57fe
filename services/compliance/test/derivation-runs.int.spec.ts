import { describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import { DerivationJobs } from '../src/assignments/derivation.jobs.js';
import { defaultObligations, fileOf, obligationsDocument } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw, seedDistricts } from './law.js';
import { submit, taskOf, tasksOf } from './work.js';

/** Enough that a derivation is larger than a request waits for, and its obligations larger than a step. */
const districts = 1_100;
const duties = 20;
/** How many of them go over to other units later. */
const changed = 3;

interface Run {
  id: string;
  state: string;
  obligationsDone: number;
  obligationsTotal: number;
  assignmentsCreated: number;
  assignmentsWithdrawn: number;
  tasksOpened: number;
  cause: string;
  requestedAs: { role: string };
}

const patiently = { timeoutMs: 240_000, intervalMs: 200 };
const fields = `id state cause obligationsDone obligationsTotal assignmentsCreated assignmentsWithdrawn tasksOpened
  requestedAs { role }`;

describe('a large derivation', () => {
  let editor: Caller;
  let instrumentId: string;
  const world = useWorld(async (w) => {
    await createUnits(w);
    ({ editor, instrumentId } = await establishLaw(w));
    await seedDistricts(w, districts);
    await importDuties('DISTRICT', duties);
  });
  const committee = () => world.caller('COMMITTEE', 'city');

  const importDuties = async (kind: string, number: number) => {
    const [yearly] = defaultObligations();
    const entries = Array.from({ length: number }, (_, index) => ({
      ...yearly,
      code: `duty-${index}`,
      applicability: [{ role: 'LEAD', kinds: [kind] }],
    }));
    const input = { instrumentId, document: fileOf(obligationsDocument(entries)) };
    expect(await editor.mutate('importObligations', input, 'changes { code }')).toMatchObject({
      userErrors: [],
    });
  };
  const ask = async () => {
    const payload = await editor.mutate<{ run: Run; assignmentsCreated: number }>(
      'deriveAssignments',
      { instrumentId },
      `assignmentsCreated run { ${fields} }`,
    );
    return payload.run;
  };
  const runOf = async (id: string) => {
    const query = `query ($id: ID!) { derivationRun(id: $id) { ${fields} } }`;
    return (await editor.ask<{ derivationRun: Run }>(query, { id })).derivationRun;
  };
  const finished = (id: string) =>
    eventually(async () => {
      const run = await runOf(id);
      expect(run.state).toBe('DONE');
      return run;
    }, patiently);
  const count = async (condition: string) => {
    const [row] = await world.database.query<{ count: number }>(
      `select count(*)::integer as count ${condition}`,
    );
    return row?.count ?? 0;
  };

  it('goes on apart from the request, is joined by a second one, and survives being cut off again and again', async () => {
    const run = await ask();
    expect(run).toMatchObject({ cause: 'RULE', requestedAs: { role: 'LAW_EDITOR' } });
    expect(['QUEUED', 'RUNNING']).toContain(run.state);
    expect((await ask()).id).toBe(run.id);
    for (let cuts = 0; cuts < 15 && (await runOf(run.id)).state !== 'DONE'; cuts++) {
      await world.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
           and usename = 'compliance_run' and state = 'active' and query ~ 'assignment|task|obligation'`,
      );
    }
    const done = await finished(run.id);
    const perDuty = districts + 2;
    const expected = { assignmentsCreated: districts + duties * perDuty, assignmentsWithdrawn: 0 };
    expect(done).toMatchObject({ ...expected, tasksOpened: expected.assignmentsCreated });
    expect(done.obligationsDone).toBe(done.obligationsTotal);
    const ofDuties = `a join obligation o on o.id = a.obligation_id where o.code like 'duty-%'`;
    expect(await count(`from assignment ${ofDuties}`)).toBe(duties * perDuty);
    expect(await count(`from task ${ofDuties}`)).toBe(duties * perDuty);
  }, 300_000);

  it('tells of each assignment and each task in one event of at most a thousand', async () => {
    for (const [type, table, id] of [
      ['assigned', 'assignment', 'assignmentId'],
      ['tasks-opened', 'task', 'taskId'],
    ] as const) {
      const [told] = await world.database.query<{ rows: number; ids: number; largest: number }>(
        `select count(*)::integer as rows, count(distinct row->>'${id}')::integer as ids,
           max(jsonb_array_length(payload->'rows')) as largest
         from event, jsonb_array_elements(payload->'rows') as row where type = 'compliance.obligation.${type}'`,
      );
      const stored = await count(`from ${table}`);
      expect(told).toMatchObject({ rows: stored, ids: stored });
      expect(told?.largest).toBeLessThanOrEqual(1_000);
    }
  });

  it('finds nothing more to do the second time', async () => {
    const before = await count('from event');
    const { id } = await ask();
    expect(await finished(id)).toMatchObject({
      assignmentsCreated: 0,
      assignmentsWithdrawn: 0,
      tasksOpened: 0,
    });
    expect(await count('from event')).toBe(before);
  }, 300_000);

  it('lets reports in while it follows a changed rule, and gives a new unit its own in between', async () => {
    const { id: taskId } = await taskOf(committee(), { unitId: world.unitId('city') });
    await importDuties('DISTRICT_OFFICE', changed);
    const open = await eventually(async () => {
      const rows = await world.database.query<{ id: string; cause: string }>(
        `select id, cause from derivation_run where state = 'RUNNING'`,
      );
      expect(rows).toMatchObject([{ cause: 'RULE_CHANGED' }]);
      return rows;
    });
    const begun = performance.now();
    expect(await submit(world.caller('REPORTER', 'city'), taskId)).toMatchObject({ userErrors: [] });
    expect(performance.now() - begun).toBeLessThan(5_000);
    await world.directory.create({ code: 'late-office', kind: 'DISTRICT_OFFICE', parent: 'city' });
    await eventually(
      async () =>
        expect(await tasksOf(committee(), { unitId: world.unitId('late-office') })).toHaveLength(changed),
      { timeoutMs: 20_000 },
    );
    expect(open).toHaveLength(1);
    await eventually(async () => {
      const left = `from assignment a join obligation o on o.id = a.obligation_id
        join unit u on u.id = a.unit_id
        where o.code in ('duty-0', 'duty-1', 'duty-2') and u.kind = 'DISTRICT' and a.withdrawn_at is null`;
      expect(await count(left)).toBe(0);
    }, patiently);
    const [cause] = await world.database.query<{ kind: string }>(
      `select distinct c.kind from assignment a join assignment_cause c on c.id = a.withdrawal_cause_id`,
    );
    expect(cause).toEqual({ kind: 'RULE_CHANGED' });
  }, 300_000);

  it('opens the tasks of a new period once, however many replicas follow the day at the same time', async () => {
    const replica = await world.startReplica();
    const nextYear = new Date('2027-03-21T00:30:00+03:30');
    const jobs = [world.app, replica].map((app) => app.get(DerivationJobs, { strict: false }));
    await Promise.all(jobs.map((job) => job.followDay(nextYear)));
    await replica.close();
    const period = `from task where period_key = '1406-Y1'`;
    const bearing = `from assignment a join obligation o on o.id = a.obligation_id
      where a.withdrawn_at is null and a.role = 'LEAD' and o.cadence = 'PERIODIC'`;
    expect(await count(period)).toBe(await count(bearing));
    const [told] = await world.database.query<{ ids: number }>(
      `select count(*)::integer as ids from event, jsonb_array_elements(payload->'rows') as row
       where type = 'compliance.obligation.tasks-opened'`,
    );
    expect(told?.ids).toBe(await count('from task'));
  }, 300_000);
});
