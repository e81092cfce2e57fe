import { describe, expect, it } from '@jest/globals';
import { amendmentDocument, fileOf, lineOf, provision } from '../test/documents.js';
import { parseAmendment } from './amendment.format.js';

type Draft = ReturnType<typeof amendmentDocument>;

describe('parseAmendment', () => {
  it('reads the changes in their order and leaves out what was left out', () => {
    const parsed = parseAmendment(fileOf(amendmentDocument()));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { instrument, expression, changes } = parsed.document;
    expect(instrument).toBe('act-1');
    expect(expression).toMatchObject({ jalaliYear: 1399, inForceFrom: null });
    expect(changes.map(({ action }) => action)).toEqual(['REPLACE', 'ADD', 'REPEAL', 'MOVE']);
    expect(changes[0]).toEqual({ action: 'REPLACE', eId: 'art_2', text: { fa: 'متن تازه' } });
    expect(changes[1]).toMatchObject({ provision: { eId: 'art_1bis', status: 'IN_FORCE', heading: null } });
  });

  const cases: [
    string,
    (document: Draft) => void,
    { code: string; path: string; at: string; occurrence?: number },
  ][] = [
    [
      'another format',
      (document) => (document.format = 'rasad.instrument/1'),
      { code: 'UNKNOWN_FORMAT', path: 'format', at: '"format"' },
    ],
    [
      'an action that it does not know',
      (document) => (document.changes[0]!['action'] = 'REWRITE'),
      { code: 'UNKNOWN_VALUE', path: 'changes[0].action', at: '"REWRITE"' },
    ],
    [
      'no changes',
      (document) => (document.changes = []),
      { code: 'TOO_FEW', path: 'changes', at: '"changes"' },
    ],
    [
      'the same change made twice',
      (document) => document.changes.push({ action: 'REPEAL', eId: 'art_1__cl_a' }),
      { code: 'DUPLICATE_CODE', path: 'changes[4].eId', at: '"eId": "art_1__cl_a"', occurrence: 2 },
    ],
    [
      'a replacement that replaces nothing',
      (document) => (document.changes[0] = { action: 'REPLACE', eId: 'art_9' }),
      { code: 'REQUIRED', path: 'changes[0].text', at: '"action": "REPLACE"' },
    ],
    [
      'a field of another action',
      (document) => (document.changes[2]!['text'] = { fa: 'متن' }),
      { code: 'UNKNOWN_FIELD', path: 'changes[2].text', at: '"text"', occurrence: 3 },
    ],
    [
      'an added provision that is none',
      (document) => (document.changes[1]!['provision'] = { ...provision('x y', 'ARTICLE') }),
      { code: 'INVALID_EID', path: 'changes[1].provision.eId', at: '"x y"' },
    ],
  ];

  it.each(cases)(
    'refuses %s, naming path, line and reason',
    (_name, change, { code, path, at, occurrence }) => {
      const document = amendmentDocument();
      change(document);
      const text = fileOf(document);
      const parsed = parseAmendment(text);
      const found = parsed.ok ? [] : parsed.problems.map(({ code, path, line }) => ({ code, path, line }));
      const line = code === 'REQUIRED' ? lineOf(text, at) - 1 : lineOf(text, at, occurrence);
      expect(found).toEqual([{ code, path, line }]);
    },
  );
});
