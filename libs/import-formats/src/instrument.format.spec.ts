import { describe, expect, it } from '@jest/globals';
import { fileOf, instrumentDocument, lineOf, provision } from '../test/documents.js';
import type { ImportProblem } from './import-problem.js';
import { parseInstrument, type InstrumentDocument } from './instrument.format.js';
import { provisionsInOrder } from './instrument.rules.js';

type Draft = ReturnType<typeof instrumentDocument>;

function accepted(text: string): InstrumentDocument {
  const parsed = parseInstrument(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

function problemsIn(text: string): ImportProblem[] {
  const parsed = parseInstrument(text);
  if (parsed.ok) throw new Error('accepted, though it should be refused');
  return parsed.problems;
}

describe('parseInstrument', () => {
  it('reads the tree and fills in what was left out', () => {
    const { expression, provisions } = accepted(fileOf(instrumentDocument()));
    expect(expression).toEqual({
      label: { fa: 'مصوب ۱۳۹۰', en: 'As adopted in 1390' },
      adoptedOn: '2011-10-29',
      notifiedOn: null,
      inForceFrom: null,
      gazettedOn: null,
      jalaliYear: null,
      note: null,
    });
    expect(provisions[1]).toEqual({
      eId: 'art_2',
      kind: 'ARTICLE',
      number: '۱',
      label: { fa: 'حکم art_2' },
      heading: null,
      text: { fa: 'متن', en: 'Text' },
      status: 'IN_FORCE',
      inForceFrom: null,
      dutyKind: 'OBLIGATION',
      otherDutyKinds: [],
      contentStatus: 'ESTABLISHED',
      confidence: null,
      sources: [],
      note: null,
      sample: false,
      children: [],
    });
  });

  const cases: [
    string,
    (document: Draft) => void,
    { code: string; path: string; at: string; occurrence?: number },
  ][] = [
    [
      'an unknown kind of instrument',
      (document) => (document.kind = 'POEM'),
      { code: 'UNKNOWN_VALUE', path: 'kind', at: '"POEM"' },
    ],
    [
      'an unknown kind of provision deep in the tree',
      (document) => (document.provisions[0]!.children = [provision('sec_1', 'SECTION')]),
      { code: 'UNKNOWN_VALUE', path: 'provisions[0].children[0].kind', at: '"SECTION"' },
    ],
    [
      'a duplicate eId in another branch',
      (document) => document.provisions.push(provision('art_1', 'ARTICLE')),
      { code: 'DUPLICATE_CODE', path: 'provisions[2].eId', at: '"eId": "art_1"', occurrence: 2 },
    ],
    [
      'an eId of another style',
      (document) => (document.provisions[1]!['eId'] = 'ماده ۲'),
      { code: 'INVALID_EID', path: 'provisions[1].eId', at: '"ماده ۲"' },
    ],
    [
      'an article under an article',
      (document) => (document.provisions[1]!.children = [provision('art_3', 'ARTICLE')]),
      {
        code: 'WRONG_NESTING',
        path: 'provisions[1].children[0].kind',
        at: '"kind": "ARTICLE"',
        occurrence: 3,
      },
    ],
    [
      'an impossible date of adoption',
      (document) => (document.expression['adoptedOn'] = '2011-13-01'),
      { code: 'IMPOSSIBLE_DATE', path: 'expression.adoptedOn', at: '"2011-13-01"' },
    ],
    [
      'an empty label',
      (document) => (document.provisions[1]!['label'] = { fa: '' }),
      { code: 'EMPTY_TEXT', path: 'provisions[1].label.fa', at: '"fa": ""' },
    ],
    [
      'a day from which a provision binds that does not exist',
      (document) => (document.provisions[1]!['inForceFrom'] = '2020-02-30'),
      { code: 'IMPOSSIBLE_DATE', path: 'provisions[1].inForceFrom', at: '"2020-02-30"' },
    ],
    [
      'a Gregorian year for a Jalali one',
      (document) => (document.expression['jalaliYear'] = 2020),
      { code: 'OUT_OF_RANGE', path: 'expression.jalaliYear', at: '"jalaliYear": 2020' },
    ],
    [
      'no provisions',
      (document) => (document.provisions = []),
      { code: 'TOO_FEW', path: 'provisions', at: '"provisions"' },
    ],
    [
      'an unknown duty kind',
      (document) => (document.provisions[1]!['dutyKind'] = 'WISH'),
      { code: 'UNKNOWN_VALUE', path: 'provisions[1].dutyKind', at: '"WISH"' },
    ],
  ];

  it.each(cases)(
    'refuses %s, naming path, line and reason',
    (_name, change, { code, path, at, occurrence }) => {
      const document = instrumentDocument();
      change(document);
      const text = fileOf(document);
      expect(problemsIn(text).map(({ code, path, line }) => ({ code, path, line }))).toEqual([
        { code, path, line: lineOf(text, at, occurrence) },
      ]);
    },
  );
});

describe('provisionsInOrder', () => {
  it('walks depth first with position, parent and path', () => {
    const placed = [...provisionsInOrder(accepted(fileOf(instrumentDocument())))];
    expect(placed.map(({ provision, parent, position }) => [position, provision.eId, parent?.eId])).toEqual([
      [0, 'chp_1', undefined],
      [1, 'art_1', 'chp_1'],
      [2, 'art_1__cl_a', 'art_1'],
      [3, 'art_1__cl_a__note_1', 'art_1__cl_a'],
      [4, 'art_2', undefined],
    ]);
    expect(placed[2]?.path).toEqual(['provisions', 0, 'children', 0, 'children', 0]);
  });
});
