import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { AmendmentSettlement } from '../src/amendments/amendment-settlement.service.js';
import { DerivationJobs } from '../src/assignments/derivation.jobs.js';
import { amendmentDocument, article, defaultObligations, lawDocument } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import { addExpression, createUnits, derive, establishLaw, importLaw, previewExpression } from './law.js';
import { accept, submit, taskOf, tasksOf } from './work.js';

interface ExpressionNode {
  id: string;
  label: string;
  effectiveOn: string | null;
  provisions: { eId: string; status: string; inForceFrom: string | null }[];
}

const toCome = { label: { fa: 'اصلاحی ۱۴۰۶', en: 'As amended in 1406' }, inForceFrom: '2027-03-21' };
const theDay = new Date('2027-03-21T06:00:00Z');
const replaceArticle2 = { action: 'REPLACE', eId: 'art_2', text: { fa: 'متن تازهٔ ماده ۲' } };

describe('expressions', () => {
  let editor: Caller;
  let instrumentId = '';
  const world = useWorld(async (w) => {
    await createUnits(w);
    ({ editor, instrumentId } = await establishLaw(w));
  });

  const fields = 'id label(lang: EN) effectiveOn provisions { eId status inForceFrom }';
  const law = async (asOf: string | null = null) => {
    const { instrument } = await editor.ask<{
      instrument: {
        title: string;
        currentExpression: ExpressionNode;
        expression: ExpressionNode | null;
        expressions: (ExpressionNode & { amends: { label: string } | null })[];
      };
    }>(
      `query ($id: ID!, $asOf: LocalDate) { instrument(id: $id) { title(lang: EN) currentExpression { ${fields} }
        expression(asOf: $asOf) { ${fields} } expressions { ${fields} amends { label(lang: FA) } } } }`,
      { id: instrumentId, asOf },
    );
    return instrument;
  };
  const law2 = async (code: string) => {
    const { instrument } = await editor.ask<{
      instrument: { id: string; currentExpression: { label: string } | null };
    }>('query ($code: String!) { instrument(code: $code) { id currentExpression { label(lang: EN) } } }', {
      code,
    });
    return instrument;
  };
  const lawEvents = () => world.eventTypes(rowId(instrumentId));
  const followDay = (at: Date) => world.app.get(DerivationJobs, { strict: false }).followDay(at);
  const committee = () => world.caller('COMMITTEE', 'city');

  it('of a day to come is stored, shown and told of, and is not the current one', async () => {
    const before = await law();
    const added = await addExpression(
      editor,
      amendmentDocument(
        [
          replaceArticle2,
          {
            action: 'ADD',
            parent: 'chp_1',
            provision: { ...article('art_3', '۳'), inForceFrom: '2027-09-23' },
          },
        ],
        { expression: toCome },
      ),
    );
    expect(added.userErrors).toEqual([]);
    expect(added.effects?.obligations).toMatchObject([
      { touch: 'CHANGED', obligation: { code: 'write-code' } },
    ]);
    const after = await law();
    expect(after.currentExpression).toEqual(before.currentExpression);
    expect(after.expression).toEqual(before.currentExpression);
    expect(after.expressions.map(({ label, amends }) => [label, amends?.label])).toEqual([
      ['مصوب ۱۳۹۰', undefined],
      ['As amended in 1406', 'مصوب ۱۳۹۰'],
    ]);
    expect((await law('2027-03-20')).expression?.label).toBe('مصوب ۱۳۹۰');
    expect((await law('2027-03-21')).expression?.label).toBe('As amended in 1406');
    expect((await law('1999-01-01')).expression).toBeNull();
    expect((await lawEvents()).at(-1)).toBe('compliance.instrument.text-stored');
    const { obligation } = await writeCode();
    expect(obligation.reviewNeeded).toBe(false);
  });

  it('before it leaves the current one alone when it is loaded later', async () => {
    const before = await law();
    const older = lawDocument({
      title: { en: 'The bill' },
      expression: { label: { en: 'Bill' }, adoptedOn: '2008-01-01' },
      provisions: [article('art_2', '۲'), article('art_9', '۹')],
    });
    expect(await importLaw(editor, older)).toBe(instrumentId);
    const after = await law('2009-01-01');
    expect([after.title, after.currentExpression]).toEqual([before.title, before.currentExpression]);
    expect(after.expression?.provisions.map(({ eId }) => eId)).toEqual(['art_2', 'art_9']);
    expect((await lawEvents()).at(-1)).toBe('compliance.instrument.text-stored');
    const { tasksOpened, assignmentsCreated, assignmentsWithdrawn } = await derive(editor, instrumentId);
    expect([tasksOpened, assignmentsCreated, assignmentsWithdrawn]).toEqual([0, 0, 0]);
  });

  it('takes effect by itself on its day, with events and effects, and once', async () => {
    const { task } = await writeCode();
    const { report } = await submit(world.caller('REPORTER', 'city'), task.id);
    await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    await followDay(new Date('2027-03-20T06:00:00Z'));
    expect((await law()).currentExpression.label).toBe('مصوب ۱۳۹۰');
    await followDay(theDay);
    const after = await law();
    expect(after.currentExpression.label).toBe('As amended in 1406');
    expect(after.currentExpression.provisions.map(({ eId }) => eId)).toEqual([
      'chp_1',
      'art_1',
      'art_1__cl_a',
      'art_2',
      'art_3',
    ]);
    const events = await lawEvents();
    expect(events.slice(-2)).toEqual([
      'compliance.instrument.published',
      'compliance.instrument.provisions-loaded',
    ]);
    const [published] = await world.database.query<{ actor: { kind: string } }>(
      `select actor from event where aggregate_id = $1 and type like '%published' order by id desc limit 1`,
      [rowId(instrumentId)],
    );
    expect(published?.actor.kind).toBe('SYSTEM');
    const reopened = await writeCode();
    expect(reopened).toMatchObject({ obligation: { reviewNeeded: true }, task: { status: 'IN_PROGRESS' } });
    await followDay(theDay);
    expect(await lawEvents()).toEqual(events);
    expect((await writeCode()).task).toEqual(reopened.task);
  });

  it('may hold provisions that bind later: no task is opened for them before their day', async () => {
    const [yearly] = defaultObligations();
    const { provisions } = (await law()).currentExpression;
    expect(provisions.find(({ eId }) => eId === 'art_3')?.inForceFrom).toBe('2027-09-23');
    const document = {
      format: 'rasad.obligations/1',
      instrument: 'test-law',
      obligations: [{ ...yearly, code: 'of-autumn', provision: 'art_3' }],
    };
    await editor.mutate(
      'importObligations',
      { instrumentId, document: JSON.stringify(document) },
      'changes { code }',
    );
    const [{ id } = { id: '' }] = await world.database.query<{ id: string }>(
      `select id from obligation where code = 'of-autumn'`,
    );
    const tasks = () => tasksOf(committee(), { obligationId: toGlobalId('Obligation', id) });
    expect(await derive(editor, instrumentId)).toMatchObject({ assignmentsCreated: 0, tasksOpened: 0 });
    await followDay(new Date('2027-09-22T06:00:00Z'));
    expect(await tasks()).toEqual([]);
    await followDay(new Date('2027-09-23T06:00:00Z'));
    expect(await tasks()).toHaveLength(2);
  });

  it('of a law that is all to come has no current text until its day', async () => {
    const newLaw = lawDocument({ code: 'law-to-come', expression: toCome });
    const preview = await previewExpression(editor, newLaw);
    expect(preview.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await importLaw(editor, newLaw);
    expect((await law2('law-to-come')).currentExpression).toBeNull();
    await followDay(theDay);
    expect((await law2('law-to-come')).currentExpression?.label).toBe('As amended in 1406');
  });

  const writeCode = async () => {
    const [{ id } = { id: '' }] = await world.database.query<{ id: string }>(
      `select id from obligation where code = 'write-code'`,
    );
    const obligationId = toGlobalId('Obligation', id);
    const { obligation } = await editor.ask<{ obligation: { reviewNeeded: boolean } }>(
      'query ($id: ID!) { obligation(id: $id) { reviewNeeded } }',
      { id: obligationId },
    );
    return { obligation, task: await taskOf(committee(), { obligationId }) };
  };
});

describe('an amendment that touches more tasks than one batch', () => {
  const count = 1_050;
  const world = useWorld(async (w) => {
    await w.directory.create({ code: 'city', kind: 'HEADQUARTERS' });
    const offices = Array.from({ length: count }, (_, index) => ({
      code: `office-${index}`,
      kind: 'UNIT' as const,
    }));
    await w.directory.createAll(offices.map((office) => ({ ...office, parent: 'city' })));
    await eventually(
      async () => {
        const [units] = await w.database.query<{ known: number }>('select count(*)::int as known from unit');
        expect(units?.known).toBe(count + 1);
      },
      { timeoutMs: 45_000 },
    );
  });

  it('reopens each of them once, whoever sees to them together', async () => {
    const [, code] = defaultObligations();
    await establishLaw(world, [{ ...code, applicability: [{ role: 'LEAD', kinds: ['UNIT'] }] }]);
    await world.database.query(`update task set status = 'ACCEPTED', result = 'COMPLIANT', version = 3`);
    const editor = world.caller('LAW_EDITOR', 'city');
    const settlement = world.app.get(AmendmentSettlement, { strict: false });
    const [added] = await Promise.all([
      addExpression(editor, amendmentDocument([replaceArticle2])),
      ...Array.from({ length: 3 }, () => settlement.settleDue(new Date())),
    ]);
    await Promise.all([settlement.settleDue(new Date()), settlement.settleDue(new Date())]);
    expect(added?.effects?.tasksToReopen).toBe(count);
    const states = await world.database.query(
      'select status, result, version, count(*)::int as tasks from task group by 1, 2, 3',
    );
    expect(states).toEqual([{ status: 'IN_PROGRESS', result: 'NOT_ASSESSED', version: 4, tasks: count }]);
    const [events] = await world.database.query(
      `select count(*)::int as told, count(distinct aggregate_id)::int as tasks from event
       where type = 'compliance.task.reopened'`,
    );
    expect(events).toEqual({ told: count, tasks: count });
  }, 60_000);
});

describe('comparing expressions', () => {
  let editor: Caller;
  let instrumentId = '';
  const ids: Record<string, string> = {};
  const world = useWorld(async (w) => {
    await w.directory.create({ code: 'city', kind: 'HEADQUARTERS' });
    await w.unitsArrived();
    editor = w.caller('LAW_EDITOR', 'city');
    instrumentId = await importLaw(editor);
    const { userErrors } = await addExpression(
      editor,
      amendmentDocument([
        { action: 'REPLACE', eId: 'art_2', text: { fa: 'متن ماده ۲ دربارهٔ پاسخ‌گویی مالی' } },
        { action: 'REPLACE', eId: 'art_1', text: { fa: 'متن ماده ١ دربارۀ پاسخگويي اداري' } },
        { action: 'REPEAL', eId: 'art_1__cl_a' },
        { action: 'ADD', parent: 'chp_1', provision: article('art_3', '۳') },
        { action: 'MOVE', eId: 'chp_1', number: 'دوم', label: { fa: 'فصل دوم' } },
      ]),
    );
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    const { instrument } = await editor.ask<{ instrument: { expressions: { id: string }[] } }>(
      'query ($id: ID!) { instrument(id: $id) { expressions { id } } }',
      { id: instrumentId },
    );
    for (const [index, name] of ['from', 'to'].entries()) ids[name] = instrument.expressions[index]?.id ?? '';
  });

  interface Segment {
    kind: string;
    text: string;
    spelledBefore: string | null;
  }
  interface Compared {
    compareExpressions: {
      changes: {
        totalCount: number;
        pageInfo: { endCursor: string; hasNextPage: boolean };
        nodes: {
          kind: string;
          isMoved: boolean;
          eId: string;
          before: { text: string | null } | null;
          after: { text: string | null } | null;
          text: Segment[];
        }[];
      };
    } | null;
  }
  const query = `query ($from: ID!, $to: ID!, $first: Int! = 50, $after: String) {
    compareExpressions(fromId: $from, toId: $to) { added changed respelled repealed moved unchanged
      from { id } to { id } changes(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
        nodes { kind isMoved eId before { text(lang: FA) } after { text(lang: FA) }
          text(lang: FA) { kind text spelledBefore } heading { kind } } } } }`;

  it('shows what was added, changed, repealed and moved, with both wordings, and counts the rest', async () => {
    const viewer = world.caller('VIEWER', 'city');
    const { compareExpressions } = await viewer.ask<Compared>(query, ids);
    expect(compareExpressions).toMatchObject({
      ...{ added: 1, changed: 1, respelled: 1, repealed: 1, moved: 1, unchanged: 0 },
      ...{ from: { id: ids['from'] }, to: { id: ids['to'] } },
    });
    const nodes = compareExpressions?.changes.nodes ?? [];
    expect(nodes.map(({ kind, eId }) => `${kind} ${eId}`)).toEqual([
      'MOVED chp_1',
      'RESPELLED art_1',
      'REPEALED art_1__cl_a',
      'CHANGED art_2',
      'ADDED art_3',
    ]);
    const changed = nodes.find(({ eId }) => eId === 'art_2');
    expect(changed).toMatchObject({
      before: { text: 'متن ماده ۲ دربارهٔ پاسخ‌گویی اداری' },
      after: { text: 'متن ماده ۲ دربارهٔ پاسخ‌گویی مالی' },
      text: [
        { kind: 'EQUAL', text: 'متن ماده ۲ دربارهٔ پاسخ‌گویی ' },
        { kind: 'DELETE', text: 'اداری' },
        { kind: 'INSERT', text: 'مالی' },
      ],
    });
    const respelled = nodes.find(({ eId }) => eId === 'art_1')?.text ?? [];
    expect(respelled.map(({ kind }) => kind)).not.toContain('INSERT');
    expect(respelled.some(({ spelledBefore }) => spelledBefore !== null)).toBe(true);
  });

  it('comes in pages, and finds nothing in an expression and itself', async () => {
    const first = await editor.ask<Compared>(query, { ...ids, first: 2 });
    const page = first.compareExpressions?.changes;
    expect([page?.totalCount, page?.nodes.length, page?.pageInfo.hasNextPage]).toEqual([5, 2, true]);
    const next = await editor.ask<Compared>(query, { ...ids, after: page?.pageInfo.endCursor });
    expect(next.compareExpressions?.changes.nodes.map(({ eId }) => eId)).toEqual([
      'art_1__cl_a',
      'art_2',
      'art_3',
    ]);
    const same = await editor.ask<Compared>(query, { ...ids, from: ids['to'] });
    expect(same.compareExpressions).toMatchObject({ unchanged: 4, changes: { totalCount: 0 } });
  });

  it('finds nothing to compare with what is missing, and refuses other lists’ cursors and other laws', async () => {
    const missing = await editor.ask<Compared>(query, { ...ids, to: instrumentId });
    expect(missing.compareExpressions).toBeNull();
    const wrongCursor = await editor.send(query, { ...ids, after: 'x' });
    expect(wrongCursor.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    const other = await importLaw(editor, lawDocument({ code: 'other-law' }));
    const { instrument } = await editor.ask<{ instrument: { currentExpression: { id: string } } }>(
      'query ($id: ID!) { instrument(id: $id) { currentExpression { id } } }',
      { id: other },
    );
    const otherLaw = await editor.send(query, { ...ids, to: instrument.currentExpression.id });
    expect(otherLaw.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

function rowId(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';
}
