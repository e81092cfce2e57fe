import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { article, defaultObligations, fileOf, lawDocument, obligationsDocument } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, importLaw, type UserError } from './law.js';

interface ImportPayload {
  instrument?: { id: string } | null;
  changes: { action: string; entity: string; code: string; detail: string | null }[];
  counts?: Record<string, number> | null;
  userErrors: UserError[];
}

const changes = 'changes { action entity code detail }';

describe('importing a law', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await w.unitsArrived();
  });
  const editor = () => world.caller('LAW_EDITOR', 'city');

  const importText = (caller: Caller, document: string, more: Record<string, unknown> = {}) =>
    caller.mutate<ImportPayload>('importInstrument', { document, ...more }, `instrument { id } ${changes}`);

  const importDuties = (caller: Caller, instrumentId: string, obligations: Record<string, unknown>[]) =>
    caller.mutate<ImportPayload>(
      'importObligations',
      { instrumentId, document: fileOf(obligationsDocument(obligations)) },
      changes,
    );

  /** Everything that an import writes, to see that nothing changed. */
  const stored = async () =>
    Promise.all(
      ['instrument', 'expression', 'provision', 'expression_provision', 'obligation', 'event'].map(
        async (table) => [table, (await world.database.query(`select count(*)::int as n from ${table}`))[0]],
      ),
    );

  it('is refused as a whole, with line, path and reason, and nothing is stored', async () => {
    const before = await stored();
    const broken: [string, string, string][] = [
      ['{ "format": ', 'INVALID', 'line 1'],
      [fileOf(lawDocument({ kind: 'POEM' })), 'INVALID', 'line 4, kind'],
      [
        fileOf(lawDocument({ provisions: [article('art_1', '۱'), article('art_1', '۱')] })),
        'DUPLICATE',
        'provisions[1].eId',
      ],
      [fileOf({ ...lawDocument(), code: 'Not A Code' }), 'INVALID', 'line 3, code'],
      [
        fileOf(lawDocument({ expression: { label: { fa: 'متن' }, adoptedOn: '2011-02-30' } })),
        'INVALID',
        'expression.adoptedOn',
      ],
    ];
    for (const [document, code, place] of broken) {
      const { instrument, userErrors } = await importText(editor(), document);
      expect(instrument).toBeNull();
      expect(userErrors[0]).toMatchObject({ code, field: ['input', 'document'] });
      expect(userErrors[0]?.message).toContain(place);
    }
    const { userErrors } = await importText(world.caller('LAW_EDITOR', 'city', 'FA'), '{');
    expect(userErrors[0]?.message).toContain('خط ۱'.replace('۱', '1'));
    expect(await stored()).toEqual(before);
  });

  it('shows what it would do without doing it', async () => {
    const before = await stored();
    const preview = await editor().mutate<ImportPayload>(
      'previewInstrumentImport',
      { document: fileOf(lawDocument()) },
      `${changes} counts { chapters articles clauses notes items amended }`,
    );
    expect(preview.changes.every(({ action }) => action === 'CREATE')).toBe(true);
    expect(preview.counts).toEqual({ chapters: 1, articles: 2, clauses: 1, notes: 0, items: 0, amended: 0 });
    expect(await stored()).toEqual(before);
  });

  it('loads once, and the same document again changes nothing', async () => {
    const id = await importLaw(editor());
    const before = await stored();
    const again = await importText(editor(), fileOf(lawDocument()));
    expect(again.instrument?.id).toBe(id);
    expect(new Set(again.changes.map(({ action }) => action))).toEqual(new Set(['KEEP']));
    expect(await stored()).toEqual(before);
    const rowId = Buffer.from(id, 'base64url').toString().slice('Instrument:'.length);
    expect(await world.eventTypes(rowId)).toEqual([
      'compliance.instrument.published',
      'compliance.instrument.provisions-loaded',
    ]);
  });

  it('answers the same key alike and refuses it with another document', async () => {
    const clientMutationId = randomUUID();
    const caller = editor();
    const document = fileOf(lawDocument({ code: 'second-law' }));
    const first = await importText(caller, document, { clientMutationId });
    const again = await importText(caller, document, { clientMutationId });
    expect(again).toEqual(first);
    const other = await importText(caller, fileOf(lawDocument({ code: 'third-law' })), { clientMutationId });
    expect(other.userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'clientMutationId'] },
    ]);
    const { instrument } = await caller.ask<{ instrument: unknown }>(
      '{ instrument(code: "third-law") { id } }',
    );
    expect(instrument).toBeNull();
  });

  it('keeps provisions and their obligations through a new expression, and still knows the old one', async () => {
    const caller = editor();
    const id = await importLaw(caller, lawDocument({ code: 'amended-law' }));
    const amendment = lawDocument({
      code: 'amended-law',
      expression: { label: { en: 'As amended' }, inForceFrom: '2020-03-20' },
      provisions: [article('art_2', '۲'), article('art_3', '۳')],
    });
    await importLaw(caller, amendment);
    const query = `query ($id: ID!) { instrument(id: $id) {
      currentExpression { label(lang: EN) provisions { id eId } } expressions { provisions { id eId parent { eId } } } } }`;
    interface Law {
      currentExpression: { label: string; provisions: { id: string; eId: string }[] };
      expressions: { provisions: { id: string; eId: string }[] }[];
    }
    const { instrument } = await caller.ask<{ instrument: Law }>(query, { id });
    expect(instrument.currentExpression.label).toBe('As amended');
    expect(instrument.currentExpression.provisions.map(({ eId }) => eId)).toEqual(['art_2', 'art_3']);
    expect(instrument.expressions[0]?.provisions.map(({ eId }) => eId)).toEqual([
      'chp_1',
      'art_1',
      'art_1__cl_a',
      'art_2',
    ]);
    const idOf = (provisions: { id: string; eId: string }[] = []) =>
      provisions.find(({ eId }) => eId === 'art_2')?.id;
    expect(idOf(instrument.expressions[0]?.provisions)).toBe(idOf(instrument.currentExpression.provisions));
    const { provisions } = await caller.ask<{ provisions: { nodes: { eId: string }[] } }>(
      'query ($id: ID!) { provisions(filter: { instrumentId: $id }) { nodes { eId } } }',
      { id },
    );
    expect(provisions.nodes.map(({ eId }) => eId)).toEqual(['art_2', 'art_3']);
  });

  it('refuses obligations that do not fit the law, the units or the calendar, with their place', async () => {
    const caller = editor();
    const id = await importLaw(caller);
    const [yearly, code] = defaultObligations();
    const before = await stored();
    const clauses = [{ role: 'LEAD', codes: ['nowhere'] }];
    const undated = { anchor: 'GAZETTE', amount: 1, unit: 'MONTHS' };
    const cases: [Record<string, unknown>, string, string][] = [
      [{ ...code, provision: 'art_77' }, 'NOT_FOUND', 'obligations[1].provision'],
      [{ ...code, applicability: clauses }, 'NOT_FOUND', 'obligations[1].applicability[0].codes[0]'],
      [{ ...code, deadline: undated }, 'INVALID', 'obligations[1].deadline.anchor'],
      [{ ...code, period: 'YEARLY' }, 'INVALID', 'obligations[1].deadline.anchor'],
      [{ ...code, code: 'yearly-permits' }, 'DUPLICATE', 'obligations[1].code'],
    ];
    for (const [entry, expected, place] of cases) {
      const { userErrors } = await importDuties(caller, id, [yearly ?? {}, entry]);
      expect(userErrors[0]).toMatchObject({ code: expected, field: ['input', 'document'] });
      expect(userErrors[0]?.message).toMatch(/^line \d+, /);
      expect(userErrors[0]?.message).toContain(place);
    }
    const other = fileOf({ ...obligationsDocument(), instrument: 'another-law' });
    const input = { instrumentId: id, document: other };
    const { userErrors } = await caller.mutate<ImportPayload>('importObligations', input, changes);
    expect(userErrors[0]?.message).toContain('line 3, instrument');
    expect(await stored()).toEqual(before);
  }, 30_000);

  it('loads obligations once, tells of a change by a new version, and moves none to another provision', async () => {
    const caller = editor();
    const id = await importLaw(caller);
    const [yearly, code] = defaultObligations();
    const first = await importDuties(caller, id, [yearly ?? {}, code ?? {}]);
    expect(first.changes.map(({ action }) => action)).toEqual(['CREATE', 'CREATE']);
    const again = await importDuties(caller, id, [yearly ?? {}, code ?? {}]);
    expect(again.changes.map(({ action }) => action)).toEqual(['KEEP', 'KEEP']);
    const changed = await importDuties(caller, id, [{ ...yearly, weight: 3 }]);
    expect(changed.changes).toMatchObject([{ action: 'UPDATE', code: 'yearly-permits', detail: 'weight' }]);
    const [row] = await world.database.query<{ id: string; version: number }>(
      `select id, version from obligation where code = 'yearly-permits'`,
    );
    expect(row?.version).toBe(2);
    expect(await world.eventTypes(row?.id)).toEqual([
      'compliance.obligation.defined',
      'compliance.obligation.revised',
    ]);
    const { userErrors } = await importDuties(caller, id, [{ ...yearly, provision: 'art_2' }]);
    expect(userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(userErrors[0]?.message).toContain('obligations[0].provision');
  });

  it('draws a single obligation under the same rules, naming the field that is wrong', async () => {
    const caller = editor();
    const id = await importLaw(caller);
    const { provisions } = await caller.ask<{ provisions: { nodes: { id: string }[] } }>(
      'query ($id: ID!) { provisions(filter: { instrumentId: $id, search: "پاسخگویی" }) { nodes { id } } }',
      { id },
    );
    const input = {
      provisionId: provisions.nodes[0]?.id,
      code: 'answer-people',
      title: { fa: 'پاسخ به مردم' },
      cadence: 'PERIODIC',
      period: 'MONTHLY',
      applicability: [{ role: 'LEAD', kinds: ['DISTRICT'] }],
      deadline: { anchor: 'PERIOD_END', amount: 5, unit: 'DAYS' },
    };
    const create = (more: Record<string, unknown>) =>
      caller.mutate<{ obligation: { code: string; weight: number } | null; userErrors: UserError[] }>(
        'createObligation',
        { ...input, ...more },
        'obligation { code weight provision { eId } deadline { rollToWorkingDay } }',
      );
    const wrong: [Record<string, unknown>, string, string[]][] = [
      [{ code: 'No!' }, 'INVALID', ['input', 'code']],
      [{ title: {} }, 'REQUIRED', ['input', 'title']],
      [{ title: { fa: ' ' } }, 'REQUIRED', ['input', 'title', 'fa']],
      [{ period: null }, 'REQUIRED', ['input', 'period']],
      [{ weight: -1 }, 'INVALID', ['input', 'weight']],
      [{ applicability: [{ role: 'LEAD' }] }, 'INVALID', ['input', 'applicability', '0']],
      [
        { applicability: [{ role: 'LEAD', codes: ['nowhere'] }] },
        'NOT_FOUND',
        ['input', 'applicability', '0', 'codes', '0'],
      ],
      [
        { deadline: { anchor: 'ADOPTION', amount: 5, unit: 'DAYS' } },
        'INVALID',
        ['input', 'deadline', 'anchor'],
      ],
      [{ provisionId: toGlobalId('Provision', randomUUID()) }, 'NOT_FOUND', ['input', 'provisionId']],
    ];
    const before = await stored();
    for (const [change, code, field] of wrong) {
      const { obligation, userErrors } = await create(change);
      expect(obligation).toBeNull();
      expect(userErrors).toContainEqual(expect.objectContaining({ code, field }));
    }
    expect(await stored()).toEqual(before);
    expect(await create({})).toMatchObject({
      obligation: { code: 'answer-people', weight: 1, provision: { eId: 'art_1' } },
      userErrors: [],
    });
    expect((await create({})).userErrors).toMatchObject([{ code: 'DUPLICATE', field: ['input', 'code'] }]);
  });

  it('is for law editors alone', async () => {
    for (const role of ['ADMIN', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER', 'VIEWER', 'SERVICE']) {
      const { data, errors } = await world
        .caller(role, 'city')
        .send(
          'mutation ($d: String!) { importInstrument(input: { document: $d }) { userErrors { code } } }',
          {
            d: fileOf(lawDocument({ code: 'forbidden' })),
          },
        );
      expect(data).toBeNull();
      expect(errors[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});
