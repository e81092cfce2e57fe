import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import {
  datedDuty,
  drawObligation,
  fixedDeadline,
  monthlyDuty,
  provisionIds,
  retire,
  update,
  type ObligationNode,
} from './duties.js';
import { fileOf, obligationsDocument } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, derive, importLaw, type UserError } from './law.js';
import { accept, act, rowIdOf, submit, tasksOf, taskOf } from './work.js';

interface TaskEventPayload {
  payload: { task: { weight: number; obligationTitle: { en: string } } };
}

describe('changing an obligation', () => {
  let editor: Caller;
  let instrumentId: string;
  let provisions: Record<string, string>;
  const world = useWorld(async (w) => {
    await createUnits(w);
    await w.unitsArrived();
    editor = w.caller('LAW_EDITOR', 'city');
    instrumentId = await importLaw(editor);
    provisions = await provisionIds(editor, instrumentId);
  });
  const committee = () => world.caller('COMMITTEE', 'city');
  const draw = (code: string, more: Record<string, unknown> = {}) =>
    drawObligation(editor, { ...monthlyDuty(code), provisionId: provisions['art_1'], ...more });
  const versionsOf = async (id: string) => {
    const { obligation } = await editor.ask<{
      obligation: { versions: { nodes: Record<string, unknown>[] } };
    }>(
      `query ($id: ID!) { obligation(id: $id) { versions { nodes { version changed changeReason weight
         title(lang: EN) evidenceRule { minimum } actor { id } capacity { role } provisions { eId } validTo } } } }`,
      { id },
    );
    return obligation.versions.nodes;
  };

  it('keeps every version with who wrote it, in which capacity, and why', async () => {
    const { id } = await draw('kept');
    const changed = await update(committee(), {
      obligationId: id,
      expectedVersion: 1,
      weight: 4,
      title: { en: 'Answer everybody' },
      evidenceRule: { minimum: 2 },
      furtherProvisionIds: [provisions['art_2']],
      reason: ' Weighed again. ',
    });
    expect(changed).toMatchObject({ obligation: { version: 2, weight: 4 }, userErrors: [] });
    const person = { id: expect.any(String) };
    expect(await versionsOf(id)).toEqual([
      {
        version: 2,
        changed: expect.arrayContaining(['weight', 'title', 'evidenceRule', 'furtherProvisionIds']),
        changeReason: 'Weighed again.',
        weight: 4,
        title: 'Answer everybody',
        evidenceRule: { minimum: 2 },
        actor: person,
        capacity: { role: 'COMMITTEE' },
        provisions: [{ eId: 'art_1' }, { eId: 'art_2' }],
        validTo: null,
      },
      {
        version: 1,
        changed: [],
        changeReason: null,
        weight: 1,
        title: 'Answer people',
        evidenceRule: { minimum: 0 },
        actor: person,
        capacity: { role: 'LAW_EDITOR' },
        provisions: [{ eId: 'art_1' }],
        validTo: null,
      },
    ]);
    expect(await world.eventTypes(rowIdOf(id))).toEqual([
      'compliance.obligation.defined',
      'compliance.obligation.revised',
    ]);
  });

  it('empties what is set to null, leaves what is left out, and takes a change of nothing for none', async () => {
    const { id } = await draw('emptied', {
      evidenceRule: { minimum: 3 },
      reviewingFunction: 'inspection',
      validTo: '2999-01-01',
    });
    await update(editor, { obligationId: id, evidenceRule: null, validTo: null, reason: 'Too much.' });
    const fields = 'evidenceRule { required minimum } reviewingFunction validTo version';
    const read = () => editor.ask(`query ($id: ID!) { obligation(id: $id) { ${fields} } }`, { id });
    const obligation = {
      evidenceRule: { required: false, minimum: 0 },
      reviewingFunction: 'inspection',
      validTo: null,
      version: 2,
    };
    expect(await read()).toEqual({ obligation });
    const again = await update(editor, { obligationId: id, weight: 1, reason: 'Nothing new.' });
    expect(again).toMatchObject({ obligation: { version: 2 }, userErrors: [] });
    expect(await versionsOf(id)).toHaveLength(2);
  });

  it('is read page by page, and as of a moment', async () => {
    const { id } = await draw('paged');
    for (const weight of [2, 3]) await update(editor, { obligationId: id, weight, reason: 'Weighed again.' });
    const { obligation } = await editor.ask<{
      obligation: { versions: { nodes: { at: string }[]; pageInfo: { endCursor: string } } };
    }>(
      `query ($id: ID!) { obligation(id: $id) { versions(first: 2) { totalCount nodes { at version weight }
         pageInfo { hasNextPage endCursor } } } }`,
      { id },
    );
    const { nodes, pageInfo } = obligation.versions;
    expect(obligation.versions).toMatchObject({
      totalCount: 3,
      nodes: [
        { version: 3, weight: 3 },
        { version: 2, weight: 2 },
      ],
      pageInfo: { hasNextPage: true },
    });
    const moments = { then: nodes[1]?.at, before: '2020-01-01T00:00:00Z' };
    expect(
      await editor.ask(
        `query ($id: ID!, $after: String, $then: DateTime!, $before: DateTime!) { obligation(id: $id) {
           versions(first: 2, after: $after) { nodes { version } pageInfo { hasNextPage } }
           then: versionAsOf(asOf: $then) { version weight } before: versionAsOf(asOf: $before) { version } } }`,
        { id, after: pageInfo.endCursor, ...moments },
      ),
    ).toEqual({
      obligation: {
        versions: { nodes: [{ version: 1 }], pageInfo: { hasNextPage: false } },
        then: { version: 2, weight: 2 },
        before: null,
      },
    });
  });

  it('is written once for one key', async () => {
    const { id } = await draw('once');
    const input = { clientMutationId: randomUUID(), obligationId: id, weight: 2, reason: 'Twice sent.' };
    expect(await update(editor, input)).toEqual(await update(editor, input));
    expect(await versionsOf(id)).toHaveLength(2);
    const other = await update(editor, { ...input, weight: 3 });
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('makes a version of what a changed document says, with its reason', async () => {
    const load = (entry: Record<string, unknown>, more: Record<string, unknown> = {}) =>
      editor.mutate<{ userErrors: UserError[] }>(
        'importObligations',
        { instrumentId, document: fileOf(obligationsDocument([entry])), ...more },
        'changes { action }',
      );
    const entry = { ...monthlyDuty('imported'), provision: 'art_2' };
    await load(entry);
    await load({ ...entry, weight: 5 }, { reason: 'New file.' });
    const { obligations } = await editor.ask<{ obligations: { nodes: ObligationNode[] } }>(
      'query ($id: ID!) { obligations(first: 200, filter: { instrumentId: $id }) { nodes { id code } } }',
      { id: instrumentId },
    );
    const id = obligations.nodes.find(({ code }) => code === 'imported')?.id ?? '';
    expect(await versionsOf(id)).toMatchObject([
      { version: 2, changed: ['weight'], changeReason: 'New file.' },
      { version: 1, changed: [] },
    ]);
  });

  describe('with tasks', () => {
    let obligation: ObligationNode;
    let open: string;
    let accepted: string;
    beforeAll(async () => {
      obligation = await draw('with-tasks', { weight: 2 });
      await derive(editor, instrumentId);
      const filter = { obligationId: obligation.id };
      open = (await taskOf(committee(), { ...filter, unitId: world.unitId('district-1') })).id;
      accepted = (await taskOf(committee(), { ...filter, unitId: world.unitId('district-2') })).id;
      const { report } = await submit(world.caller('REPORTER', 'district-2'), accepted);
      await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
      const revised = { weight: 5, title: { en: 'Answer in a day' }, reason: 'Sharper.' };
      await update(editor, { obligationId: obligation.id, ...revised });
    }, 30_000);
    const lastEvent = async (taskId: string): Promise<TaskEventPayload['payload']['task'] | undefined> => {
      const [event] = await world.database.query<TaskEventPayload>(
        'select payload from event where aggregate_id = $1 order by aggregate_version desc limit 1',
        [rowIdOf(taskId)],
      );
      return event?.payload.task;
    };

    it('takes the open ones further, in one event and in their histories, and leaves the accepted ones', async () => {
      const [event] = await world.database.query<{ payload: { weight: number; rows: object[] } }>(
        `select payload from event where type = 'compliance.obligation.tasks-revised' and aggregate_id = $1`,
        [rowIdOf(obligation.id)],
      );
      expect(event?.payload).toMatchObject({
        weight: 5,
        obligationVersion: 2,
        rows: [{ taskId: rowIdOf(open), version: 2, status: 'TO_DO' }],
      });
      const { task } = await committee().ask<{ task: { version: number; history: object[] } }>(
        'query ($id: ID!) { task(id: $id) { version history { type toStatus capacity { role } } } }',
        { id: open },
      );
      const step = { type: 'OBLIGATION_REVISED', toStatus: 'TO_DO', capacity: { role: 'LAW_EDITOR' } };
      expect(task).toMatchObject({ version: 2, history: [{ type: 'TASK_OPENED' }, step] });
      const { result, version } = await taskOf(committee(), {
        obligationId: obligation.id,
        unitId: world.unitId('district-2'),
      });
      expect({ result, version }).toEqual({ result: 'COMPLIANT', version: 3 });
      expect(await lastEvent(accepted)).toMatchObject({
        weight: 2,
        obligationTitle: { en: 'Answer people' },
      });
    });

    it('numbers the obligation’s events without a gap', async () => {
      const rows = await world.database.query<{ version: number }>(
        'select aggregate_version as version from event where aggregate_id = $1 order by 1',
        [rowIdOf(obligation.id)],
      );
      expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1));
    });

    it('goes on with an open task by the new content', async () => {
      await act(world.caller('REPORTER', 'district-1'), 'startTask', { taskId: open });
      expect(await lastEvent(open)).toMatchObject({ weight: 5, obligationTitle: { en: 'Answer in a day' } });
    });

    it('holds a reopened task to the new content, and tells which one an accepted task was judged by', async () => {
      const heldTo = () =>
        committee().ask('query ($id: ID!) { task(id: $id) { heldTo { version weight } } }', { id: accepted });
      expect(await heldTo()).toEqual({ task: { heldTo: { version: 1, weight: 2 } } });
      await act(world.caller('INSPECTOR', 'city'), 'reopenTask', { taskId: accepted, reason: 'New facts.' });
      expect(await lastEvent(accepted)).toMatchObject({
        weight: 5,
        obligationTitle: { en: 'Answer in a day' },
      });
      expect(await heldTo()).toEqual({ task: { heldTo: { version: 2, weight: 5 } } });
    });
  });

  it('moves the due dates of open tasks with its deadline, to the working days of their units', async () => {
    const { id } = await draw('moved', datedDuty('moved', '2027-01-09'));
    await derive(editor, instrumentId);
    const taskIn = (unit: string) => taskOf(committee(), { obligationId: id, unitId: world.unitId(unit) });
    const accepted = await taskIn('district-2');
    const { report } = await submit(world.caller('REPORTER', 'district-2'), accepted.id);
    await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    const admin = world.caller('ADMIN', 'city');
    const closure = { title: { en: 'Flood' }, from: '2027-01-16', unitId: world.unitId('district-1') };
    await admin.mutate('addClosure', closure, 'closure { id }');
    await update(editor, { obligationId: id, deadline: fixedDeadline('2027-01-16'), reason: 'A week more.' });
    expect(await taskIn('district-2')).toMatchObject({ dueOn: '2027-01-09', version: accepted.version + 2 });
    const moved = await taskIn('district-1');
    expect(moved).toMatchObject({ dueOn: '2027-01-17', version: 2 });
    const { task } = await committee().ask<{ task: { history: object[]; dueDerivation: string } }>(
      'query ($id: ID!) { task(id: $id) { dueDerivation(lang: EN) history { type dueFrom dueTo } } }',
      { id: moved.id },
    );
    expect(task.history.at(-1)).toEqual({
      type: 'OBLIGATION_REVISED',
      dueFrom: '2027-01-09',
      dueTo: '2027-01-17',
    });
    expect(task.dueDerivation).toContain('Flood');
    const [event] = await world.database.query<{ payload: { rows: object[] } }>(
      `select payload from event where type = 'compliance.obligation.tasks-revised' and aggregate_id = $1`,
      [rowIdOf(id)],
    );
    const dates = { previousDueOn: '2027-01-09', dueOn: '2027-01-17' };
    expect(event?.payload.rows).toMatchObject([{ taskId: rowIdOf(moved.id), version: 2, ...dates }]);
  });

  it('lets assignments follow its rule by themselves, and says why', async () => {
    const { id } = await draw('followed');
    await derive(editor, instrumentId);
    const applicability = [{ role: 'LEAD', codes: ['district-1', 'office-1'] }];
    await update(editor, { obligationId: id, applicability, reason: 'Others now.' });
    await eventually(async () => {
      const rows = await world.database.query<{ code: string; made: string; ended: string | null }>(
        `select u.code, made.kind as made, ended.kind as ended from assignment a join unit u on u.id = a.unit_id
           join assignment_cause made on made.id = a.cause_id
           left join assignment_cause ended on ended.id = a.withdrawal_cause_id
         where a.obligation_id = $1 order by u.code`,
        [rowIdOf(id)],
      );
      // The derivation that was asked for, or the one that follows a new obligation by itself, whichever came first.
      const first = expect.stringMatching(/^RULE(_CHANGED)?$/);
      expect(rows).toEqual([
        { code: 'district-1', made: first, ended: null },
        { code: 'district-2', made: first, ended: 'RULE_CHANGED' },
        { code: 'office-1', made: 'RULE_CHANGED', ended: null },
      ]);
    });
  });

  it('never leaves a task at an older content, whoever acts at the same moment', async () => {
    const { id } = await draw('contended');
    await derive(editor, instrumentId);
    const filter = { obligationId: id, unitId: world.unitId('district-1') };
    const { id: taskId } = await taskOf(committee(), filter);
    const reporter = world.caller('REPORTER', 'district-1');
    for (const weight of [2, 3, 4, 5, 6]) {
      const revision = { obligationId: id, weight, reason: 'Again.' };
      await Promise.all([update(editor, revision), submit(reporter, taskId)]);
      const [newest] = await world.database.query<{ weight: number }>(
        `select weight from (
           select (payload #>> '{task,version}')::int as version, (payload #>> '{task,weight}')::float8 as weight
           from event where aggregate_id = $1
           union all
           select (r ->> 'version')::int, (payload ->> 'weight')::float8
           from event, jsonb_array_elements(payload -> 'rows') as r
           where type = 'compliance.obligation.tasks-revised' and r ->> 'taskId' = $1::text
         ) as said order by version desc limit 1`,
        [rowIdOf(taskId)],
      );
      expect(newest).toEqual({ weight });
    }
  });

  it('ends with its last day: nobody bears it any more and open tasks are cancelled', async () => {
    const { id } = await draw('retired');
    await derive(editor, instrumentId);
    const today = tehranDate(new Date());
    const end = { obligationId: id, expectedVersion: 1, validTo: today, reason: 'Replaced.' };
    expect(await retire(committee(), end)).toMatchObject({ obligation: { version: 2 }, userErrors: [] });
    expect(await world.eventTypes(rowIdOf(id))).toContain('compliance.obligation.retired');
    expect((await versionsOf(id))[0]).toMatchObject({
      changed: ['validTo'],
      changeReason: 'Replaced.',
      validTo: today,
    });
    await eventually(async () => {
      const statuses = (await tasksOf(committee(), { obligationId: id })).map(({ status }) => status);
      expect(statuses).toEqual(['CANCELLED', 'CANCELLED']);
    });
    const again = await retire(committee(), { ...end, expectedVersion: 2 });
    expect(again).toMatchObject({ obligation: { version: 2 }, userErrors: [] });
  });

  describe('is refused', () => {
    let obligation: ObligationNode;
    beforeAll(async () => {
      obligation = await draw('refused', { validFrom: '2026-03-21' });
    });
    const cases: [string, Record<string, unknown>, string, string[]][] = [
      [
        'where somebody changed it in the meantime',
        { expectedVersion: 7, weight: 2 },
        'CONFLICT',
        ['expectedVersion'],
      ],
      ['without a reason', { weight: 2, reason: ' ' }, 'REQUIRED', ['reason']],
      ['with a weight out of range', { weight: 0 }, 'INVALID', ['weight']],
      ['with an end before its start', { validTo: '2026-03-20' }, 'INVALID', ['validTo']],
      ['with a period gone', { period: null }, 'REQUIRED', ['period']],
      ['with an empty title', { title: {} }, 'REQUIRED', ['title']],
      [
        'with an unknown provision',
        { furtherProvisionIds: ['x'] },
        'NOT_FOUND',
        ['furtherProvisionIds', '0'],
      ],
      [
        'with an unknown unit',
        { applicability: [{ role: 'LEAD', codes: ['nowhere'] }] },
        'NOT_FOUND',
        ['applicability', '0', 'codes', '0'],
      ],
      [
        'with a deadline that cannot be counted',
        { cadence: 'ONCE', period: null, deadline: { anchor: 'GAZETTE', amount: 1, unit: 'DAYS' } },
        'INVALID',
        ['deadline', 'anchor'],
      ],
      [
        'with a rule that reaches no unit',
        { applicability: [{ role: 'LEAD', kinds: ['COMPANY'] }] },
        'INVALID',
        ['applicability'],
      ],
    ];
    it.each(cases)('%s', async (_name, change, code, field) => {
      const input = { obligationId: obligation.id, reason: 'Because.', ...change };
      const { obligation: shown, userErrors } = await update(editor, input);
      expect(shown).toBeNull();
      expect(userErrors).toContainEqual(expect.objectContaining({ code, field: ['input', ...field] }));
      expect(await versionsOf(obligation.id)).toHaveLength(1);
    });

    it('where there is no such obligation', async () => {
      const input = { obligationId: toGlobalId('Obligation', randomUUID()), reason: 'Because.', weight: 2 };
      const missing = { code: 'NOT_FOUND', field: ['input', 'obligationId'] };
      expect((await update(editor, input)).userErrors).toMatchObject([missing]);
      const last = { obligationId: 'x', validTo: '2999-01-01', reason: 'Because.' };
      expect((await retire(editor, last)).userErrors).toMatchObject([missing]);
    });

    it('as a last day before the first one, or at another version', async () => {
      const end = { obligationId: obligation.id, reason: 'Because.', validTo: '2026-03-21' };
      expect((await retire(editor, end)).userErrors).toMatchObject([
        { code: 'INVALID', field: ['input', 'validTo'] },
      ]);
      const late = { ...end, validTo: '2999-01-01', expectedVersion: 2 };
      expect((await retire(editor, late)).userErrors).toMatchObject([
        { code: 'CONFLICT', field: ['input', 'expectedVersion'] },
      ]);
    });
  });
});
