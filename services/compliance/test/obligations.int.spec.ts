import { describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { article, fileOf, lawDocument, obligationsDocument } from './documents.js';
import { createObligation, drawObligation, monthlyDuty, provisionIds } from './duties.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, derive, importLaw, type UserError } from './law.js';
import { taskOf, tasksOf } from './work.js';

describe('an obligation', () => {
  let editor: Caller;
  let instrumentId: string;
  let provisions: Record<string, string>;
  let foreignProvision: string;
  const world = useWorld(async (w) => {
    await createUnits(w);
    await w.unitsArrived();
    editor = w.caller('LAW_EDITOR', 'city');
    instrumentId = await importLaw(editor);
    provisions = await provisionIds(editor, instrumentId);
    const other = lawDocument({ code: 'other-law', provisions: [article('art_1', '۱')] });
    foreignProvision = (await provisionIds(editor, await importLaw(editor, other)))['art_1'] ?? '';
  });
  const committee = () => world.caller('COMMITTEE', 'city');
  const today = tehranDate(new Date());

  it('keeps evidence rule, reviewing function, four eyes and validity, and shows at all that it is drawn from', async () => {
    const { id } = await drawObligation(editor, {
      ...monthlyDuty('all-told'),
      provisionId: provisions['art_1'],
      furtherProvisionIds: [provisions['art_2'], provisions['art_1__cl_a']],
      evidenceRule: { minimum: 2, kinds: ['FILE'] },
      reviewingFunction: 'inspection',
      fourEyes: true,
      validFrom: '2026-03-21',
      validTo: '2999-01-01',
    });
    const { obligation } = await editor.ask<{ obligation: Record<string, unknown> }>(
      `query ($id: ID!) { obligation(id: $id) { evidenceRequired evidenceRule { required minimum kinds }
         reviewingFunction fourEyes validFrom validTo provision { eId } provisions { eId obligations { code } } } }`,
      { id },
    );
    const obligations = [{ code: 'all-told' }];
    expect(obligation).toEqual({
      evidenceRequired: true,
      evidenceRule: { required: true, minimum: 2, kinds: ['FILE'] },
      reviewingFunction: 'inspection',
      fourEyes: true,
      validFrom: '2026-03-21',
      validTo: '2999-01-01',
      provision: { eId: 'art_1' },
      provisions: ['art_1', 'art_2', 'art_1__cl_a'].map((eId) => ({ eId, obligations })),
    });
    const [event] = await world.database.query<{ payload: { obligation: object } }>(
      `select payload from event where type = 'compliance.obligation.defined' order by id desc limit 1`,
    );
    expect(event?.payload.obligation).toMatchObject({
      fourEyes: true,
      validTo: '2999-01-01',
      furtherProvisionIds: [expect.any(String), expect.any(String)],
    });
  });

  it('asks for one piece of evidence of any kind where it only says that evidence is required', async () => {
    const { id } = await drawObligation(editor, {
      ...monthlyDuty('short'),
      provisionId: provisions['art_1'],
      evidenceRequired: true,
    });
    const rule = 'query ($id: ID!) { obligation(id: $id) { evidenceRule { required minimum kinds } } }';
    expect(await editor.ask(rule, { id })).toEqual({
      obligation: { evidenceRule: { required: true, minimum: 1, kinds: [] } },
    });
  });

  const art = (eId: string) => () => provisions[eId];
  const refused: [string, () => Record<string, unknown>, string, string[]][] = [
    [
      'a further provision that is none',
      () => ({ furtherProvisionIds: ['x'] }),
      'NOT_FOUND',
      ['furtherProvisionIds', '0'],
    ],
    [
      'a further provision of another instrument',
      () => ({ furtherProvisionIds: [provisions['art_2'], foreignProvision] }),
      'NOT_FOUND',
      ['furtherProvisionIds', '1'],
    ],
    [
      'a further provision that is the first one',
      () => ({ furtherProvisionIds: [art('art_1')()] }),
      'DUPLICATE',
      ['furtherProvisionIds', '0'],
    ],
    [
      'a validity that ends as it starts',
      () => ({ validFrom: today, validTo: today }),
      'INVALID',
      ['validTo'],
    ],
    ['a weight out of range', () => ({ weight: 1001 }), 'INVALID', ['weight']],
    [
      'no evidence at all, called evidence',
      () => ({ evidenceRule: { minimum: 0 } }),
      'INVALID',
      ['evidenceRule', 'minimum'],
    ],
    ['a function that is no tag', () => ({ reviewingFunction: 'No!' }), 'INVALID', ['reviewingFunction']],
    [
      'a subtree of no known unit',
      () => ({ applicability: [{ role: 'LEAD', within: ['nowhere'] }] }),
      'NOT_FOUND',
      ['applicability', '0', 'within', '0'],
    ],
  ];
  it.each(refused)('is refused with %s', async (_name, wrong, code, field) => {
    const input = { ...monthlyDuty('refused'), provisionId: provisions['art_1'], ...wrong() };
    const { obligation, userErrors } = await createObligation(editor, input);
    expect(obligation).toBeNull();
    expect(userErrors).toContainEqual(expect.objectContaining({ code, field: ['input', ...field] }));
  });

  it('is refused where its rule reaches no unit today, unless that is wanted', async () => {
    const input = {
      ...monthlyDuty('reaches-none'),
      provisionId: provisions['art_1'],
      applicability: [{ role: 'LEAD', kinds: ['COMPANY'] }],
    };
    const { obligation, userErrors } = await createObligation(editor, input);
    expect(obligation).toBeNull();
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'applicability'], message: 'This rule reaches no unit.' },
    ]);
    expect(await drawObligation(editor, { ...input, acceptNoReach: true })).toMatchObject({ version: 1 });
  });

  it('is refused in a document where its rule reaches no unit, with its place, unless that is wanted', async () => {
    const entry = {
      ...monthlyDuty('document-reaches-none'),
      provision: 'art_1',
      applicability: [{ role: 'LEAD', kinds: ['DISTRICT'] }],
      exclusions: [{ within: ['city'] }],
    };
    const input = { instrumentId, document: fileOf(obligationsDocument([entry])) };
    const load = (more: Record<string, unknown>) =>
      editor.mutate<{ userErrors: UserError[] }>(
        'importObligations',
        { ...input, ...more },
        'changes { action }',
      );
    const { userErrors } = await load({});
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'document'] }]);
    expect(userErrors[0]?.message).toMatch(/^line \d+, obligations\[0\]\.applicability: /);
    expect(await load({ acceptNoReach: true })).toEqual({ changes: [{ action: 'CREATE' }], userErrors: [] });
  });

  it('reaches a unit with all below it, and follows units that move in and out', async () => {
    await world.directory.createAll([
      { code: 'hall', kind: 'ORGANISATION', parent: 'city' },
      { code: 'hall-team', kind: 'UNIT', parent: 'hall' },
      { code: 'team-desk', kind: 'UNIT', parent: 'hall-team' },
    ]);
    await world.unitsArrived();
    await drawObligation(editor, {
      ...monthlyDuty('hall-duty'),
      provisionId: provisions['art_2'],
      applicability: [{ role: 'LEAD', kinds: ['UNIT'], within: ['hall'] }],
    });
    await derive(editor, instrumentId);
    const desk = { unitId: world.unitId('team-desk') };
    expect(await taskOf(committee(), desk)).toMatchObject({ status: 'TO_DO' });
    expect(await tasksOf(committee(), { unitId: world.unitId('hall') })).toEqual([]);
    await world.directory.move('hall-team', 'city');
    await eventually(async () =>
      expect(await taskOf(committee(), desk)).toMatchObject({ status: 'CANCELLED' }),
    );
    await world.directory.move('hall-team', 'hall');
    await eventually(async () => {
      const statuses = (await tasksOf(committee(), desk)).map(({ status }) => status);
      expect(statuses.sort()).toEqual(['CANCELLED', 'TO_DO']);
    });
  });

  it('binds nobody before it is valid', async () => {
    await drawObligation(editor, {
      ...monthlyDuty('not-yet'),
      provisionId: provisions['art_2'],
      validFrom: '2999-01-01',
    });
    await derive(editor, instrumentId);
    const rows = await world.database.query(
      `select from assignment a join obligation o on o.id = a.obligation_id where o.code = 'not-yet'`,
    );
    expect(rows).toEqual([]);
  });
});
