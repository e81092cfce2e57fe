import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import {
  datedDuty,
  drawObligation,
  fixedDeadline,
  monthlyDuty,
  provisionIds,
  update,
  type ObligationNode,
} from './duties.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, derive, importLaw, type UserError } from './law.js';
import { accept, rowIdOf, submit, taskOf, tasksOf } from './work.js';

interface Preview {
  changes: { field: string; before: string | null; after: string | null }[];
  reachedCount: number;
  reachedByKind: { role: string; kind: string; count: number }[];
  reachedUnits: { role: string; unit: { id: string } }[];
  gainedUnits: { role: string; unit: { id: string } }[];
  lostUnits: { role: string; unit: { id: string } }[];
  assignmentsCreated: number;
  assignmentsWithdrawn: number;
  tasksOpened: number;
  tasksCancelled: number;
  tasksFollowing: number;
  tasksKept: number;
  weightBefore: number | null;
  weightAfter: number;
  dueDatesMoved: number;
  movedDueDates: { before: string; after: string; unit: { id: string }; task: { id: string } | null }[];
  dueDates: { dueOn: string; unitCount: number; derivation: string; periodLabel: string | null }[];
}

interface PreviewPayload {
  preview: Preview | null;
  userErrors: UserError[];
}

const fields = `preview { changes { field before after } reachedCount reachedByKind { role kind count }
  reachedUnits { role unit { id } } gainedUnits { role unit { id } } lostUnits { role unit { id } }
  assignmentsCreated assignmentsWithdrawn tasksOpened tasksCancelled tasksFollowing tasksKept
  weightBefore weightAfter dueDatesMoved movedDueDates { before after unit { id } task { id } }
  dueDates { dueOn unitCount derivation(lang: EN) periodLabel(lang: EN) } }`;

describe('the preview of an obligation', () => {
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
  const unit = (code: string, role: string) => ({ role, unit: { id: world.unitId(code) } });
  const previewNew = (input: Record<string, unknown>) =>
    editor.mutate<PreviewPayload>('previewObligation', input, fields);
  const previewChange = (input: Record<string, unknown>, caller = editor) =>
    caller.mutate<PreviewPayload>('previewObligationUpdate', input, fields);
  const stored = () =>
    world.database.query(
      `select (select count(*) from obligation) as obligations, (select count(*) from obligation_version) as versions,
         (select count(*) from assignment) as assignments, (select count(*) from event) as events`,
    );

  it('tells of a new one whom it reaches and what is due when, and what is told is what happens', async () => {
    const duty = {
      ...monthlyDuty('new'),
      provisionId: provisions['art_1'],
      applicability: [
        { role: 'LEAD', kinds: ['DISTRICT'] },
        { role: 'SUPPORT', within: ['district-1'] },
        { role: 'INFORMED', codes: ['city'] },
      ],
    };
    const before = await stored();
    const { preview, userErrors } = await previewNew(duty);
    expect(userErrors).toEqual([]);
    expect(await stored()).toEqual(before);
    expect(preview).toMatchObject({
      changes: [],
      reachedCount: 4,
      reachedByKind: [
        { role: 'INFORMED', kind: 'HEADQUARTERS', count: 1 },
        { role: 'LEAD', kind: 'DISTRICT', count: 2 },
        { role: 'SUPPORT', kind: 'DISTRICT_OFFICE', count: 1 },
      ],
      reachedUnits: [
        unit('city', 'INFORMED'),
        unit('district-1', 'LEAD'),
        unit('office-1', 'SUPPORT'),
        unit('district-2', 'LEAD'),
      ],
      assignmentsCreated: 4,
      assignmentsWithdrawn: 0,
      lostUnits: [],
      tasksOpened: 3,
      tasksCancelled: 0,
      weightBefore: null,
      weightAfter: 1,
      dueDates: [{ unitCount: 3, derivation: expect.stringContaining('5 days from the end of the period') }],
    });
    expect(preview?.gainedUnits).toEqual(preview?.reachedUnits);
    const { id } = await drawObligation(editor, duty);
    expect(await derive(editor, instrumentId)).toMatchObject({ assignmentsCreated: 4, tasksOpened: 3 });
    const tasks = await tasksOf(committee(), { obligationId: id });
    expect(new Set(tasks.map(({ dueOn }) => dueOn))).toEqual(new Set([preview?.dueDates[0]?.dueOn]));
    expect(preview?.dueDates[0]?.periodLabel).toBe(tasks[0]?.periodLabel);
  });

  it('counts due dates by the closures and days of rest of each unit', async () => {
    const closure = { title: { en: 'Flood' }, from: '2027-01-16', unitId: world.unitId('district-1') };
    await world.caller('ADMIN', 'city').mutate('addClosure', closure, 'closure { id }');
    const duty = { ...datedDuty('by-calendar', '2027-01-16'), provisionId: provisions['art_1'] };
    const { preview } = await previewNew({
      ...duty,
      applicability: [{ role: 'LEAD', kinds: ['DISTRICT', 'HEADQUARTERS'] }],
    });
    expect(preview?.dueDates).toMatchObject([
      { dueOn: '2027-01-16', unitCount: 2, periodLabel: null },
      { dueOn: '2027-01-17', unitCount: 1, derivation: expect.stringContaining('Flood') },
    ]);
  });

  it('shows that a rule reaches nobody, and that nothing comes of what is not valid yet', async () => {
    const duty = { ...monthlyDuty('nobody'), provisionId: provisions['art_1'] };
    const nobody = await previewNew({ ...duty, applicability: [{ role: 'LEAD', kinds: ['COMPANY'] }] });
    expect(nobody).toMatchObject({
      preview: { reachedCount: 0, reachedUnits: [], tasksOpened: 0 },
      userErrors: [],
    });
    const later = await previewNew({ ...duty, validFrom: '2999-01-01' });
    expect(later.preview).toMatchObject({
      reachedCount: 2,
      assignmentsCreated: 0,
      tasksOpened: 0,
      dueDates: [],
    });
  });

  describe('of a change', () => {
    let obligation: ObligationNode;
    beforeAll(async () => {
      obligation = await drawObligation(editor, {
        ...monthlyDuty('changing'),
        provisionId: provisions['art_2'],
      });
      await derive(editor, instrumentId);
      const done = await taskOf(committee(), {
        obligationId: obligation.id,
        unitId: world.unitId('district-2'),
      });
      const { report } = await submit(world.caller('REPORTER', 'district-2'), done.id);
      await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    }, 30_000);

    it('shows the difference field by field, and which assignments and tasks it touches', async () => {
      const change = {
        obligationId: obligation.id,
        weight: 3,
        reviewingFunction: 'inspection',
        applicability: [{ role: 'LEAD', codes: ['district-2', 'office-1'] }],
      };
      const before = await stored();
      const { preview } = await previewChange(change);
      expect(await stored()).toEqual(before);
      expect(preview?.changes).toContainEqual({ field: 'weight', before: '1', after: '3' });
      expect(preview?.changes).toContainEqual({
        field: 'reviewingFunction',
        before: null,
        after: '"inspection"',
      });
      expect(preview?.changes.map(({ field }) => field).sort()).toEqual([
        'applicability',
        'reviewingFunction',
        'weight',
      ]);
      expect(preview).toMatchObject({
        reachedUnits: [unit('office-1', 'LEAD'), unit('district-2', 'LEAD')],
        gainedUnits: [unit('office-1', 'LEAD')],
        lostUnits: [unit('district-1', 'LEAD')],
        weightBefore: 1,
        weightAfter: 3,
        dueDatesMoved: 0,
        assignmentsCreated: 1,
        assignmentsWithdrawn: 1,
        tasksOpened: 1,
        tasksCancelled: 1,
        tasksFollowing: 0,
        tasksKept: 1,
      });
      await update(editor, { ...change, reason: 'As previewed.' });
      await eventually(async () => {
        const tasks = await tasksOf(committee(), { obligationId: obligation.id });
        expect(tasks.map(({ status, unit: { id } }) => [id, status]).sort()).toEqual(
          [
            [world.unitId('office-1'), 'TO_DO'],
            [world.unitId('district-1'), 'CANCELLED'],
            [world.unitId('district-2'), 'ACCEPTED'],
          ].sort(),
        );
      });
    });

    it('shows which due dates move from when to when, and that is what happens', async () => {
      const { id: obligationId } = await drawObligation(editor, {
        ...datedDuty('dated', '2027-01-09'),
        provisionId: provisions['art_2'],
      });
      await derive(editor, instrumentId);
      const change = { obligationId, deadline: fixedDeadline('2027-01-23') };
      const { preview } = await previewChange(change, committee());
      const tasks = await tasksOf(committee(), { obligationId });
      expect(preview).toMatchObject({ dueDatesMoved: 2, tasksFollowing: 2, tasksOpened: 0 });
      const byTask = (a: { task: { id: string } | null }, b: { task: { id: string } | null }) =>
        (a.task?.id ?? '').localeCompare(b.task?.id ?? '');
      expect(preview?.movedDueDates.sort(byTask)).toEqual(
        tasks
          .map(({ id, unit: of }) => ({ before: '2027-01-09', after: '2027-01-23', unit: of, task: { id } }))
          .sort(byTask),
      );
      const hidden = await previewChange(change);
      expect(hidden.preview?.movedDueDates.map(({ task }) => task)).toEqual([null, null]);
      await update(editor, { ...change, reason: 'As previewed.' });
      const after = await tasksOf(committee(), { obligationId });
      expect(after.map(({ dueOn }) => dueOn)).toEqual(['2027-01-23', '2027-01-23']);
    });

    it('opens the tasks of another cadence for those who stay', async () => {
      const quarterly = { obligationId: obligation.id, period: 'QUARTERLY' };
      const { preview } = await previewChange(quarterly);
      expect(preview).toMatchObject({ assignmentsCreated: 0, assignmentsWithdrawn: 0, tasksOpened: 2 });
      await update(editor, { ...quarterly, reason: 'Less often.' });
      await eventually(async () => {
        const tasks = await tasksOf(committee(), { obligationId: obligation.id, status: ['TO_DO'] });
        expect(tasks).toHaveLength(3);
      });
    });

    it('gives nothing to a unit that somebody freed of the obligation', async () => {
      const { id: obligationId } = await drawObligation(editor, {
        ...monthlyDuty('freed'),
        provisionId: provisions['art_2'],
      });
      await derive(editor, instrumentId);
      const [assignment] = await world.database.query<{ id: string }>(
        'select id from assignment where obligation_id = $1 and unit_id = $2',
        [obligationId, world.unitId('district-1')].map(rowIdOf),
      );
      const withdrawal = {
        assignmentId: toGlobalId('Assignment', assignment?.id ?? ''),
        reason: 'Not theirs.',
      };
      await committee().mutate('withdrawAssignment', withdrawal, 'assignment { id }');
      const { preview } = await previewChange({ obligationId, weight: 2 });
      expect(preview).toMatchObject({ reachedCount: 2, gainedUnits: [], lostUnits: [], tasksFollowing: 1 });
    });

    it('is refused like the change itself', async () => {
      const wrong: [Record<string, unknown>, string, string[]][] = [
        [{ weight: 0 }, 'INVALID', ['weight']],
        [{ expectedVersion: 77 }, 'CONFLICT', ['expectedVersion']],
        [{ obligationId: toGlobalId('Obligation', randomUUID()) }, 'NOT_FOUND', ['obligationId']],
      ];
      for (const [change, code, field] of wrong) {
        const { preview, userErrors } = await previewChange({ obligationId: obligation.id, ...change });
        expect(preview).toBeNull();
        expect(userErrors).toMatchObject([{ code, field: ['input', ...field] }]);
      }
    });
  });
});

describe('the list of obligations', () => {
  let editor: Caller;
  let provisions: Record<string, string>;
  const world = useWorld(async (w) => {
    await createUnits(w);
    await w.unitsArrived();
    editor = w.caller('LAW_EDITOR', 'city');
    const instrumentId = await importLaw(editor);
    provisions = await provisionIds(editor, instrumentId);
    const once = {
      cadence: 'ONCE',
      period: null,
      deadline: { anchor: 'ADOPTION', amount: 1, unit: 'YEARS' },
    };
    await drawObligation(editor, { ...monthlyDuty('monthly'), provisionId: provisions['art_1__cl_a'] });
    await drawObligation(editor, {
      ...monthlyDuty('once-city'),
      ...once,
      provisionId: provisions['art_2'],
      furtherProvisionIds: [provisions['art_1__cl_a']],
      applicability: [{ role: 'LEAD', codes: ['city'] }],
    });
    await drawObligation(editor, { ...monthlyDuty('second'), provisionId: provisions['art_2'] });
    await derive(editor, instrumentId);
  });
  const codes = async (filter: Record<string, unknown>, caller = world.caller('COMMITTEE', 'city')) => {
    const { obligations } = await caller.ask<{ obligations: { nodes: { code: string }[] } }>(
      'query ($filter: ObligationFilter) { obligations(filter: $filter) { nodes { code } } }',
      { filter },
    );
    return obligations.nodes.map(({ code }) => code).sort();
  };

  it('is narrowed to a provision, with or without what lies below it, as first or further one', async () => {
    expect(await codes({ provisionId: provisions['art_1'] })).toEqual([]);
    expect(await codes({ provisionId: provisions['art_1'], provisionSubtree: true })).toEqual([
      'monthly',
      'once-city',
    ]);
    expect(await codes({ provisionId: provisions['art_2'] })).toEqual(['once-city', 'second']);
    expect(await codes({ provisionId: provisions['chp_1'], provisionSubtree: true })).toHaveLength(3);
  });

  it('is narrowed to cadences, and to what is laid on a unit', async () => {
    expect(await codes({ cadence: ['ONCE'] })).toEqual(['once-city']);
    expect(await codes({ unitId: world.unitId('district-1') })).toEqual(['monthly', 'second']);
    expect(await codes({ unitId: world.unitId('district-1'), cadence: ['ONCE'] })).toEqual([]);
  });

  it('tells nobody what is laid on a unit whose assignments they may not see', async () => {
    const unitId = world.unitId('district-1');
    expect(await codes({ unitId }, world.caller('VIEWER', 'elsewhere'))).toEqual([]);
    expect(await codes({ unitId }, world.caller('VIEWER', 'district-1'))).toEqual(['monthly', 'second']);
  });
});
