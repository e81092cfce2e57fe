import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { drawObligation, monthlyDuty, provisionIds } from './duties.js';
import {
  assignByHand,
  assignmentFields,
  assignmentsOf,
  obligationIds,
  standing,
  withdrawByHand,
  type AssignmentRowsPayload,
} from './hands.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, derive, establishLaw } from './law.js';
import { accept, rowIdOf, submit, taskOf, tasksOf } from './work.js';

const today = () => tehranDate(new Date());

describe('assignments by hand', () => {
  let editor: Caller;
  let instrumentId: string;
  let yearly: string;
  let count = 0;
  const world = useWorld(async (w) => {
    await createUnits(w);
    ({ editor, instrumentId } = await establishLaw(w));
    yearly = (await obligationIds(editor))['yearly-permits'] ?? '';
  });
  const committee = () => world.caller('COMMITTEE', 'city');
  const of = (code: string, more: Record<string, unknown> = {}) => ({ unitId: world.unitId(code), ...more });
  const decree = (code: string, more: Record<string, unknown> = {}) => ({
    ...of(code),
    obligationId: yearly,
    role: 'LEAD',
    reason: 'By decree.',
    ...more,
  });

  /** An office that the rule does not name. */
  const office = async () => {
    const code = `office-${(count += 1) + 100}`;
    await world.directory.create({ code, kind: 'DISTRICT_OFFICE', parent: 'district-1' });
    await world.unitsArrived();
    return code;
  };
  /** A district, with the assignment that the rule gives it. */
  const district = async () => {
    const code = `district-${(count += 1) + 100}`;
    await world.directory.create({ code, kind: 'DISTRICT', parent: 'city' });
    const assignment = await eventually(async () => {
      const [found] = await assignmentsOf(committee(), of(code));
      expect(found?.tasks).toHaveLength(1);
      return found;
    });
    return { code, assignmentId: assignment?.id ?? '', taskId: assignment?.tasks[0]?.id ?? '' };
  };
  const eventsOf = async (type: string, unitCode: string) => {
    const rows = await world.database.query<{ payload: { rows: { unitId: string }[] }; actor: unknown }>(
      'select payload, actor from event where type = $1 order by id',
      [type],
    );
    return rows.flatMap(({ payload, actor }) =>
      payload.rows
        .filter(({ unitId }) => unitId === world.directory.id(unitCode))
        .map((row) => ({ ...row, actor })),
    );
  };

  it('open the task at once, say who made them and why, and outlive every derivation', async () => {
    const code = await office();
    const caller = committee();
    const { assignment, userErrors } = await assignByHand(caller, decree(code, { reason: ' By decree. ' }));
    expect(userErrors).toEqual([]);
    expect(assignment).toMatchObject({
      ...{ role: 'LEAD', origin: 'MANUAL', reason: 'By decree.', withdrawnAt: null, exempting: false },
      cause: { kind: 'MANUAL', text: 'By decision: By decree.' },
      tasks: [{ status: 'TO_DO' }],
    });
    const told = { unitId: world.directory.id(code), actor: { id: caller.id, role: 'COMMITTEE' } };
    const assigned = await eventsOf('compliance.obligation.assigned', code);
    expect(assigned).toMatchObject([{ ...told, role: 'LEAD', origin: 'MANUAL' }]);
    expect(await eventsOf('compliance.obligation.tasks-opened', code)).toMatchObject([told]);
    expect(await derive(editor, instrumentId)).toMatchObject({
      ...{ assignmentsCreated: 0, assignmentsWithdrawn: 0, tasksOpened: 0 },
    });
    await world.directory.retag(code, ['permits']);
    await world.unitsArrived();
    const task = await taskOf(world.caller('REPORTER', code), of(code));
    expect((await submit(world.caller('REPORTER', code), task.id)).userErrors).toEqual([]);
    expect(await assignmentsOf(caller, of(code))).toMatchObject([{ id: assignment?.id, withdrawnAt: null }]);
    const { assignments } = await caller.ask<{ assignments: { nodes: unknown[] } }>(
      `query ($filter: AssignmentFilter) { assignments(filter: $filter) { nodes {
         assignedBy { id } assignedAs { role unit { id } } withdrawnBy { id } withdrawnAs { role } } } }`,
      { filter: of(code) },
    );
    expect(assignments.nodes).toEqual([
      {
        assignedBy: { id: toGlobalId('Person', caller.id) },
        assignedAs: { role: 'COMMITTEE', unit: { id: world.unitId('city') } },
        ...{ withdrawnBy: null, withdrawnAs: null },
      },
    ]);
  });

  it('of INFORMED units open no task', async () => {
    const code = await office();
    const { assignment } = await assignByHand(committee(), decree(code, { role: 'INFORMED' }));
    expect(assignment).toMatchObject({ role: 'INFORMED', tasks: [] });
  });

  it('are refused with the field that is wrong, and change nothing', async () => {
    const code = await office();
    await world.directory.create({ code: 'to-come', kind: 'UNIT', parent: 'city', validFrom: '2099-01-01' });
    await world.directory.create({ code: 'gone', kind: 'UNIT', parent: 'city', validTo: today() });
    await world.unitsArrived();
    const before = await standing(world);
    const manager = world.caller('UNIT_MANAGER', 'district-2');
    const wrong: [Caller, Record<string, unknown>, string, string][] = [
      [
        committee(),
        decree(code, { obligationId: toGlobalId('Obligation', randomUUID()) }),
        'NOT_FOUND',
        'obligationId',
      ],
      [committee(), decree(code, { obligationId: 'x' }), 'NOT_FOUND', 'obligationId'],
      [committee(), decree(code, { unitId: toGlobalId('OrgUnit', randomUUID()) }), 'NOT_FOUND', 'unitId'],
      [committee(), decree('elsewhere'), 'NOT_FOUND', 'unitId'],
      [manager, decree(code), 'NOT_FOUND', 'unitId'],
      [committee(), decree(code, { reason: ' \u200c' }), 'REQUIRED', 'reason'],
      [committee(), decree(code, { reason: 'x'.repeat(2_001) }), 'INVALID', 'reason'],
      [committee(), decree('district-1', { role: 'SUPPORT' }), 'DUPLICATE', 'unitId'],
      [committee(), decree('to-come'), 'STATE', 'unitId'],
      [committee(), decree('gone'), 'STATE', 'unitId'],
    ];
    for (const [caller, input, code_, field] of wrong) {
      const { assignment, userErrors } = await assignByHand(caller, input);
      expect([assignment, userErrors]).toMatchObject([null, [{ code: code_, field: ['input', field] }]]);
    }
    const unknown = await withdrawByHand(committee(), {
      assignmentId: toGlobalId('Assignment', randomUUID()),
      reason: 'x',
    });
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'assignmentId'] }]);
    expect(await standing(world)).toEqual(before);
  });

  it('of an obligation that binds nobody any more are refused', async () => {
    const code = await office();
    const art = (await provisionIds(editor, instrumentId))['art_1'];
    const { id } = await drawObligation(editor, { ...monthlyDuty('retired'), provisionId: art });
    await world.database.query(`update obligation set valid_to = current_date - 2 where code = 'retired'`);
    const before = await standing(world);
    const { userErrors } = await assignByHand(committee(), decree(code, { obligationId: id }));
    expect(userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'obligationId'] }]);
    expect(await standing(world)).toEqual(before);
  });

  it('of an obligation that was never derived bind that unit alone, until it is derived', async () => {
    const code = await office();
    const art = (await provisionIds(editor, instrumentId))['art_2'];
    const { id } = await drawObligation(editor, { ...monthlyDuty('underived'), provisionId: art });
    const { assignment } = await assignByHand(committee(), decree(code, { obligationId: id }));
    expect(assignment?.tasks).toHaveLength(1);
    const ofObligation = () => assignmentsOf(committee(), { obligationId: id });
    await world.directory.retag(code, ['permits']);
    await world.directory.create({ code: 'district-99', kind: 'DISTRICT', parent: 'city' });
    await eventually(async () => expect(await assignmentsOf(committee(), of('district-99'))).toHaveLength(1));
    expect(await ofObligation()).toMatchObject([{ id: assignment?.id, withdrawnAt: null }]);
    await derive(editor, instrumentId);
    const derived = await ofObligation();
    expect(derived.filter(({ origin }) => origin === 'RULE').length).toBeGreaterThan(2);
    expect(derived.filter(({ origin }) => origin === 'MANUAL')).toMatchObject([{ withdrawnAt: null }]);
    await world.database.query(`update obligation set valid_to = current_date - 2 where code = 'underived'`);
    await derive(editor, instrumentId);
    expect(await assignmentsOf(committee(), { obligationId: id, withdrawn: false })).toEqual([]);
  });

  it('withdrawn cancel what is open, with the cause, and leave what was accepted', async () => {
    const { code, assignmentId, taskId } = await district();
    const { report } = await submit(world.caller('REPORTER', code), taskId);
    await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    await world.database.query(
      `insert into task (id, assignment_id, obligation_id, provision_id, instrument_id, unit_id, period_key, due_on,
         due_derivation, sample, opened_at, updated_at)
       select gen_random_uuid(), assignment_id, obligation_id, provision_id, instrument_id, unit_id, '2099', due_on,
         due_derivation, sample, opened_at, updated_at from task where id = $1`,
      [rowIdOf(taskId)],
    );
    const caller = committee();
    const withdrawn = await withdrawByHand(caller, { assignmentId, reason: 'It has no permits to give.' });
    expect(withdrawn).toMatchObject({
      userErrors: [],
      assignment: {
        exempting: true,
        withdrawalCause: { kind: 'MANUAL', text: 'By decision: It has no permits to give.' },
      },
    });
    expect(withdrawn.assignment?.withdrawnAt).not.toBeNull();
    const tasks = await tasksOf(caller, of(code));
    expect(tasks.map(({ status }) => status).sort()).toEqual(['ACCEPTED', 'CANCELLED']);
    const cancelled = tasks.find(({ status }) => status === 'CANCELLED');
    const { task } = await caller.ask<{ task: { history: unknown[] } }>(
      `query ($id: ID!) { task(id: $id) { history { type actor { id } capacity { role }
         cause(lang: EN) assignmentCause { kind referenceId } } } }`,
      { id: cancelled?.id },
    );
    expect(task.history.at(-1)).toEqual({
      ...{ type: 'TASK_CANCELLED', cause: 'By decision: It has no permits to give.' },
      actor: { id: toGlobalId('Person', caller.id) },
      ...{ capacity: { role: 'COMMITTEE' }, assignmentCause: { kind: 'MANUAL', referenceId: yearly } },
    });
    expect(await eventsOf('compliance.obligation.withdrawn', code)).toMatchObject([{ exempt: true }]);
    const again = await withdrawByHand(caller, { assignmentId, reason: 'Once more.' });
    expect(again.userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'assignmentId'] }]);
  });

  it('are not brought back by the rule to whom the committee freed, until laid on the unit again', async () => {
    const { code, assignmentId } = await district();
    await withdrawByHand(committee(), { assignmentId, reason: 'Freed.' });
    expect(await derive(editor, instrumentId)).toMatchObject({ assignmentsCreated: 0 });
    await world.directory.retag(code, ['anything']);
    await world.unitsArrived();
    const follower = await district();
    expect(await assignmentsOf(committee(), of(code, { withdrawn: false }))).toEqual([]);
    expect(await assignmentsOf(committee(), { exempting: true, unitId: world.unitId(code) })).toHaveLength(1);
    const { assignment } = await assignByHand(committee(), decree(code, { role: 'SUPPORT' }));
    expect(assignment).toMatchObject({ origin: 'MANUAL', role: 'SUPPORT', tasks: [{ status: 'TO_DO' }] });
    expect(await assignmentsOf(committee(), { exempting: true, unitId: world.unitId(code) })).toEqual([]);
    expect(await derive(editor, instrumentId)).toMatchObject({
      assignmentsCreated: 0,
      assignmentsWithdrawn: 0,
    });
    expect(await assignmentsOf(committee(), of(follower.code))).toMatchObject([{ origin: 'RULE' }]);
  });

  it('are for managers below their unit, who take back what managers laid and nothing else', async () => {
    const { code, assignmentId } = await district();
    const manager = world.caller('UNIT_MANAGER', code);
    const byRule = await withdrawByHand(manager, { assignmentId, reason: 'Too much work.' });
    expect(byRule.userErrors).toMatchObject([{ code: 'NOT_ALLOWED', field: ['input', 'assignmentId'] }]);
    const below = await office();
    const byCommittee = await assignByHand(committee(), decree(below));
    const ofDistrict1 = world.caller('UNIT_MANAGER', 'district-1');
    const refused = await withdrawByHand(ofDistrict1, {
      assignmentId: byCommittee.assignment?.id,
      reason: 'Too much work.',
    });
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const another = await office();
    const { assignment } = await assignByHand(ofDistrict1, decree(another));
    const taken = await withdrawByHand(ofDistrict1, {
      assignmentId: assignment?.id,
      reason: 'Done otherwise.',
    });
    expect(taken.assignment).toMatchObject({ exempting: false, tasks: [{ status: 'CANCELLED' }] });
  });

  it('pass to the successors of a closed unit, with their reason, also to one that begins later', async () => {
    const [first, second, heir, other] = [await office(), await office(), await office(), await office()];
    await assignByHand(committee(), decree(first));
    await assignByHand(committee(), decree(second, { role: 'SUPPORT', reason: 'By order.' }));
    await world.directory.create({ code: 'later', kind: 'UNIT', parent: 'city', validFrom: '2099-01-01' });
    await world.directory.close(first, today(), [heir, other]);
    await world.directory.close(second, today(), ['later']);
    await eventually(async () => {
      for (const code of [heir, other]) {
        expect(await assignmentsOf(committee(), of(code))).toMatchObject([
          { role: 'LEAD', origin: 'MANUAL', reason: 'By decree.', cause: { kind: 'SUCCESSOR' } },
        ]);
      }
      expect(await assignmentsOf(committee(), of(first))).toMatchObject([
        { withdrawalCause: { kind: 'UNIT_CLOSED' } },
      ]);
    });
    expect(await assignmentsOf(committee(), of(second))).toMatchObject([{ withdrawnAt: null }]);
    await world.database.query(`update unit set valid_from = null, version = version where code = 'later'`);
    await world.directory.retag(second, ['closed']);
    await eventually(async () => {
      expect(await assignmentsOf(committee(), of('later'))).toMatchObject([
        { role: 'SUPPORT', reason: 'By order.', cause: { kind: 'SUCCESSOR' } },
      ]);
      expect(await assignmentsOf(committee(), of(second, { withdrawn: false }))).toEqual([]);
    });
  });

  it('are made once under one key and once for a unit, however many ask at a time', async () => {
    const [code, contested] = [await office(), await office()];
    const clientMutationId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => assignByHand(committee(), decree(code))),
    );
    expect(answers.filter(({ assignment }) => assignment !== null)).toHaveLength(1);
    const caller = committee();
    const repeated = await Promise.all(
      Array.from({ length: 5 }, () => assignByHand(caller, decree(contested, { clientMutationId }))),
    );
    for (const answer of repeated) expect(answer).toEqual(repeated[0]);
    expect(repeated[0]?.userErrors).toEqual([]);
    const reused = await assignByHand(caller, decree(contested, { clientMutationId, role: 'SUPPORT' }));
    expect(reused.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    const [found, ...others] = await assignmentsOf(caller, of(contested));
    expect(others).toEqual([]);
    const input = { clientMutationId: randomUUID(), assignmentId: found?.id, reason: 'x' };
    const withdrawals = [await withdrawByHand(caller, input), await withdrawByHand(caller, input)];
    expect(withdrawals[1]).toEqual(withdrawals[0]);
    expect(withdrawals[0]?.userErrors).toEqual([]);
  });

  it('many at once: each row by itself, none held up by another, and once under one key', async () => {
    const [a, b] = [await office(), await office()];
    const caller = committee();
    const rows = `rows { index assignment { ${assignmentFields} } userErrors { code field message } }`;
    const input = {
      clientMutationId: randomUUID(),
      items: [decree(a), decree(b, { reason: '' }), decree('elsewhere'), decree(a), decree(b)],
    };
    const first = await caller.mutate<AssignmentRowsPayload>('assignObligations', input, rows);
    const told = first.rows.map(({ userErrors: [error] }) => [error?.code, error?.field?.join('.')]);
    expect(told).toEqual([
      [undefined, undefined],
      ['REQUIRED', 'input.items.1.reason'],
      ['NOT_FOUND', 'input.items.2.unitId'],
      ['DUPLICATE', 'input.items.3'],
      ['DUPLICATE', 'input.items.4'],
    ]);
    expect(await caller.mutate('assignObligations', input, rows)).toEqual(first);
    const withdrawal = {
      items: [first.rows[0]?.assignment?.id, 'x'].map((assignmentId) => ({ assignmentId, reason: 'x' })),
    };
    const ended = await caller.mutate<AssignmentRowsPayload>('withdrawAssignments', withdrawal, rows);
    expect(ended.rows).toMatchObject([
      { assignment: { exempting: true }, userErrors: [] },
      {
        assignment: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'items', '1', 'assignmentId'] }],
      },
    ]);
    for (const name of ['assignObligations', 'withdrawAssignments']) {
      const none = await caller.mutate<AssignmentRowsPayload>(name, { items: [] }, rows);
      expect(none).toMatchObject({ rows: [], userErrors: [{ code: 'REQUIRED', field: ['input', 'items'] }] });
    }
  });

  it('and exceptions are never changed by the role that the service runs as', async () => {
    const [rights] = await world.database.query(
      `select has_table_privilege('compliance_run', 'assignment_exception', 'delete') as removes,
         has_column_privilege('compliance_run', 'assignment_exception', 'reason', 'update') as rewrites,
         has_column_privilege('compliance_run', 'assignment_exception', 'lifted_at', 'update') as lifts`,
    );
    expect(rights).toEqual({ removes: false, rewrites: false, lifts: true });
  });
});
