import { describe, expect, it } from '@jest/globals';
import { parseCharter, type CharterDocument } from '@rasad/import-formats';
import { charterDocument } from '../../test/charter.js';
import { planCharter } from './charter-plan.rules.js';
import { versionOn, type WholeCharter } from './charter.rules.js';

const document = (
  more: Record<string, unknown> = {},
  rule: Record<string, unknown> = {},
): CharterDocument => {
  const parsed = parseCharter(JSON.stringify(charterDocument(more, rule)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
};
let ids = 0;
const plan = (given: CharterDocument, stored: WholeCharter | null = null) =>
  planCharter(given, stored, () => `id-${ids++}`);
/** The charter after all of these were imported, one after the other. */
const after = (...given: CharterDocument[]) =>
  given.reduce<WholeCharter | null>((stored, each) => plan(each, stored).whole, null);
const done = (given: CharterDocument, stored: WholeCharter | null) =>
  plan(given, stored)
    .changes.filter(({ action }) => action !== 'KEEP')
    .map(({ action, entity, code, detail }) => [action, entity, code, detail]);

describe('planning a charter', () => {
  it('makes a first version of it with all its clauses', () => {
    const { whole, isNew, newClauses, problem } = plan(document());
    expect([whole.charter.version, isNew, newClauses.length, problem]).toEqual([1, true, 2, null]);
  });

  it('finds nothing new in what is stored already, in whatever order its fields are', () => {
    const stored = after(document());
    const kept = plan(document(), stored);
    expect([kept.isNew, kept.newClauses, kept.whole]).toEqual([false, [], stored]);
    const reordered = JSON.parse(JSON.stringify(stored), (_, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as WholeCharter;
    expect(plan(document(), reordered).isNew).toBe(false);
  });

  it('shares clauses that stay, and makes new ones of those that change', () => {
    const stored = after(document());
    const { version, newClauses } = plan(document({}, { meetings: { period: 'QUARTERLY' } }), stored);
    expect(version.clauseIds[0]).toBe(stored?.versions[0]?.clauseIds[0]);
    expect(newClauses.map(({ id, number }) => [id, number])).toEqual([[version.clauseIds[1], '2']]);
  });

  it('tells what changes: fields of the charter, clauses that come, change and go', () => {
    const [words, group] = document().clauses;
    const clauses = [
      { ...words, text: { en: 'Reworded.' } },
      { ...group, number: '3' },
    ];
    const changed = { ...document({ sample: true, validTo: '2030-01-01' }), clauses } as CharterDocument;
    expect(done(changed, after(document()))).toEqual([
      ['UPDATE', 'Charter', 'bodies-1', 'validTo, sample'],
      ['UPDATE', 'CharterClause', '1', null],
      ['CREATE', 'CharterClause', '3', null],
      ['CLOSE', 'CharterClause', '2', null],
    ]);
  });

  it.each([
    ['2026-01-01', '2026-01-01', null],
    ['2026-01-01', '2026-01-02', null],
    [null, '2026-01-01', null],
    [null, null, null],
    ['2026-01-01', '2025-12-31', 'INVALID'],
    ['2026-01-01', null, 'INVALID'],
  ])('of a version from %s, then one from %s: %s', (first, second, code) => {
    const stored = after(document({ validFrom: first }));
    const { problem } = plan(document({ validFrom: second, title: { en: 'Another' } }), stored);
    expect(problem?.code ?? null).toBe(code);
  });
});

describe('the version of a day', () => {
  const stored = after(
    document({ validFrom: '2026-01-01' }),
    document({ validFrom: '2026-02-01', validTo: '2026-03-01' }),
  );

  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 1],
    ['2026-01-31', 1],
    ['2026-02-01', 2],
    ['2026-02-28', 2],
    ['2026-03-01', null],
  ])('%s is %s', (day, number) => {
    expect(versionOn(stored?.versions ?? [], day)?.number ?? null).toBe(number);
  });
});
