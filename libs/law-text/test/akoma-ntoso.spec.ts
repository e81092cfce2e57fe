import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstrument, type InstrumentDocument } from '@rasad/import-formats';
import { readAkomaNtoso, readLawText, writeAkomaNtoso, type InstrumentMetadata } from '../src/index.js';
import { documentOfText } from '../src/text/text-document.js';
import { writeLawText } from '../src/text/write-law-text.js';
import { AknSchema } from './akn-schema.js';
import { randomLaw } from './random-law.js';

const schema = new AknSchema();
afterAll(() => schema.dispose());

const sample = readFileSync(
  new URL('../../../samples/karaj/integrity-law-1390.json', import.meta.url),
  'utf8',
);

function accepted(value: unknown): InstrumentDocument {
  const parsed = parseInstrument(JSON.stringify(value));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

function readBack(xml: string): InstrumentDocument {
  const reading = readAkomaNtoso(xml);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  expect(reading.warnings).toEqual([]);
  return reading.document;
}

function problemsIn(xml: string): string[] {
  const reading = readAkomaNtoso(xml);
  return reading.ok ? [] : reading.problems.map(({ code, line }) => `${code} on line ${line}`);
}

const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const metadata: fc.Arbitrary<InstrumentMetadata> = fc.record({
  code: fc.constantFrom('a', 'law-1390', 'x.y_z'),
  kind: fc.constantFrom('LAW', 'BYLAW', 'CIRCULAR', 'CHARTER'),
  title: fc.constantFrom(
    { fa: 'قانون' },
    { en: 'Act' },
    { fa: 'قانون «باغ‌ها» & دیگر', en: '<Act>  of two  spaces' },
  ),
  label: fc.option(fc.constantFrom({ fa: 'مصوب' }, { en: 'As  adopted' })),
  adoptedOn: fc.option(date),
  notifiedOn: fc.option(date),
  inForceFrom: fc.option(date),
  gazettedOn: fc.option(date),
  sample: fc.boolean(),
});

/** What Akoma Ntoso has no place for, and texts that XML readers are free to fold. */
const extras = fc.record(
  {
    dutyKind: fc.constantFrom('OBLIGATION', 'SANCTION'),
    otherDutyKinds: fc.constant(['RIGHT']),
    contentStatus: fc.constantFrom('PARTIAL', 'NOT_ESTABLISHED'),
    confidence: fc.constantFrom('HIGH', 'LOW'),
    sources: fc.constant(['https://example.org/?a=1&b=<2>', 'ب']),
    note: fc.constantFrom({ fa: 'یادداشت' }, { fa: 'یک\r\nدو', en: 'x' }),
    sample: fc.constant(true),
    heading: fc.constantFrom({ fa: 'عنوان' }, { en: 'Heading' }, { fa: ' با فاصله ', en: 'b' }),
    text: fc.constantFrom(
      null,
      { en: 'only English' },
      { fa: 'الف\nب', en: 'a\n\nb' },
      { fa: 'دو  فاصله' },
      { fa: '<script>&amp;]]>\u{1F600}' },
      { fa: 'a\tb\r\nc \uFFFE' },
    ),
    label: fc.constantFrom({ en: 'Only in English' }, { fa: 'ماده  ۱', en: 'Article 1' }),
    number: fc.constantFrom('', '۱۳ مکرر'),
  },
  { requiredKeys: [] },
);

const randomDocument = fc
  .tuple(randomLaw, metadata, fc.array(extras, { minLength: 1, maxLength: 6 }))
  .map(([law, given, more]) => {
    const parsed = documentOfText(readLawText(writeLawText(law)), given);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    let index = 0;
    const enrich = (provisions: readonly unknown[]): unknown[] =>
      (provisions as { children: unknown[] }[]).map((provision) => ({
        ...provision,
        ...more[index++ % more.length],
        children: enrich(provision.children),
      }));
    return accepted({ ...parsed.document, provisions: enrich(parsed.document.provisions) });
  });

describe('Akoma Ntoso', () => {
  it('carries the sample law there and back without loss, valid against the official schema', () => {
    const document = accepted(JSON.parse(sample));
    const xml = writeAkomaNtoso(document);
    expect(schema.errorsIn(xml)).toEqual([]);
    expect(readBack(xml)).toEqual(document);
  });

  it('carries any instrument there and back without loss, valid against the official schema', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        const xml = writeAkomaNtoso(document);
        expect({ xml, errors: schema.errorsIn(xml) }).toEqual({ xml, errors: [] });
        expect(readBack(xml)).toEqual(document);
      }),
      { numRuns: 60 },
    );
  });

  it('says in the standard’s own terms what was amended, repealed and when it came into force', () => {
    const document = accepted({
      format: 'rasad.instrument/1',
      code: 'garden-act',
      kind: 'LAW',
      title: { fa: 'قانون باغ‌ها' },
      expression: {
        label: { fa: 'متن' },
        adoptedOn: '2011-10-29',
        inForceFrom: '2011-11-20',
        gazettedOn: '2011-11-05',
      },
      provisions: [
        {
          eId: 'part_1',
          kind: 'CHAPTER',
          number: 'اول',
          label: { fa: 'بخش اول' },
          children: [
            {
              eId: 'art_1',
              kind: 'ARTICLE',
              number: '۱',
              label: { fa: 'ماده ۱' },
              text: { fa: 'متن' },
              status: 'AMENDED',
              children: [
                {
                  eId: 'art_1__cl_a',
                  kind: 'CLAUSE',
                  number: 'الف',
                  label: { fa: 'بند (الف)' },
                  status: 'REPEALED',
                },
                {
                  eId: 'art_1__note_1',
                  kind: 'NOTE',
                  number: '۱',
                  label: { fa: 'تبصره ۱' },
                  text: { fa: 'یک\nدو' },
                },
              ],
            },
          ],
        },
      ],
    });
    const xml = writeAkomaNtoso(document);
    for (const part of [
      '<FRBRdate date="2011-10-29" name="adoption"/>',
      '<publication date="2011-11-05" name="gazette"',
      '<eventRef eId="event_force" date="2011-11-20" type="generation"',
      '<timeInterval start="#event_force" refersTo="#inForce"/>',
      '<textualMod eId="mod_art_1" type="substitution">',
      '<part eId="part_1">',
      '<num>ماده ۱</num>',
      '<clause eId="art_1__cl_a" status="removed">',
      '<hcontainer name="note" eId="art_1__note_1">',
    ]) {
      expect(xml).toContain(part);
    }
  });

  it('reads an act that another program wrote, and tells what has no place', () => {
    const reading = readAkomaNtoso(`<?xml version="1.0"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <act name="act">
    <meta>
      <identification source="#x">
        <FRBRWork>
          <FRBRthis value="/akn/ke/act/2011/7"/><FRBRuri value="/akn/ke/act/2011/7"/>
          <FRBRdate date="2011-10-29" name="enactment"/><FRBRauthor href="#p"/><FRBRcountry value="ke"/>
        </FRBRWork>
        <FRBRExpression>
          <FRBRthis value="x"/><FRBRuri value="x"/><FRBRdate date="2012-01-01" name="inForce"/>
          <FRBRauthor href="#p"/><FRBRlanguage language="eng"/>
        </FRBRExpression>
      </identification>
    </meta>
    <preface><longTitle><p>An Act   on gardens</p></longTitle></preface>
    <preamble><p>Whereas</p></preamble>
    <body>
      <chapter eId="chp_1"><num>Chapter 1</num><heading>General</heading>
        <section eId="sec_1"><num>1.</num><heading>Duties</heading>
          <intro><p>Every town shall</p></intro>
          <paragraph eId="sec_1__para_a"><num>(a)</num><content><p>water; and</p></content></paragraph>
          <paragraph><num>(b)</num><content><p>prune</p></content></paragraph>
        </section>
      </chapter>
    </body>
  </act>
</akomaNtoso>`);
    expect(reading).toMatchObject({
      ok: true,
      document: {
        code: '2011-7',
        kind: 'LAW',
        title: { en: 'An Act on gardens' },
        expression: { adoptedOn: '2011-10-29', inForceFrom: '2012-01-01' },
        provisions: [
          {
            eId: 'chp_1',
            kind: 'CHAPTER',
            number: '۱',
            heading: { en: 'General' },
            children: [
              {
                eId: 'sec_1',
                kind: 'ARTICLE',
                number: '۱',
                text: { en: 'Every town shall' },
                children: [
                  { eId: 'sec_1__para_a', kind: 'CLAUSE', number: 'a', text: { en: 'water; and' } },
                  { eId: 'sec_1__cl_2', kind: 'CLAUSE', number: 'b' },
                ],
              },
            ],
          },
        ],
      },
      warnings: [
        { code: 'FOREIGN_CONTENT', reason: { en: expect.stringContaining('"preamble" on line 17') } },
      ],
    });
  });

  const head = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">';

  it.each([
    [
      'an external entity',
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n${head}&x;</akomaNtoso>`,
      'XML_DOCTYPE on line 1',
    ],
    [
      'entities that grow',
      `<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`,
      'XML_DOCTYPE on line 2',
    ],
    ['a declaration in small letters', `<!doctype html><html></html>`, 'XML_DOCTYPE on line 1'],
    ['an entity of its own', `${head}\n<act>&secret;</act></akomaNtoso>`, 'XML_SYNTAX on line 2'],
    ['an element that is not closed', `${head}\n<act>\n<body></act>`, 'XML_SYNTAX on line 3'],
    ['nothing', '', 'XML_SYNTAX on line 1'],
    ['another root', '<html><body>x</body></html>', 'NOT_AKOMA_NTOSO on line 1'],
    [
      'another namespace',
      '<akomaNtoso xmlns="http://example.org"><act><body/></act></akomaNtoso>',
      'NOT_AKOMA_NTOSO on line 1',
    ],
    [
      'bottomless nesting',
      `${head}${'<act>'.repeat(5000)}${'</act>'.repeat(5000)}</akomaNtoso>`,
      'XML_TOO_DEEP on line 1',
    ],
    [
      'too much of it',
      `${head}<!-- ${'x'.repeat(5_000_000)} --></akomaNtoso>`,
      'DOCUMENT_TOO_LARGE on line 1',
    ],
    ['an act without provisions', `${head}<act><meta/><body/></act></akomaNtoso>`, 'INVALID_CODE on line 1'],
  ])('refuses %s', (_name, xml, problem) => {
    expect(problemsIn(xml)[0]).toBe(problem);
  });

  it('names the line of the provision that is wrong', () => {
    const work = '<FRBRWork><FRBRuri value="/akn/ir/act/2011/x"/></FRBRWork>';
    const xml = `${head}<act><meta><identification>${work}</identification></meta>
<body>
<article eId="art_1"><num>1</num><content><p>x</p></content></article>
<article eId="art_1"><num>2</num><content><p>y</p></content></article>
</body></act></akomaNtoso>`;
    expect(problemsIn(xml)).toContain('DUPLICATE_CODE on line 4');
  });
});
