import { describe, expect, it } from '@jest/globals';
import { parseInstrument, type InstrumentDocument } from '@rasad/import-formats';
import { article, fileOf, lawDocument } from '../../test/documents.js';
import {
  countProvisions,
  expressionKey,
  planInstrumentImport,
  type InstrumentPlan,
  type StoredLaw,
} from './instrument.rules.js';

const nothing: StoredLaw = { instrument: null, expressions: [], provisions: [], sameExpression: [] };

let counter = 0;
const newId = () => `id-${(counter += 1)}`;

function read(document: unknown): InstrumentDocument {
  const parsed = parseInstrument(fileOf(document));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

/** What would be stored after a plan, seen from a document with the same expression or another one. */
function after(plan: InstrumentPlan, before: StoredLaw, next: InstrumentDocument): StoredLaw {
  const known = new Set(plan.provisions.map(({ id }) => id));
  const others = before.provisions.filter(({ id }) => !known.has(id));
  const same = expressionKey(next.expression) === plan.expression.key;
  return {
    instrument: { ...plan.instrument, currentExpressionId: plan.expression.id, logVersion: 2 },
    expressions: [...before.expressions.filter(({ id }) => id !== plan.expression.id), plan.expression],
    provisions: [...plan.provisions, ...others],
    sameExpression: same ? plan.provisions : [],
  };
}

const actions = (plan: InstrumentPlan) =>
  plan.changes.filter(({ action }) => action !== 'KEEP').map(({ action, code }) => `${action} ${code}`);

describe('planInstrumentImport', () => {
  const first = read(lawDocument());
  const plan = planInstrumentImport(first, nothing, newId);

  it('creates everything at first, parents before children, each with its path', () => {
    expect(actions(plan)).toEqual([
      'CREATE test-law',
      'CREATE 2011-10-29',
      'CREATE chp_1',
      'CREATE art_1',
      'CREATE art_1__cl_a',
      'CREATE art_2',
    ]);
    const clause = plan.provisions.find(({ eId }) => eId === 'art_1__cl_a');
    expect(clause?.path).toEqual(
      ['chp_1', 'art_1', 'art_1__cl_a'].map((eId) => plan.provisions.find((row) => row.eId === eId)?.id),
    );
  });

  it('changes nothing the second time', () => {
    const again = planInstrumentImport(first, after(plan, nothing, first), newId);
    expect(actions(again)).toEqual([]);
    expect(again.changesAnything).toBe(false);
    expect(again.provisions.map(({ id }) => id)).toEqual(plan.provisions.map(({ id }) => id));
  });

  it('keeps the identity of provisions in a later expression and names only those that changed', () => {
    const amended = read(
      lawDocument({
        expression: { label: { en: 'Amended' }, inForceFrom: '2020-01-01' },
        provisions: [
          {
            eId: 'chp_1',
            kind: 'CHAPTER',
            number: 'اول',
            label: { fa: 'فصل اول', en: 'Chapter 1' },
            children: [article('art_0', '۰'), { ...article('art_2', '۲'), status: 'AMENDED' }],
          },
        ],
      }),
    );
    const next = planInstrumentImport(amended, after(plan, nothing, amended), newId);
    expect(actions(next)).toEqual([
      'CREATE 2020-01-01',
      'CREATE art_0',
      'UPDATE art_2',
      'CLOSE art_1',
      'CLOSE art_1__cl_a',
    ]);
    expect(next.changes.find(({ code }) => code === 'art_2')?.detail).toBe('status');
    const idOf = (rows: readonly { eId: string; id: string }[]) =>
      rows.find(({ eId }) => eId === 'art_2')?.id;
    expect(idOf(next.provisions)).toBe(idOf(plan.provisions));
    expect(next.becomesCurrent).toBe(true);
  });

  it('leaves the law in force alone when an older expression is added', () => {
    const older = read(
      lawDocument({
        title: { en: 'Old title' },
        expression: { label: { en: 'Bill' }, adoptedOn: '2008-01-01' },
      }),
    );
    const next = planInstrumentImport(older, after(plan, nothing, older), newId);
    expect(next).toMatchObject({
      becomesCurrent: false,
      repealed: [],
      instrument: { title: { en: 'Test law' } },
    });
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
