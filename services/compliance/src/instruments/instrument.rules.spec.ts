import { describe, expect, it } from '@jest/globals';
import { parseInstrument, type InstrumentDocument } from '@rasad/import-formats';
import { article, fileOf, lawDocument } from '../../test/documents.js';
import { expressionKey, predecessorOf } from './expression.rules.js';
import { countProvisions, planInstrumentImport, type InstrumentPlan } from './instrument.rules.js';
import type { StoredLaw, Wording } from './stored-law.js';

const nothing: StoredLaw = {
  instrument: null,
  expressions: [],
  provisions: [],
  sameExpression: [],
  previousExpression: [],
};

let counter = 0;
const today = '2026-11-25';
const context = { today, newId: () => `id-${(counter += 1)}`, baseExpressionId: null };

function read(document: unknown): InstrumentDocument {
  const parsed = parseInstrument(fileOf(document));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

/** A law as it is stored after imports, seen from the document that comes next. */
class Shelf {
  private law: StoredLaw = nothing;
  private readonly wordings = new Map<string, Wording[]>();

  seenFrom(next: InstrumentDocument): StoredLaw {
    const { expressions } = this.law;
    const same = expressions.find(({ key }) => key === expressionKey(next.expression));
    const { inForceFrom, adoptedOn } = next.expression;
    const dated = { id: same?.id ?? '', effectiveOn: inForceFrom ?? adoptedOn };
    const previous = predecessorOf(dated, expressions, today);
    const of = (id?: string) => this.wordings.get(id ?? '') ?? [];
    return { ...this.law, sameExpression: of(same?.id), previousExpression: of(previous?.id) };
  }

  plan(document: InstrumentDocument): InstrumentPlan {
    return planInstrumentImport(document, this.seenFrom(document), context);
  }

  import(document: InstrumentDocument): InstrumentPlan {
    const plan = this.plan(document);
    const { expression, becomesCurrent } = plan;
    const before = this.law;
    const currentExpressionId = becomesCurrent
      ? expression.id
      : (before.instrument?.currentExpressionId ?? null);
    const known = new Map(before.provisions.map((row) => [row.id, row]));
    for (const row of plan.rows) if (becomesCurrent || !known.has(row.id)) known.set(row.id, row);
    for (const { id } of plan.repealed) {
      const row = known.get(id);
      if (row) known.set(id, { ...row, status: 'REPEALED' });
    }
    this.wordings.set(expression.id, plan.provisions);
    this.law = {
      ...before,
      instrument: { ...plan.instrument, currentExpressionId, logVersion: 2 },
      expressions: [...before.expressions.filter(({ id }) => id !== expression.id), expression],
      provisions: [...known.values()],
    };
    return plan;
  }
}

const actions = (plan: InstrumentPlan) =>
  plan.changes.filter(({ action }) => action !== 'KEEP').map(({ action, code }) => `${action} ${code}`);

/** The test law with its two articles as given. */
function lawOf(expression: Record<string, unknown>, articles: unknown[]): InstrumentDocument {
  const chapter = { eId: 'chp_1', kind: 'CHAPTER', number: 'اول', label: { fa: 'فصل اول', en: 'Chapter 1' } };
  return read(lawDocument({ expression, provisions: [{ ...chapter, children: articles }] }));
}

const clause = { eId: 'art_1__cl_a', kind: 'CLAUSE', number: 'الف', label: { fa: 'بند (الف) ماده ۱' } };
const original = { label: { fa: 'مصوب ۱۳۹۰' }, adoptedOn: '2011-10-29' };
const amended = { label: { en: 'Amended' }, inForceFrom: '2020-01-01' };
const toCome = { label: { en: 'To come' }, inForceFrom: '2027-03-21' };
const rowOf = (plan: InstrumentPlan, eId: string) => plan.rows.find((row) => row.eId === eId);
const touchedBy = (plan: InstrumentPlan) => plan.touched.map(({ touch, eId }) => `${touch} ${eId}`);

describe('planInstrumentImport', () => {
  const first = read(lawDocument());

  it('creates everything at first, parents before children, each with its path', () => {
    const plan = new Shelf().plan(first);
    expect(actions(plan)).toEqual([
      'CREATE test-law',
      'CREATE 2011-10-29',
      'CREATE chp_1',
      'CREATE art_1',
      'CREATE art_1__cl_a',
      'CREATE art_2',
    ]);
    const path = ['chp_1', 'art_1', 'art_1__cl_a'].map((eId) => rowOf(plan, eId)?.id);
    expect(rowOf(plan, 'art_1__cl_a')?.path).toEqual(path);
    expect(plan.touched).toEqual([]);
  });

  it('changes nothing the second time', () => {
    const shelf = new Shelf();
    const plan = shelf.import(first);
    const again = shelf.plan(first);
    expect(actions(again)).toEqual([]);
    expect(again.changesAnything).toBe(false);
    expect(again.provisions.map(({ id }) => id)).toEqual(plan.provisions.map(({ id }) => id));
  });

  it('keeps the identity of provisions in a later expression and names only those that changed', () => {
    const shelf = new Shelf();
    const plan = shelf.import(first);
    const next = shelf.plan(
      lawOf(amended, [article('art_0', '۰'), { ...article('art_2', '۲'), status: 'AMENDED' }]),
    );
    expect(actions(next)).toEqual([
      'CREATE 2020-01-01',
      'CREATE art_0',
      'UPDATE art_2',
      'CLOSE art_1',
      'CLOSE art_1__cl_a',
    ]);
    expect(next.changes.find(({ code }) => code === 'art_2')?.detail).toBe('status');
    expect(rowOf(next, 'art_2')?.id).toBe(rowOf(plan, 'art_2')?.id);
    expect(next.becomesCurrent).toBe(true);
    expect(touchedBy(next)).toEqual(['REPEALED art_1', 'REPEALED art_1__cl_a']);
  });

  it('touches what says something else, not what is spelt otherwise, moved, renumbered or translated', () => {
    const shelf = new Shelf();
    shelf.import(
      lawOf(original, [article('art_1', '۱', [clause]), article('art_2', '۲'), article('art_3', '۳')]),
    );
    const respelt = { fa: 'متن ماده ٣ دربارهٔ پاسخگویي اداري', en: 'Another translation' };
    const next = shelf.plan(
      lawOf(amended, [
        { ...article('art_3', '۴'), text: respelt },
        article('art_1', '۱', [{ ...clause, heading: { fa: 'عنوانی تازه' } }]),
        { ...article('art_2', '۲'), text: { fa: 'متنی دیگر' } },
      ]),
    );
    expect(touchedBy(next)).toEqual(['CHANGED art_1__cl_a', 'CHANGED art_2']);
  });

  it('counts deadlines from the expression that gave a provision its wording', () => {
    const shelf = new Shelf();
    const plan = shelf.import(lawOf(original, [article('art_1', '۱'), article('art_2', '۲')]));
    const next = shelf.import(
      lawOf(amended, [
        article('art_1', '۱'),
        { ...article('art_2', '۲'), text: { fa: 'دیگر' } },
        article('art_3', '۳'),
      ]),
    );
    expect(['art_1', 'art_2', 'art_3'].map((eId) => rowOf(next, eId)?.wordedBy)).toEqual([
      plan.expression.id,
      next.expression.id,
      next.expression.id,
    ]);
  });

  it('puts the current text right without calling it an amendment', () => {
    const shelf = new Shelf();
    shelf.import(lawOf(original, [article('art_1', '۱')]));
    const plan = shelf.import(lawOf(amended, [article('art_1', '۱')]));
    const corrected = shelf.plan(lawOf(amended, [{ ...article('art_1', '۱'), text: { fa: 'متن رسمی' } }]));
    expect(corrected.expression.id).toBe(plan.expression.id);
    expect(touchedBy(corrected)).toEqual(['CORRECTED art_1']);
    expect(rowOf(corrected, 'art_1')?.wordedBy).toBe(rowOf(plan, 'art_1')?.wordedBy);
  });

  it('leaves the law in force alone when an older expression is added', () => {
    const shelf = new Shelf();
    shelf.import(first);
    const older = read(
      lawDocument({
        title: { en: 'Old title' },
        expression: { label: { en: 'Bill' }, adoptedOn: '2008-01-01' },
        provisions: [article('art_2', '۲'), article('art_9', '۹')],
      }),
    );
    const next = shelf.plan(older);
    expect(next).toMatchObject({
      becomesCurrent: false,
      repealed: [],
      touched: [],
      instrument: { title: { en: 'Test law' } },
    });
    expect(rowOf(next, 'art_9')?.status).toBe('REPEALED');
  });

  it('stores an expression of days to come, whose new provisions bind from its day or a later one of their own', () => {
    const shelf = new Shelf();
    shelf.import(lawOf(original, [article('art_1', '۱')]));
    const plan = shelf.import(
      lawOf(toCome, [
        article('art_2', '۲'),
        { ...article('art_3', '۳'), inForceFrom: '2027-09-23' },
        { ...article('art_4', '۴'), inForceFrom: '2027-01-01' },
      ]),
    );
    expect(plan).toMatchObject({ becomesCurrent: false, repealed: [] });
    expect(touchedBy(plan)).toEqual(['REPEALED art_1']);
    expect(['art_2', 'art_3', 'art_4'].map((eId) => rowOf(plan, eId)?.bindsFrom)).toEqual([
      '2027-03-21',
      '2027-09-23',
      '2027-03-21',
    ]);
    const between = shelf.plan(lawOf(amended, [article('art_1', '۱')]));
    expect(between).toMatchObject({ becomesCurrent: true, repealed: [] });
  });

  it('lets a provision that binds already go on binding when its new words are for later', () => {
    const shelf = new Shelf();
    shelf.import(lawOf(original, [article('art_1', '۱')]));
    const later = { inForceFrom: '2027-09-23' };
    const next = shelf.plan(
      lawOf(amended, [
        { ...article('art_1', '۱'), text: { fa: 'از پاییز' }, ...later },
        { ...article('art_2', '۲'), ...later },
      ]),
    );
    expect(rowOf(next, 'art_1')?.bindsFrom).toBeNull();
    expect(rowOf(next, 'art_2')?.bindsFrom).toBe('2027-09-23');
    expect(next.touched).toMatchObject([{ eId: 'art_1', inForceFrom: '2027-09-23' }]);
  });

  it('counts provisions by kind', () => {
    expect(countProvisions(first)).toEqual({
      chapters: 1,
      articles: 2,
      notes: 0,
      clauses: 1,
      items: 0,
      amended: 0,
    });
  });
});
