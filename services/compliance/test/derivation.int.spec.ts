import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { DerivationJobs } from '../src/assignments/derivation.jobs.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, derive, establishLaw } from './law.js';
import { act, submit, taskOf, tasksOf } from './work.js';

describe('deriving assignments', () => {
  let editor: Caller;
  let instrumentId: string;
  const world = useWorld(async (w) => {
    await createUnits(w);
    ({ editor, instrumentId } = await establishLaw(w));
  });
  const committee = () => world.caller('COMMITTEE', 'city');
  const today = () => tehranDate(new Date());

  interface AssignmentNode {
    role: string;
    withdrawnAt: string | null;
    unit: { id: string };
    obligation: { code: string };
    tasks: { id: string; status: string }[];
  }

  const assignments = async (filter: Record<string, unknown> = {}) => {
    const data = await committee().ask<{ assignments: { nodes: AssignmentNode[] } }>(
      `query ($filter: AssignmentFilter) { assignments(first: 200, filter: $filter) {
         nodes { role withdrawnAt unit { id } obligation { code } tasks { id status } } } }`,
      { filter },
    );
    return data.assignments.nodes;
  };

  it('gives the units that the rules name their assignments, and tasks to those that report', async () => {
    const found = await assignments();
    const seen = found.map(({ role, unit, obligation, tasks }) => [
      obligation.code,
      unit.id,
      role,
      tasks.length,
    ]);
    expect(seen.sort()).toEqual(
      [
        ['yearly-permits', world.unitId('district-1'), 'LEAD', 1],
        ['yearly-permits', world.unitId('district-2'), 'LEAD', 1],
        ['yearly-permits', world.unitId('city'), 'INFORMED', 0],
        ['write-code', world.unitId('city'), 'LEAD', 1],
      ].sort(),
    );
  });

  it('states with each task how its due date came about', async () => {
    const { tasks } = await committee().ask<{ tasks: { nodes: Record<string, unknown>[] } }>(
      `query ($unitId: ID!) { tasks(filter: { unitId: $unitId }) {
         nodes { dueOn overdue periodLabel en: dueDerivation(lang: EN) fa: dueDerivation(lang: FA) } } }`,
      { unitId: world.unitId('city') },
    );
    expect(tasks.nodes).toEqual([
      {
        dueOn: '2012-04-26',
        overdue: true,
        periodLabel: null,
        en: '6 months from adoption (1390/08/07): 1391/02/07.',
        fa: '۶ ماه پس از تصویب (۱۳۹۰/۰۸/۰۷): ۱۳۹۱/۰۲/۰۷.',
      },
    ]);
  });

  it('finds nothing more to do the second time', async () => {
    const events = (await world.eventTypes()).length;
    expect(await derive(editor, instrumentId)).toEqual({
      assignmentsCreated: 0,
      assignmentsWithdrawn: 0,
      tasksOpened: 0,
      userErrors: [],
    });
    expect((await world.eventTypes()).length).toBe(events);
  });

  it('gives a new unit its own, and only its own', async () => {
    const before = await tasksOf(committee());
    await world.directory.create({
      code: 'district-3',
      kind: 'DISTRICT',
      parent: 'city',
    });
    await eventually(async () => {
      expect(await tasksOf(committee(), { unitId: world.unitId('district-3') })).toMatchObject([
        { status: 'TO_DO' },
      ]);
    });
    expect(await tasksOf(committee())).toHaveLength(before.length + 1);
    const [last] = await world.database.query<{ actor: { kind: string }; causation_id: string | null }>(
      `select actor, causation_id from event where type = 'compliance.obligation.tasks-opened' order by id desc limit 1`,
    );
    expect(last).toMatchObject({ actor: { kind: 'SYSTEM' }, causation_id: expect.any(String) });
  });

  it('withdraws what a closed unit had and cancels its open tasks, each with its event', async () => {
    await world.directory.create({
      code: 'district-4',
      kind: 'DISTRICT',
      parent: 'city',
    });
    const filter = { unitId: world.unitId('district-4') };
    const task = await eventually(() => taskOf(committee(), filter));
    await submit(world.caller('UNIT_MANAGER', 'district-4'), task.id);
    await world.directory.close('district-4', today());
    await eventually(async () => {
      expect(await assignments(filter)).toMatchObject([{ withdrawnAt: expect.any(String) }]);
    });
    expect(await taskOf(committee(), filter)).toMatchObject({ status: 'CANCELLED', version: 3 });
    const rowId = Buffer.from(task.id, 'base64url').toString().slice('Task:'.length);
    expect(await world.eventTypes(rowId)).toEqual(['compliance.task.reported', 'compliance.task.cancelled']);
  });

  it('leaves an accepted task of a closed unit as it was', async () => {
    await world.directory.create({
      code: 'district-5',
      kind: 'DISTRICT',
      parent: 'city',
    });
    const filter = { unitId: world.unitId('district-5') };
    const task = await eventually(() => taskOf(committee(), filter));
    const { report } = await submit(world.caller('REPORTER', 'district-5'), task.id);
    await world
      .caller('INSPECTOR', 'city')
      .mutate('reviewReport', { reportId: report?.id, decision: 'ACCEPT', result: 'COMPLIANT' }, '');
    await world.directory.close('district-5', today());
    await eventually(async () => {
      expect(await assignments(filter)).toMatchObject([{ withdrawnAt: expect.any(String) }]);
    });
    expect(await taskOf(committee(), filter)).toMatchObject({ status: 'ACCEPTED', result: 'COMPLIANT' });
  });

  it('follows tags: an exclusion withdraws, and without it the unit gets a new assignment', async () => {
    await world.directory.create({
      code: 'district-6',
      kind: 'DISTRICT',
      parent: 'city',
    });
    const filter = { unitId: world.unitId('district-6') };
    await eventually(() => taskOf(committee(), filter));
    await world.directory.retag('district-6', ['exempt']);
    await eventually(async () =>
      expect(await taskOf(committee(), filter)).toMatchObject({ status: 'CANCELLED' }),
    );
    await world.directory.retag('district-6', []);
    await eventually(async () => {
      const statuses = (await tasksOf(committee(), filter)).map(({ status }) => status);
      expect(statuses.sort()).toEqual(['CANCELLED', 'TO_DO']);
    });
  });

  it('moves a unit with its tasks out of one scope and into another', async () => {
    const task = await taskOf(committee(), { unitId: world.unitId('district-2') });
    const outsider = world.caller('VIEWER', 'elsewhere');
    expect(await tasksOf(outsider)).toEqual([]);
    await world.directory.move('district-2', 'elsewhere');
    await eventually(async () => expect(await tasksOf(outsider)).toMatchObject([{ id: task.id }]));
    expect((await tasksOf(committee())).map(({ id }) => id)).not.toContain(task.id);
    await world.directory.move('district-2', 'city');
    await eventually(async () => expect(await tasksOf(outsider)).toEqual([]));
  });

  it('lays nothing on a unit that begins tomorrow', async () => {
    await world.directory.create({ code: 'district-7', kind: 'DISTRICT', validFrom: '2999-01-01' });
    await world.unitsArrived();
    await derive(editor, instrumentId);
    expect(await tasksOf(world.caller('COMMITTEE', 'district-7'))).toEqual([]);
  });

  it('opens the tasks of a new period once it has begun, by itself, and once', async () => {
    const filter = { unitId: world.unitId('district-1') };
    const before = await tasksOf(committee(), filter);
    const nextYear = new Date('2027-03-21T00:30:00+03:30');
    const follow = () => world.app.get(DerivationJobs, { strict: false }).followDay(nextYear);
    await follow();
    const events = (await world.eventTypes()).length;
    await follow();
    expect((await world.eventTypes()).length).toBe(events);
    const after = await tasksOf(committee(), filter);
    expect(after).toHaveLength(before.length + 1);
    expect(after.map(({ periodLabel }) => periodLabel)).toEqual(['Year 1405', 'Year 1406']);
  });

  it('follows the day at its start, as a job that several replicas share', async () => {
    await eventually(async () => {
      const jobs = await world.database.query<{ state: string }>(
        `select state from compliance_jobs.job where name = 'follow-the-day'`,
      );
      expect(jobs).toMatchObject([{ state: 'completed' }]);
    });
  });

  it('refuses an instrument that is none, and callers who may not', async () => {
    const { userErrors } = await derive(editor, toGlobalId('Instrument', randomUUID()));
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'instrumentId'] }]);
    const { errors } = await world
      .caller('INSPECTOR', 'city')
      .send('mutation ($id: ID!) { deriveAssignments(input: { instrumentId: $id }) { tasksOpened } }', {
        id: instrumentId,
      });
    expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('cancels nothing that somebody is about to change at the same moment twice', async () => {
    await world.directory.create({
      code: 'district-8',
      kind: 'DISTRICT',
      parent: 'city',
    });
    const filter = { unitId: world.unitId('district-8') };
    const task = await eventually(() => taskOf(committee(), filter));
    const reporter = world.caller('REPORTER', 'district-8');
    await Promise.all([
      world.directory.close('district-8', today()),
      act(reporter, 'startTask', { taskId: task.id }),
      submit(reporter, task.id),
    ]);
    await eventually(async () =>
      expect(await taskOf(committee(), filter)).toMatchObject({ status: 'CANCELLED' }),
    );
    const rowId = Buffer.from(task.id, 'base64url').toString().slice('Task:'.length);
    const versions = await world.database.query<{ aggregate_version: number }>(
      'select aggregate_version from event where aggregate_id = $1 order by aggregate_version',
      [rowId],
    );
    const { version } = await taskOf(committee(), filter);
    expect(versions.map((row) => row.aggregate_version)).toEqual(
      Array.from({ length: version - 1 }, (_, index) => index + 2),
    );
  });
});
