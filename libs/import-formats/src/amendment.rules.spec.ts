import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amendmentDocument, fileOf, instrumentDocument, provision } from '../test/documents.js';
import { parseAmendment, type AmendmentDocument } from './amendment.format.js';
import { applyAmendment } from './amendment.rules.js';
import { parseInstrument, type InstrumentDocument } from './instrument.format.js';
import { provisionsInOrder } from './instrument.rules.js';
import { formatPath } from './json-source.js';

function base(): InstrumentDocument {
  const parsed = parseInstrument(fileOf(instrumentDocument()));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

function amendment(changes: unknown[]): AmendmentDocument {
  const parsed = parseAmendment(fileOf({ ...amendmentDocument(), changes }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

function apply(...changes: unknown[]) {
  const faults: string[] = [];
  const document = applyAmendment(base(), amendment(changes), (path, code) =>
    faults.push(`${code} ${formatPath(path)}`),
  );
  return { document, faults };
}

/** eIds with their depth: `art_1` in a chapter is `-art_1`. */
function outline(document: InstrumentDocument): string[] {
  return [...provisionsInOrder(document)].map(
    ({ provision: { eId }, path }) => '-'.repeat((path.length - 2) / 2) + eId,
  );
}

const statuses = (document: InstrumentDocument) =>
  Object.fromEntries([...provisionsInOrder(document)].map(({ provision: { eId, status } }) => [eId, status]));

describe('applyAmendment', () => {
  it('makes the full new text, and leaves the old one as it was', () => {
    const before = base();
    const old = structuredClone(before);
    const { expression, changes } = amendmentDocument();
    const faults: unknown[] = [];
    const after = applyAmendment(before, { ...amendment(changes) }, (path) => faults.push(path));
    expect(faults).toEqual([]);
    expect(before).toEqual(old);
    expect(after).toMatchObject({ code: 'act-1', expression: { ...expression } });
    expect(outline(after)).toEqual([
      'chp_1',
      '-art_2',
      '-art_1',
      '--art_1__cl_a',
      '---art_1__cl_a__note_1',
      '-art_1bis',
    ]);
    expect(statuses(after)).toEqual({
      chp_1: 'IN_FORCE',
      art_2: 'AMENDED',
      art_1: 'IN_FORCE',
      art_1__cl_a: 'REPEALED',
      art_1__cl_a__note_1: 'REPEALED',
      art_1bis: 'ADDED',
    });
    const replaced = after.provisions[0]?.children[0];
    expect(replaced).toMatchObject({ number: '۰', text: { fa: 'متن تازه' }, label: { fa: 'حکم art_2' } });
  });

  it('lets a change see what those before it did', () => {
    const { document, faults } = apply(
      { action: 'ADD', parent: null, after: null, provision: provision('chp_0', 'CHAPTER') },
      { action: 'MOVE', eId: 'art_2', parent: 'chp_0' },
      { action: 'REPLACE', eId: 'chp_0', heading: { fa: 'عنوان' } },
    );
    expect(faults).toEqual([]);
    expect(outline(document).slice(0, 3)).toEqual(['chp_0', '-art_2', 'chp_1']);
  });

  it('puts a provision back into force that is replaced after its repeal', () => {
    const { document } = apply(
      { action: 'REPEAL', eId: 'art_2' },
      { action: 'REPLACE', eId: 'art_2', text: { fa: 'دوباره' } },
    );
    expect(statuses(document)).toMatchObject({ art_2: 'AMENDED' });
  });

  const faulty: [string, unknown[], string[]][] = [
    [
      'unknown provisions',
      [
        { action: 'REPLACE', eId: 'art_8', text: null },
        { action: 'REPEAL', eId: 'art_9' },
        { action: 'MOVE', eId: 'art_7', parent: null },
        { action: 'ADD', parent: 'chp_9', provision: provision('art_3', 'ARTICLE') },
      ],
      [
        'UNKNOWN_EID changes[0].eId',
        'UNKNOWN_EID changes[1].eId',
        'UNKNOWN_EID changes[2].eId',
        'UNKNOWN_EID changes[3].parent',
      ],
    ],
    [
      'an added provision that is there, anywhere below it too',
      [
        {
          action: 'ADD',
          parent: null,
          provision: provision('art_3', 'ARTICLE', [provision('art_1__cl_a', 'CLAUSE')]),
        },
      ],
      ['EID_TAKEN changes[0].provision.children[0].eId'],
    ],
    [
      'a repeal of what is repealed, as part of what is above it too',
      [
        { action: 'REPEAL', eId: 'art_1' },
        { action: 'REPEAL', eId: 'art_1__cl_a' },
      ],
      ['ALREADY_REPEALED changes[1].eId'],
    ],
    [
      'a place beside a provision that stands elsewhere',
      [{ action: 'MOVE', eId: 'art_2', parent: 'chp_1', after: 'art_1__cl_a' }],
      ['NO_SIBLING changes[0].after'],
    ],
    [
      'a provision under itself',
      [{ action: 'MOVE', eId: 'art_1', parent: 'art_1__cl_a__note_1' }],
      ['UNDER_ITSELF changes[0].parent'],
    ],
    [
      'an article under an article',
      [{ action: 'MOVE', eId: 'art_2', parent: 'art_1' }],
      ['WRONG_NESTING changes[0].parent'],
    ],
  ];

  it.each(faulty)('reports %s and changes nothing there', (_name, changes, expected) => {
    const { document, faults } = apply(...changes);
    expect(faults).toEqual(expected);
    if (!expected.some((fault) => fault.startsWith('ALREADY'))) {
      expect(document.provisions).toEqual(base().provisions);
    }
  });

  it('loses and doubles no provision, whatever is moved where', () => {
    const eIds = ['chp_1', 'art_1', 'art_1__cl_a', 'art_1__cl_a__note_1', 'art_2'];
    const place = fc.option(fc.constantFrom(...eIds), { nil: null });
    const moves = fc.uniqueArray(
      fc.record({
        action: fc.constant('MOVE'),
        eId: fc.constantFrom(...eIds),
        parent: place,
        after: place,
      }),
      { minLength: 1, selector: ({ eId }) => eId },
    );
    fc.assert(
      fc.property(moves, (changes) => {
        const { document } = apply(...changes);
        const left = [...provisionsInOrder(document)].map(({ provision: { eId } }) => eId);
        expect(left.sort()).toEqual([...eIds].sort());
      }),
    );
  });
});
