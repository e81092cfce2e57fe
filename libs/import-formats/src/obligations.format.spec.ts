import { describe, expect, it } from '@jest/globals';
import { fileOf, lineOf, obligationsDocument } from '../test/documents.js';
import type { ImportProblem } from './import-problem.js';
import { parseObligations, type KnownReferences } from './obligations.format.js';

type Draft = ReturnType<typeof obligationsDocument>;

function problemsIn(text: string, known?: KnownReferences): ImportProblem[] {
  const parsed = parseObligations(text, known);
  if (parsed.ok) throw new Error('accepted, though it should be refused');
  return parsed.problems;
}

const yearDay = (day: Record<string, unknown>) => ({
  anchor: 'YEAR_DAY',
  amount: 0,
  unit: 'DAYS',
  yearDay: day,
});

function yearly({ obligations }: Draft, deadline: Record<string, unknown>): void {
  obligations[0]!['period'] = 'YEARLY';
  obligations[0]!['deadline'] = deadline;
}

function once({ obligations }: Draft, deadline: Record<string, unknown>): void {
  obligations[1]!['deadline'] = { amount: 1, unit: 'DAYS', ...deadline };
}

describe('parseObligations', () => {
  it('reads a document and fills in what was left out', () => {
    const parsed = parseObligations(fileOf(obligationsDocument()));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.document.obligations[0]).toMatchObject({
      applicability: [{ role: 'LEAD', kinds: ['DISTRICT'], tags: ['permits'], codes: [], within: [] }],
      exclusions: [{ kinds: [], tags: [], codes: ['north-legal'], within: [] }],
      deadline: { anchor: 'PERIOD_END', amount: 15, unit: 'DAYS', rollToWorkingDay: true },
      evidenceRequired: false,
      evidenceRule: null,
      furtherProvisions: [],
      reviewingFunction: null,
      fourEyes: false,
      validFrom: null,
      validTo: null,
      sample: false,
      reason: null,
    });
    expect(parsed.document.obligations[1]).toMatchObject({
      cadence: 'ONCE',
      period: null,
      weight: 1,
      exclusions: [],
    });
  });

  const cases: [
    string,
    (document: Draft) => void,
    { code: string; path: string; at: string; occurrence?: number },
  ][] = [
    [
      'a duplicate code',
      (document) => (document.obligations[1]!['code'] = 'publish-rules'),
      { code: 'DUPLICATE_CODE', path: 'obligations[1].code', at: '"publish-rules"', occurrence: 2 },
    ],
    [
      'an unknown cadence',
      (document) => (document.obligations[1]!['cadence'] = 'SOMETIMES'),
      { code: 'UNKNOWN_VALUE', path: 'obligations[1].cadence', at: '"SOMETIMES"' },
    ],
    [
      'a periodic obligation without a period',
      (document) => delete document.obligations[0]!['period'],
      { code: 'PERIOD_NEEDED', path: 'obligations[0].period', at: '    {', occurrence: 1 },
    ],
    [
      'a period for something due once',
      (document) => {
        document.obligations[1]!['period'] = 'YEARLY';
        document.obligations[1]!['deadline'] = { anchor: 'PERIOD_END', amount: 1, unit: 'DAYS' };
      },
      { code: 'PERIOD_UNWANTED', path: 'obligations[1].period', at: '"YEARLY"' },
    ],
    [
      'a period end for something due once',
      (document) =>
        (document.obligations[1]!['deadline'] = { anchor: 'PERIOD_END', amount: 6, unit: 'MONTHS' }),
      { code: 'ANCHOR_MISMATCH', path: 'obligations[1].deadline.anchor', at: '"PERIOD_END"', occurrence: 2 },
    ],
    [
      'a period that counts from the adoption',
      (document) =>
        (document.obligations[0]!['deadline'] = { anchor: 'ADOPTION', amount: 6, unit: 'MONTHS' }),
      { code: 'ANCHOR_MISMATCH', path: 'obligations[0].deadline.anchor', at: '"ADOPTION"', occurrence: 1 },
    ],
    [
      'a clause without a condition',
      (document) => (document.obligations[1]!['applicability'] = [{ role: 'LEAD' }]),
      { code: 'EMPTY_CLAUSE', path: 'obligations[1].applicability[0]', at: '"role": "LEAD"', occurrence: 2 },
    ],
    [
      'no clause at all',
      (document) => (document.obligations[1]!['applicability'] = []),
      { code: 'TOO_FEW', path: 'obligations[1].applicability', at: '"applicability": []' },
    ],
    [
      'a unit kind that nobody knows',
      (document) => (document.obligations[1]!['applicability'] = [{ role: 'LEAD', kinds: ['VILLAGE'] }]),
      { code: 'UNKNOWN_VALUE', path: 'obligations[1].applicability[0].kinds[0]', at: '"VILLAGE"' },
    ],
    [
      'a weight of nothing',
      (document) => (document.obligations[0]!['weight'] = 0),
      { code: 'OUT_OF_RANGE', path: 'obligations[0].weight', at: '"weight": 0' },
    ],
    [
      'more evidence than anybody reads',
      (document) => (document.obligations[0]!['evidenceRule'] = { minimum: 21 }),
      { code: 'OUT_OF_RANGE', path: 'obligations[0].evidenceRule.minimum', at: '"minimum": 21' },
    ],
    [
      'evidence of a kind that nobody knows',
      (document) => (document.obligations[0]!['evidenceRule'] = { kinds: ['RUMOUR'] }),
      { code: 'UNKNOWN_VALUE', path: 'obligations[0].evidenceRule.kinds[0]', at: '"RUMOUR"' },
    ],
    [
      'a validity that ends before it starts',
      (document) =>
        Object.assign(document.obligations[0]!, { validFrom: '2026-03-21', validTo: '2026-03-21' }),
      { code: 'DATE_ORDER', path: 'obligations[0].validTo', at: '"validTo"' },
    ],
    [
      'a further provision that is the first one',
      (document) => (document.obligations[0]!['furtherProvisions'] = ['art_2', 'art_1__cl_a']),
      {
        code: 'DUPLICATE_CODE',
        path: 'obligations[0].furtherProvisions[1]',
        at: '"art_1__cl_a"',
        occurrence: 2,
      },
    ],
    [
      'half a day',
      (document) =>
        (document.obligations[0]!['deadline'] = { anchor: 'PERIOD_END', amount: 1.5, unit: 'DAYS' }),
      { code: 'WRONG_TYPE', path: 'obligations[0].deadline.amount', at: '"amount": 1.5' },
    ],
    [
      'a fixed day of the year for something quarterly',
      (document) =>
        (document.obligations[0]!['deadline'] = {
          anchor: 'YEAR_DAY',
          amount: 0,
          unit: 'DAYS',
          yearDay: { month: 10 },
        }),
      { code: 'ANCHOR_MISMATCH', path: 'obligations[0].deadline.anchor', at: '"YEAR_DAY"' },
    ],
    [
      'a day of the year that is not said',
      (document) => yearly(document, { anchor: 'YEAR_DAY', amount: 0, unit: 'DAYS', yearDay: null }),
      {
        code: 'DEADLINE_PART_NEEDED',
        path: 'obligations[0].deadline.yearDay',
        at: '"yearDay": null',
      },
    ],
    [
      'day 31 of Mehr',
      (document) => yearly(document, yearDay({ month: 7, day: 31 })),
      { code: 'IMPOSSIBLE_DAY', path: 'obligations[0].deadline.yearDay.day', at: '"day": 31' },
    ],
    [
      'day 30 of Esfand, which is not in every year',
      (document) => yearly(document, yearDay({ month: 12, day: 30 })),
      { code: 'IMPOSSIBLE_DAY', path: 'obligations[0].deadline.yearDay.day', at: '"day": 30' },
    ],
    [
      'a thirteenth month',
      (document) => yearly(document, yearDay({ month: 13 })),
      { code: 'OUT_OF_RANGE', path: 'obligations[0].deadline.yearDay.month', at: '"month": 13' },
    ],
    [
      'a date with an anchor that needs none',
      (document) => once(document, { anchor: 'ADOPTION', date: '2027-03-20' }),
      { code: 'DEADLINE_PART_UNWANTED', path: 'obligations[1].deadline.date', at: '"date": "2027-03-20"' },
    ],
    [
      'months of thirty days where days are counted',
      (document) => once(document, { anchor: 'ADOPTION', monthLength: 'THIRTY_DAYS' }),
      { code: 'DEADLINE_PART_UNWANTED', path: 'obligations[1].deadline.monthLength', at: '"THIRTY_DAYS"' },
    ],
    [
      'clear days from the adoption',
      (document) => once(document, { anchor: 'ADOPTION', clearDays: true }),
      { code: 'DEADLINE_PART_UNWANTED', path: 'obligations[1].deadline.clearDays', at: '"clearDays": true' },
    ],
    [
      'more than can be counted',
      (document) => once(document, { anchor: 'ADOPTION', amount: 3661 }),
      { code: 'OUT_OF_RANGE', path: 'obligations[1].deadline.amount', at: '"amount": 3661' },
    ],
  ];

  it('reads every kind of deadline', () => {
    const rules: [cadence: 'yearly' | 'once', Record<string, unknown>][] = [
      ['once', { anchor: 'NOTIFICATION', amount: 10, clearDays: true }],
      ['once', { anchor: 'ENTRY_INTO_FORCE', unit: 'YEARS', monthLength: 'THIRTY_DAYS' }],
      ['once', { anchor: 'GAZETTE', unit: 'WEEKS' }],
      ['once', { anchor: 'FIXED_DATE', amount: 0, date: '2027-03-20' }],
      ['yearly', yearDay({ month: 10, day: null })],
      ['yearly', yearDay({ month: 2, day: 15, yearsAfter: 1 })],
      ['yearly', yearDay({ month: 12, day: 29 })],
    ];
    for (const [cadence, deadline] of rules) {
      const document = obligationsDocument();
      if (cadence === 'yearly') yearly(document, deadline);
      else once(document, deadline);
      expect(parseObligations(fileOf(document))).toMatchObject({ ok: true });
    }
  });

  it.each(cases)(
    'refuses %s, naming path, line and reason',
    (_name, change, { code, path, at, occurrence }) => {
      const document = obligationsDocument();
      change(document);
      const text = fileOf(document);
      const line = lineOf(text, at, occurrence) - (code === 'EMPTY_CLAUSE' ? 1 : 0);
      expect(problemsIn(text).map(({ code, path, line }) => ({ code, path, line }))).toEqual([
        { code, path, line },
      ]);
    },
  );

  it('refuses an eId that the instrument does not have', () => {
    const text = fileOf(obligationsDocument());
    expect(problemsIn(text, { eIds: new Set(['art_2']) })).toMatchObject([
      { code: 'UNKNOWN_EID', path: 'obligations[0].provision', line: lineOf(text, '"art_1__cl_a"') },
    ]);
  });

  it('refuses unit codes that the organisation does not have', () => {
    const text = fileOf(obligationsDocument());
    const problems = problemsIn(text, { unitCodes: new Set(['city']) });
    expect(problems).toMatchObject([
      {
        code: 'UNKNOWN_UNIT',
        path: 'obligations[0].exclusions[0].codes[0]',
        line: lineOf(text, '"north-legal"'),
      },
    ]);
  });

  it('refuses further provisions and subtrees that lead nowhere', () => {
    const document = obligationsDocument();
    document.obligations[1]!['furtherProvisions'] = ['art_9'];
    document.obligations[1]!['applicability'] = [{ role: 'LEAD', within: ['nowhere'] }];
    const known = { eIds: new Set(['art_1__cl_a', 'art_2']), unitCodes: new Set(['north-legal']) };
    expect(problemsIn(fileOf(document), known).map(({ code, path }) => ({ code, path }))).toEqual([
      { code: 'UNKNOWN_UNIT', path: 'obligations[1].applicability[0].within[0]' },
      { code: 'UNKNOWN_EID', path: 'obligations[1].furtherProvisions[0]' },
    ]);
  });

  it('accepts known references', () => {
    const known = { eIds: new Set(['art_1__cl_a', 'art_2']), unitCodes: new Set(['city', 'north-legal']) };
    expect(parseObligations(fileOf(obligationsDocument()), known).ok).toBe(true);
  });
});
