import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { amendmentDocument, article, lawDocument } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import {
  addExpression,
  createUnits,
  defaultDuties,
  derive,
  establishLaw,
  importLaw,
  previewExpression,
  type UserError,
} from './law.js';
import { accept, submit, taskOf, tasksOf, type TaskNode } from './work.js';

interface HistoryStep {
  type: string;
  fromStatus: string | null;
  toStatus: string;
  note: string | null;
  actorRole: string | null;
  amendedBy: { label: string } | null;
}

interface ObligationNode {
  id: string;
  code: string;
  reviewNeeded: boolean;
  amendments: {
    touch: string;
    confirmedAt: string | null;
    expression: { label: string };
    provision: { eId: string };
  }[];
}

const newText = {
  fa: 'هر دستگاه ظرف یک سال آیین‌نامه را می‌نویسد.',
  en: 'Every body writes the code within a year.',
};
const changes = [
  { action: 'REPLACE', eId: 'art_2', text: newText },
  { action: 'REPLACE', eId: 'art_1', text: { fa: 'متن ماده ١ دربارۀ پاسخگویی اداري' } },
  { action: 'REPEAL', eId: 'art_1__cl_a' },
  { action: 'ADD', parent: 'chp_1', provision: article('art_3', '۳') },
  { action: 'MOVE', eId: 'art_2', after: null },
];

describe('an amendment', () => {
  let editor: Caller;
  let instrumentId = '';
  /** The tasks of district 1: all three accepted, one of them for a period that is over. */
  const done: Record<string, TaskNode> = {};
  const obligationIds: Record<string, string> = {};

  const world = useWorld(async (w) => {
    await createUnits(w);
    ({ editor, instrumentId } = await establishLaw(w, defaultDuties()));
    const { obligations } = await editor.ask<{ obligations: { nodes: ObligationNode[] } }>(
      '{ obligations { nodes { id code } } }',
    );
    for (const { id, code } of obligations.nodes) obligationIds[code] = id;
    for (const code of Object.keys(obligationIds)) done[code] = await acceptTask(code, 'district-1');
    await submit(w.caller('REPORTER', 'office-1'), (await taskOn('write-code', 'office-1')).id);
    await acceptTask('write-code', 'district-2');
    await w.database.query(`update task set period_key = '1390' where id = $1`, [
      rowId((await taskOn('write-code', 'district-2')).id),
    ]);
  });

  const committee = () => world.caller('COMMITTEE', 'city');
  const taskOn = (code: string, unit: string) =>
    taskOf(committee(), { obligationId: obligationIds[code], unitId: world.unitId(unit) });

  async function acceptTask(code: string, unit: string): Promise<TaskNode> {
    const { id } = await taskOn(code, unit);
    const { report } = await submit(world.caller('REPORTER', unit), id);
    const { task } = await accept(world.caller('INSPECTOR', unit), report?.id ?? '');
    if (!task) throw new Error('not accepted');
    return task;
  }

  const history = async (id: string) => {
    const { task } = await committee().ask<{
      task: { history: HistoryStep[]; reports: { id: string }[]; reviews: { id: string }[] };
    }>(
      `query ($id: ID!) { task(id: $id) { reports { id } reviews { id }
        history { type fromStatus toStatus note actorRole amendedBy { label(lang: FA) } } } }`,
      { id },
    );
    return task;
  };

  const obligation = async (code: string) => {
    const { obligation: found } = await editor.ask<{ obligation: ObligationNode }>(
      `query ($id: ID!) { obligation(id: $id) { id code reviewNeeded amendments {
        touch confirmedAt expression { label(lang: EN) } provision { eId } } } }`,
      { id: obligationIds[code] },
    );
    return found;
  };

  /** Everything that an amendment writes, to see that nothing changed. */
  const stored = async () =>
    Promise.all(
      [
        'select count(*)::int, max(imported_at) from expression',
        'select e_id, text, status, parent_id, position, expression_id, worded_by from provision order by id',
        'select count(*)::int from expression_provision',
        'select * from obligation_amendment order by id',
        'select id, status, result, version from task order by id',
        'select count(*)::int from event',
        'select count(*)::int from task_event',
      ].map((statement) => world.database.query(statement)),
    );

  it('of what is not there, or that does not fit the text, is refused with its place, and changes nothing', async () => {
    const before = await stored();
    const cases: [unknown, string, string][] = [
      [amendmentDocument(changes, { instrument: 'unknown-law' }), 'NOT_FOUND', 'line 3, instrument: '],
      [lawDocument({ code: 'unknown-law' }), 'NOT_FOUND', 'line 3, code: '],
      [amendmentDocument([{ action: 'REPEAL', eId: 'art_9' }]), 'NOT_FOUND', 'changes[0].eId: '],
      [
        amendmentDocument([{ action: 'ADD', parent: null, provision: article('art_2', '۲') }]),
        'DUPLICATE',
        'changes[0].provision.eId: ',
      ],
      [
        amendmentDocument([
          { action: 'REPEAL', eId: 'art_1' },
          { action: 'REPEAL', eId: 'art_1__cl_a' },
        ]),
        'INVALID',
        'changes[1].eId: ',
      ],
      [amendmentDocument([{ action: 'REPEAL', eId: 'not an eId' }]), 'INVALID', 'changes[0].eId: '],
      [{ ...amendmentDocument(changes), format: 'rasad.poem/1' }, 'INVALID', 'line 2, format: '],
      [
        amendmentDocument(changes, {
          expression: { label: { en: 'Before all' }, inForceFrom: '1990-01-01' },
        }),
        'NOT_FOUND',
        'line 3, instrument: ',
      ],
    ];
    for (const [document, code, place] of cases) {
      for (const payload of [
        await addExpression(editor, document),
        await previewExpression(editor, document),
      ]) {
        expect(payload.userErrors[0]).toMatchObject({ code, field: ['input', 'document'] });
        expect(payload.userErrors[0]?.message).toContain(place);
        expect(payload).toMatchObject({ changes: [], effects: null });
      }
    }
    expect(await stored()).toEqual(before);
  });

  it('shows beforehand which obligations, assignments and tasks it touches', async () => {
    const before = await stored();
    const preview = await previewExpression(editor, amendmentDocument(changes));
    expect(preview.userErrors).toEqual([]);
    expect(preview.effectiveOn).toBe('2021-01-20');
    expect(
      preview.changes
        .filter(({ action }) => action !== 'KEEP')
        .map(({ action, code }) => `${action} ${code}`),
    ).toEqual(['CREATE 2021-01-20', 'UPDATE art_2', 'UPDATE art_1', 'UPDATE art_1__cl_a', 'CREATE art_3']);
    expect(preview.effects).toEqual({
      obligations: [
        {
          ...{ touch: 'REPEALED', obligation: { code: 'yearly-permits' }, provision: { eId: 'art_1__cl_a' } },
          ...{ assignments: 4, tasksToReopen: 0, openTasks: 3 },
        },
        {
          ...{ touch: 'CHANGED', obligation: { code: 'write-code' }, provision: { eId: 'art_2' } },
          ...{ assignments: 4, tasksToReopen: 1, openTasks: 2 },
        },
      ],
      assignments: 8,
      assignmentsToWithdraw: 4,
      tasksToReopen: 1,
      openTasks: 5,
    });
    expect(await stored()).toEqual(before);
  });

  it('reopens accepted tasks of the current occurrence of changed provisions, and nothing else', async () => {
    const others = await tasksOf(committee(), { obligationId: obligationIds['monthly-answers'] });
    const past = await taskOn('write-code', 'district-2');
    const clientMutationId = randomUUID();
    const added = await addExpression(editor, amendmentDocument(changes), { clientMutationId });
    expect(added.userErrors).toEqual([]);
    expect(added.effects?.tasksToReopen).toBe(1);

    const reopened = await taskOn('write-code', 'district-1');
    expect(reopened).toMatchObject({ status: 'IN_PROGRESS', result: 'NOT_ASSESSED', version: 4 });
    const { history: steps, reports, reviews } = await history(reopened.id);
    expect([reports.length, reviews.length]).toEqual([1, 1]);
    expect(steps.map(({ type }) => type)).toEqual([
      'TASK_OPENED',
      'REPORT_SUBMITTED',
      'REPORT_ACCEPTED',
      'TASK_REOPENED',
    ]);
    expect(steps[3]).toMatchObject({
      ...{ fromStatus: 'ACCEPTED', toStatus: 'IN_PROGRESS', actorRole: 'LAW_EDITOR' },
      amendedBy: { label: 'اصلاحی ۱۳۹۹' },
    });
    expect(steps[3]?.note).toBe(
      'متن «ماده ۲» با «اصلاحی ۱۳۹۹» تغییر کرد.\nThe text of "Article 2" was changed by "As amended in 1399".',
    );
    expect(await taskOn('write-code', 'district-2')).toEqual(past);
    expect(await tasksOf(committee(), { obligationId: obligationIds['monthly-answers'] })).toEqual(others);
    expect(await taskOn('yearly-permits', 'district-1')).toEqual(done['yearly-permits']);
    expect(await world.eventTypes(rowId(reopened.id))).toEqual([
      'compliance.task.reported',
      'compliance.task.accepted',
      'compliance.task.reopened',
    ]);
    const again = await addExpression(editor, amendmentDocument(changes), { clientMutationId });
    expect(again).toEqual(added);
  });

  it('leaves open tasks as they are, with a note in their history and an event', async () => {
    const task = await taskOn('write-code', 'office-1');
    expect(task).toMatchObject({ status: 'SUBMITTED', version: 3 });
    const { history: steps } = await history(task.id);
    expect(steps.at(-1)).toMatchObject({
      ...{ type: 'TASK_AMENDED', fromStatus: 'SUBMITTED', toStatus: 'SUBMITTED' },
      amendedBy: { label: 'اصلاحی ۱۳۹۹' },
    });
    expect(await world.eventTypes(rowId(task.id))).toEqual([
      'compliance.task.reported',
      'compliance.task.amended',
    ]);
    const { report } = await submit(world.caller('REPORTER', 'office-1'), task.id, { expectedVersion: 3 });
    expect(report?.number).toBe(2);
  });

  it('loaded again, as an amendment or in full, changes nothing', async () => {
    await eventually(async () => {
      const open = `select id from derivation_run where state <> 'DONE'`;
      expect(await world.database.query(open)).toEqual([]);
    });
    const before = await stored();
    const again = await addExpression(editor, amendmentDocument(changes));
    expect(again.changes.every(({ action }) => action === 'KEEP')).toBe(true);
    expect(again.effects?.obligations).toEqual([]);
    expect(await stored()).toEqual(before);
    await importLaw(editor);
    expect(await stored()).toEqual(before);
  });

  it('withdraws the assignments of repealed provisions by itself; what was accepted stays', async () => {
    const ofRepealed = { obligationId: obligationIds['yearly-permits'] };
    await eventually(async () => {
      const statuses = (await tasksOf(committee(), ofRepealed)).map(({ status }) => status);
      expect(statuses.sort()).toEqual(['ACCEPTED', 'CANCELLED', 'CANCELLED', 'CANCELLED']);
    });
    const causes = await world.database.query<{ kind: string; assignments: number }>(
      `select c.kind, count(*)::integer as assignments from assignment a
         join assignment_cause c on c.id = a.withdrawal_cause_id group by c.kind`,
    );
    expect(causes).toEqual([{ kind: 'LAW_AMENDED', assignments: 4 }]);
    expect(await derive(editor, instrumentId)).toMatchObject({
      assignmentsCreated: 0,
      assignmentsWithdrawn: 0,
    });
  });

  it('asks for its obligations to be read again until a law editor confirms them', async () => {
    expect(await obligation('monthly-answers')).toMatchObject({ reviewNeeded: false, amendments: [] });
    expect(await obligation('yearly-permits')).toMatchObject({
      reviewNeeded: true,
      amendments: [{ touch: 'REPEALED', confirmedAt: null }],
    });
    expect(await obligation('write-code')).toMatchObject({
      reviewNeeded: true,
      amendments: [
        { touch: 'CHANGED', expression: { label: 'As amended in 1399' }, provision: { eId: 'art_2' } },
      ],
    });
    const confirm = (obligationId: string, more: Record<string, unknown> = {}) =>
      editor.mutate<{ obligation: { reviewNeeded: boolean } | null; userErrors: UserError[] }>(
        'confirmObligation',
        { obligationId, ...more },
        'obligation { reviewNeeded }',
      );
    const id = obligationIds['write-code'] ?? '';
    const clientMutationId = randomUUID();
    const confirmed = await confirm(id, { clientMutationId });
    expect(confirmed).toEqual({ obligation: { reviewNeeded: false }, userErrors: [] });
    expect(await confirm(id, { clientMutationId })).toEqual(confirmed);
    expect((await confirm(id)).userErrors).toMatchObject([
      { code: 'STATE', field: ['input', 'obligationId'] },
    ]);
    const missing = await confirm(toGlobalId('Obligation', randomUUID()));
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'obligationId'] }]);
    expect(await world.eventTypes(rowId(id))).toEqual(
      expect.arrayContaining(['compliance.obligation.amended', 'compliance.obligation.confirmed']),
    );
  });
});

function rowId(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';
}
