import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseInstrument } from '@rasad/import-formats';
import { writeInstrument } from '@rasad/law-text';
import { GatewayDouble } from '../../test/gateway-double.ts';
import { rasad } from '../../test/run.ts';
import { sampleFolder } from '../project-files.ts';

const lawFile = join(sampleFolder, 'integrity-law-1390.json');

let folder: string;
let textFile: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasad-law-'));
  textFile = fileWith('law.txt', text);
});
afterAll(() => rmSync(folder, { recursive: true }));

let gateway: GatewayDouble;
beforeEach(async () => {
  gateway = await GatewayDouble.start();
});
afterEach(() => gateway.stop());

function online(...args: string[]) {
  return rasad(args, { RASAD_URL: gateway.url });
}

function fileWith(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const text = `قانون باغ‌ها
ماده ۱ـ شهرداری باید:
الف ـ آبیاری کند.
تبصره ـ شب‌ها.
بعدی ❭
ماده ۳ (اصلاحی ۱۳۹۹/۱۱/۰۶)ـ گزارش.
`;

const metadata = ['--code', 'garden-law', '--kind', 'law', '--title', 'قانون باغ‌ها'];

interface Outline {
  warnings: { code: string; line: number | null; text: string | null; reason: { en: string } }[];
  tree: { eId: string; lines?: number[]; children: { eId: string }[] }[];
}

describe('rasad law import --dry-run --json', () => {
  it('tells of a JSON file the counts, the warnings and the tree without a platform', async () => {
    const { code, stdout } = await rasad(['law', 'import', lawFile, '--dry-run', '--json']);
    const outline = JSON.parse(stdout) as Outline;
    expect([code, outline]).toMatchObject([
      0,
      { chapters: 3, articles: 35, notes: 5, clauses: 15, items: 0, amended: 0, changes: null },
    ]);
    expect(outline.tree[0]).toMatchObject({ eId: 'chp_1', children: [{ eId: 'art_1' }, { eId: 'art_2' }] });
    expect(outline.warnings[0]).toMatchObject({
      code: 'CONTENT_NOT_ESTABLISHED',
      reason: {
        en: expect.stringMatching(/^the content of 27 provisions is not established \(art_1__cl_b, /),
      },
    });
  });

  it('tells the same of a plain text, of which nothing else need be known', async () => {
    const { code, stdout, stderr } = await rasad(['law', 'import', textFile, '--dry-run', '--json']);
    const outline = JSON.parse(stdout) as Outline;
    expect([code, stderr, outline]).toMatchObject([
      0,
      '',
      { chapters: 0, articles: 2, notes: 1, clauses: 1, items: 0, amended: 1, changes: null },
    ]);
    expect(outline.warnings.map(({ code, line }) => [code, line])).toEqual([
      ['BEFORE_FIRST_PROVISION', 1],
      ['NAVIGATION', 5],
      ['ARTICLE_GAP', null],
    ]);
    expect(outline.tree).toMatchObject([
      {
        eId: 'art_1',
        lines: [2],
        children: [{ eId: 'art_1__cl_a', children: [{ eId: 'art_1__cl_a__note_1' }] }],
      },
      { eId: 'art_3', lines: [6], status: 'AMENDED', statusOn: '2021-01-25' },
    ]);
  });

  it('tells the same of Akoma Ntoso', async () => {
    const parsed = parseInstrument(readFileSync(lawFile, 'utf8'));
    if (!parsed.ok) throw new Error('the sample is refused');
    const file = fileWith('law.akn', writeInstrument(parsed.document, 'AKOMA_NTOSO'));
    const { code, stdout } = await rasad(['law', 'import', file, '--dry-run', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { chapters: 3, articles: 35, notes: 5, clauses: 15 },
    ]);
  });

  it('goes by the content before the name, and by the name where the content does not tell', async () => {
    const asText = fileWith('law.xml.txt', '<akomaNtoso/>');
    expect((await rasad(['law', 'import', asText, '--dry-run'])).stderr).toContain('not an Akoma Ntoso 3');
    const asJson = fileWith('broken.json', 'ماده ۱ـ متن');
    expect((await rasad(['law', 'import', asJson, '--dry-run'])).stderr).toContain('malformed JSON');
    const given = await rasad(['law', 'import', asJson, '--dry-run', '--format', 'text', '--json']);
    expect(JSON.parse(given.stdout)).toMatchObject({ articles: 1 });
  });
});

describe('rasad law import', () => {
  it('shows with --dry-run a summary with each line that was left out and why', async () => {
    const { code, stdout } = await rasad(['law', 'import', textFile, '--dry-run']);
    expect([code, stdout.split('\n')]).toEqual([
      0,
      [
        '0 chapters, 2 articles, 1 notes, 1 clauses, 0 items; 1 amended',
        'note: line 1 "قانون باغ‌ها": title or preamble, before the first provision',
        'warning: line 5 "بعدی ❭": navigation of the site',
        'warning: art_3: the articles are not numbered in sequence: 3 follows 1',
        'only the text itself was read; to import it give --code, --kind and --title',
        '',
      ],
    ]);
  });

  it('imports a JSON file as the law editor', async () => {
    gateway.onGraph({ importInstrument: () => ({ changes: [], userErrors: [] }) });
    const { code, stdout } = await online('law', 'import', lawFile);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/35 articles.*\n(warning.*\n)+what changed: nothing\n$/),
    ]);
    expect(gateway.receivedField('importInstrument')[0]?.token).toBe('token-law-editor');
  });

  it('imports a plain text with what the options say of it, dates in either calendar', async () => {
    gateway.onGraph({ importInstrument: () => ({ changes: [], userErrors: [] }) });
    const dates = ['--adopted-on', '۱۳۹۰/۰۸/۰۷', '--in-force-from', '2011-11-20', '--label', 'As adopted'];
    const { code } = await online('law', 'import', textFile, ...metadata, ...dates);
    expect(code).toBe(0);
    expect(gateway.receivedField('importInstrument')[0]?.body.variables).toMatchObject({
      input: {
        document: text,
        format: 'TEXT',
        metadata: {
          code: 'garden-law',
          kind: 'LAW',
          title: { fa: 'قانون باغ‌ها' },
          label: { en: 'As adopted' },
          adoptedOn: '2011-10-29',
          notifiedOn: null,
          inForceFrom: '2011-11-20',
        },
      },
    });
  });

  it('previews a plain text on the platform once it is known what it is', async () => {
    gateway.onGraph({ previewInstrumentImport: () => ({ changes: [], userErrors: [] }) });
    const { stdout } = await online('law', 'import', textFile, '--dry-run', '--json', ...metadata);
    expect(JSON.parse(stdout)).toMatchObject({ articles: 2, changes: [] });
    expect(gateway.receivedField('importInstrument')).toEqual([]);
  });

  it('is wrong usage without what a plain text does not say, and nothing is sent', async () => {
    const english = await online('law', 'import', textFile, '--code', 'garden-law');
    expect(english).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('--kind, --title'),
    });
    const persian = await online('law', 'import', textFile, '--lang', 'fa', '--json');
    expect([persian.code, JSON.parse(persian.stdout)]).toEqual([
      2,
      { error: 'متن ساده این‌ها را از خود نمی‌گوید؛ با گزینه بدهید: --code, --kind, --title' },
    ]);
    expect(gateway.received).toEqual([]);
  });

  it.each([
    [['--adopted-on', '1390/13/01'], '2011-10-29, 1390/08/07'],
    [['--gazetted-on', 'yesterday'], '2011-10-29, 1390/08/07'],
    [['--kind', 'poem'], 'law, bylaw, circular, charter'],
    [['--format', 'pdf'], 'json, text, akn'],
  ])('is wrong usage with %j', async (options, allowed) => {
    const { code, stdout, stderr } = await rasad(['law', 'import', textFile, ...options]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(allowed)]);
  });

  it('refuses a text without a law in it, with the line of what is wrong', async () => {
    const empty = fileWith('empty.txt', 'سلام');
    const nothing = await online('law', 'import', empty, ...metadata);
    expect(nothing).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('line 1, provisions: at least 1 needed'),
    });
    const wrongCode = await online('law', 'import', textFile, ...metadata.with(1, 'No!'));
    expect(wrongCode).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('"No!" is not a valid code'),
    });
    expect(gateway.received).toEqual([]);
  });
});

describe('rasad law export', () => {
  const document = '{\n  "format": "rasad.instrument/1"\n}\n';

  it('prints the current text in the format that is asked for', async () => {
    gateway.onGraph({ instrument: () => ({ currentExpression: { document } }) });
    expect(await online('law', 'export', 'garden-law')).toEqual({ code: 0, stdout: document, stderr: '' });
    await online('law', 'export', 'garden-law', '--format', 'akn');
    expect(gateway.receivedField('instrument').map(({ body }) => body.variables)).toEqual([
      { code: 'garden-law', format: 'JSON' },
      { code: 'garden-law', format: 'AKOMA_NTOSO' },
    ]);
  });

  it('writes it to a file', async () => {
    gateway.onGraph({ instrument: () => ({ currentExpression: { document } }) });
    const file = join(folder, 'exported.json');
    const { stdout } = await online('law', 'export', 'garden-law', '--output', file);
    expect([stdout, readFileSync(file, 'utf8')]).toEqual([`garden-law is written to ${file}\n`, document]);
    const nowhere = await online('law', 'export', 'garden-law', '--output', join(file, 'below', 'a-file'));
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be written \(E\w+\)/) });
  });

  it('says that there is no such instrument', async () => {
    gateway.onGraph({ instrument: () => null });
    const { code, stderr } = await online('law', 'export', 'other-law');
    expect([code, stderr]).toEqual([1, 'there is no instrument other-law\n']);
  });
});
