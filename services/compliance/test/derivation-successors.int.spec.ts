import { describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { useWorld, type Caller } from './harness.js';
import { createUnits, derive, establishLaw } from './law.js';
import { accept, act, submit, taskOf, tasksOf } from './work.js';

const today = () => tehranDate(new Date());

interface CauseNode {
  kind: string;
  referenceId: string;
  en: string;
  fa: string;
}

interface AssignmentNode {
  role: string;
  origin: string;
  reason: string | null;
  withdrawnAt: string | null;
  cause: CauseNode;
  withdrawalCause: CauseNode | null;
}

describe('units that end', () => {
  let editor: Caller;
  let instrumentId: string;
  const world = useWorld(async (w) => {
    await createUnits(w);
    ({ editor, instrumentId } = await establishLaw(w));
  });
  const committee = () => world.caller('COMMITTEE', 'city');
  const unit = (code: string) => ({ unitId: world.unitId(code) });

  const assignments = async (code: string) => {
    const cause = '{ kind referenceId en: text(lang: EN) fa: text(lang: FA) }';
    const data = await committee().ask<{ assignments: { nodes: AssignmentNode[] } }>(
      `query ($filter: AssignmentFilter) { assignments(first: 200, filter: $filter) {
         nodes { role origin reason withdrawnAt cause ${cause} withdrawalCause ${cause} } } }`,
      { filter: unit(code) },
    );
    return data.assignments.nodes;
  };
  const district = async (code: string) => {
    await world.directory.create({ code, kind: 'DISTRICT', parent: 'city' });
    return eventually(() => taskOf(committee(), unit(code)));
  };
  const bureau = (code: string) => world.directory.create({ code, kind: 'ORGANISATION', parent: 'city' });
  const history = async (id: string) => {
    const { task } = await committee().ask<{
      task: {
        history: { type: string }[];
        reports: { number: number }[];
        inheritedFrom: { id: string } | null;
      };
    }>('query ($id: ID!) { task(id: $id) { history { type } reports { number } inheritedFrom { id } } }', {
      id,
    });
    return task;
  };

  it('leave their assignments to a successor that the rule does not name, and say whom it succeeds', async () => {
    await district('old-1');
    await bureau('new-1');
    await world.directory.close('old-1', today(), ['new-1']);
    await eventually(async () => {
      expect(await assignments('new-1')).toEqual([
        {
          ...{ role: 'LEAD', origin: 'RULE', reason: null, withdrawnAt: null, withdrawalCause: null },
          cause: {
            kind: 'SUCCESSOR',
            referenceId: world.unitId('old-1'),
            en: 'Successor of the unit "Unit old-1"',
            fa: 'جانشین واحد «واحد old-1»',
          },
        },
      ]);
    });
    expect(await assignments('old-1')).toMatchObject([
      {
        cause: { kind: 'UNIT_CREATED', referenceId: world.unitId('old-1') },
        withdrawalCause: { kind: 'UNIT_CLOSED', referenceId: world.unitId('old-1') },
      },
    ]);
    expect(await taskOf(committee(), unit('old-1'))).toMatchObject({ status: 'CANCELLED', version: 2 });
    expect(await taskOf(committee(), unit('new-1'))).toMatchObject({ status: 'TO_DO', version: 1 });
  });

  it('hand a begun task over with its reports and history, to be reviewed where it is now', async () => {
    const { id } = await district('old-2');
    await bureau('new-2');
    const { report } = await submit(world.caller('REPORTER', 'old-2'), id);
    await world.directory.close('old-2', today(), ['new-2']);
    await eventually(async () => {
      expect(await tasksOf(committee(), unit('new-2'))).toMatchObject([
        { id, status: 'SUBMITTED', version: 3, unit: { id: world.unitId('new-2') } },
      ]);
    });
    expect(await tasksOf(committee(), unit('old-2'))).toEqual([]);
    expect(await history(id)).toEqual({
      history: [{ type: 'TASK_OPENED' }, { type: 'REPORT_SUBMITTED' }, { type: 'TASK_INHERITED' }],
      reports: [{ number: 1 }],
      inheritedFrom: { id: world.unitId('old-2') },
    });
    const rowId = Buffer.from(id, 'base64url').toString().slice('Task:'.length);
    const [told] = await world.database.query<{ payload: unknown }>(
      `select payload from event where aggregate_id = $1 and type = 'compliance.task.inherited'`,
      [rowId],
    );
    expect(told?.payload).toMatchObject({
      task: { unitId: world.directory.id('new-2'), status: 'SUBMITTED', version: 3 },
      previousUnitId: world.directory.id('old-2'),
    });
    const { task } = await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    expect(task).toMatchObject({ status: 'ACCEPTED' });
  });

  it('merge: the heir goes on with what was begun, and its own untouched task gives way', async () => {
    const first = await district('old-3');
    const second = await district('old-4');
    await district('old-5');
    await act(world.caller('REPORTER', 'old-3'), 'startTask', { taskId: first.id });
    await submit(world.caller('REPORTER', 'old-4'), second.id);
    const own = await district('merged');
    for (const code of ['old-3', 'old-4', 'old-5']) await world.directory.close(code, today(), ['merged']);
    await eventually(async () => {
      const tasks = await tasksOf(committee(), unit('merged'));
      expect(tasks.map(({ id, status }) => `${id} ${status}`).sort()).toEqual(
        [`${first.id} IN_PROGRESS`, `${second.id} SUBMITTED`, `${own.id} CANCELLED`].sort(),
      );
    });
    expect(await assignments('merged')).toMatchObject([
      { withdrawnAt: null, cause: { kind: 'UNIT_CREATED' } },
    ]);
  });

  it('split: one heir goes on with the begun task, every other has one of its own', async () => {
    const begun = await district('old-6');
    await act(world.caller('REPORTER', 'old-6'), 'startTask', { taskId: begun.id });
    await bureau('half-1');
    await bureau('half-2');
    await world.directory.close('old-6', today(), ['half-1', 'half-2']);
    await eventually(async () => {
      expect(await tasksOf(committee(), unit('half-2'))).toMatchObject([{ status: 'TO_DO', version: 1 }]);
      expect(await tasksOf(committee(), unit('half-1'))).toMatchObject([
        { id: begun.id, status: 'IN_PROGRESS' },
      ]);
    });
  });

  it('end for good: what was begun is cancelled where nobody succeeds, and what was accepted stays', async () => {
    const begun = await district('old-7');
    await act(world.caller('REPORTER', 'old-7'), 'startTask', { taskId: begun.id });
    const done = await district('old-8');
    const { report } = await submit(world.caller('REPORTER', 'old-8'), done.id);
    await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    await bureau('new-8');
    await world.directory.close('old-7', today());
    await world.directory.close('old-8', today(), ['new-8']);
    await eventually(async () => {
      expect(await taskOf(committee(), unit('old-7'))).toMatchObject({ status: 'CANCELLED' });
      expect(await taskOf(committee(), unit('new-8'))).toMatchObject({ status: 'TO_DO' });
    });
    expect(await taskOf(committee(), unit('old-8'))).toMatchObject({ id: done.id, status: 'ACCEPTED' });
  });

  it('pass on what was laid on them by hand, with its reason; no rule takes it back', async () => {
    await bureau('old-9');
    await world.unitsArrived();
    const [{ id: obligationId } = { id: '' }] = await world.database.query<{ id: string }>(
      `select id from obligation where code = 'yearly-permits'`,
    );
    await world.database.query(
      `insert into assignment (id, obligation_id, unit_id, role, origin, reason, assigned_at, assigned_by)
       values (gen_random_uuid(), $1, $2, 'LEAD', 'MANUAL', 'by decree', now(), '{"kind":"PERSON","id":"x"}')`,
      [obligationId, world.directory.id('old-9')],
    );
    await world.directory.retag('old-9', ['exempt']);
    await eventually(() => taskOf(committee(), unit('old-9')));
    expect(await assignments('old-9')).toMatchObject([
      { origin: 'MANUAL', withdrawnAt: null, cause: { kind: 'MANUAL', en: 'By decision: by decree' } },
    ]);
    await bureau('new-9');
    await world.directory.close('old-9', today(), ['new-9']);
    await eventually(async () => {
      expect(await assignments('new-9')).toMatchObject([
        { origin: 'MANUAL', reason: 'by decree', withdrawnAt: null, cause: { kind: 'SUCCESSOR' } },
      ]);
      expect(await assignments('old-9')).toMatchObject([{ withdrawalCause: { kind: 'UNIT_CLOSED' } }]);
    });
  });

  it('leave nothing to be done a second time', async () => {
    const before = await world.eventTypes();
    expect(await derive(editor, instrumentId)).toMatchObject({
      ...{ assignmentsCreated: 0, assignmentsWithdrawn: 0, tasksOpened: 0 },
    });
    expect(await world.eventTypes()).toEqual(before);
  });
});
