import { describe, expect, it } from '@jest/globals';
import { fileOf, lawDocument } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, importLaw, type UserError } from './law.js';

interface Warning {
  code: string;
  severity: string;
  line: number | null;
  eId: string | null;
  text: string | null;
  reason: string;
}

interface ImportPayload {
  instrument?: { id: string } | null;
  changes: { action: string; entity: string; code: string }[];
  counts: Record<string, number> | null;
  warnings: Warning[];
  warningCount: number;
  userErrors: UserError[];
}

const selection = `changes { action entity code } counts { chapters articles notes clauses items amended }
  warnings { code severity line eId text reason } warningCount`;

const text = `قانون نگهداری باغ‌ها
فصل اول ـ کلیات
ماده ۱ـ شهرداری باید:
الف ـ درختان را آبیاری کند.
ب ـ گزارش دهد.
اشتراک‌گذاری در تلگرام
ماده ۲ (اصلاحی ۱۳۹۹/۱۱/۰۶)ـ گزارش سالانه است.
تبصره ـ نخستین گزارش پس از شش ماه است.
قانون فوق مشتمل بر دو ماده و یک تبصره است.`;

const metadata = {
  code: 'garden-law',
  kind: 'LAW',
  title: { fa: 'قانون نگهداری باغ‌ها' },
  adoptedOn: '2011-10-29',
};

describe('a law in another format than JSON', () => {
  const world = useWorld(createUnits);
  const editor = () => world.caller('LAW_EDITOR', 'city');

  const send = (mutation: string, input: Record<string, unknown>, caller: Caller = editor()) =>
    caller.mutate<ImportPayload>(
      mutation,
      input,
      mutation === 'importInstrument' ? `instrument { id } ${selection}` : selection,
    );

  const exported = async (code: string, format: string): Promise<string> => {
    const { instrument } = await editor().ask<{ instrument: { currentExpression: { document: string } } }>(
      `query ($code: String!, $format: InstrumentFormat) {
        instrument(code: $code) { currentExpression { document(format: $format) } } }`,
      { code, format },
    );
    return instrument.currentExpression.document;
  };

  const stored = async () => (await world.database.query('select count(*)::int as n from event'))[0];

  it('is previewed from plain text, with what was left out, even before anything else is known of it', async () => {
    const before = await stored();
    const preview = await send('previewInstrumentImport', { document: text });
    expect(preview).toMatchObject({
      userErrors: [],
      changes: [],
      counts: { chapters: 1, articles: 2, notes: 1, clauses: 2, items: 0, amended: 1 },
      warningCount: 3,
    });
    expect(preview.warnings.map(({ code, line }) => [code, line])).toEqual([
      ['BEFORE_FIRST_PROVISION', 1],
      ['SHARING', 6],
      ['CLOSING_AGREES', 9],
    ]);
    expect(preview.warnings[1]).toMatchObject({ severity: 'WARNING', text: 'اشتراک‌گذاری در تلگرام' });
    const inPersian = world.caller('LAW_EDITOR', 'city', 'FA');
    const { warnings } = await send('previewInstrumentImport', { document: text }, inPersian);
    expect(warnings[1]?.reason).toContain('وبگاه');
    expect(await stored()).toEqual(before);
  });

  it('is imported from plain text, and the same text in another layout changes nothing', async () => {
    const input = { document: text, format: 'TEXT', metadata };
    const first = await send('importInstrument', input);
    expect(first.userErrors).toEqual([]);
    expect(first.changes.map(({ action, code }) => `${action} ${code}`)).toContain('CREATE art_2__note_1');
    const { provisions } = await editor().ask<{ provisions: { nodes: Record<string, unknown>[] } }>(
      `query ($id: ID!) { provisions(filter: { instrumentId: $id }) {
        nodes { eId number label(lang: FA) text(lang: FA) status } } }`,
      { id: first.instrument?.id },
    );
    expect(provisions.nodes.at(-2)).toEqual({
      eId: 'art_2',
      number: '۲',
      label: 'ماده ۲',
      text: 'گزارش سالانه است.',
      status: 'AMENDED',
    });
    const otherLayout = text
      .replaceAll('ـ ', '- ')
      .replace('ماده ۱', 'ماده(1)')
      .replace('ماده ۲ (اصلاحی ۱۳۹۹/۱۱/۰۶)', 'مادهٔ 2 (اصلاحی 6/11/1399)');
    const again = await send('importInstrument', { ...input, document: otherLayout });
    expect(again.changes.filter(({ action }) => action !== 'KEEP')).toEqual([]);
  });

  it('is exported in every format, and each is the same law when it comes back', async () => {
    const code = 'exported-law';
    await importLaw(editor(), lawDocument({ code }));
    for (const format of ['JSON', 'AKOMA_NTOSO']) {
      const document = await exported(code, format);
      const { changes, userErrors } = await send('importInstrument', { document });
      expect(userErrors).toEqual([]);
      expect(changes.filter(({ action }) => action !== 'KEEP')).toEqual([]);
    }
    const plain = await exported(code, 'TEXT');
    const { counts, warnings } = await send('previewInstrumentImport', { document: plain });
    expect(counts).toEqual({ chapters: 1, articles: 2, notes: 0, clauses: 1, items: 0, amended: 0 });
    expect(warnings.filter(({ line }) => line !== null)).toEqual([]);
  });

  it('is refused naming the field or line that is wrong, and nothing is stored', async () => {
    const before = await stored();
    const xml = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">';
    const cases: [Record<string, unknown>, { code: string; field: string[]; message?: string }][] = [
      [{ document: text }, { code: 'REQUIRED', field: ['input', 'metadata'] }],
      [
        { document: text, metadata: { ...metadata, code: 'No!' } },
        { code: 'INVALID', field: ['input', 'metadata', 'code'] },
      ],
      [
        { document: text, metadata: { ...metadata, title: {} } },
        { code: 'REQUIRED', field: ['input', 'metadata', 'title'] },
      ],
      [
        { document: text, metadata: { ...metadata, title: { fa: ' ' } } },
        { code: 'REQUIRED', field: ['input', 'metadata', 'title', 'fa'] },
      ],
      [
        { document: 'سلام بر همگی', metadata },
        { code: 'REQUIRED', field: ['input', 'document'] },
      ],
      [
        { document: `ماده ۱ـ یک\nماده ۲ـ ${'متن '.repeat(6000)}`, metadata },
        { code: 'INVALID', field: ['input', 'document'], message: 'line 2, provisions[1].text.fa' },
      ],
      [
        { document: 'ا'.repeat(2_000_001), metadata },
        { code: 'TOO_MANY', field: ['input', 'document'], message: '2000000 characters' },
      ],
      [
        { document: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xml}&a;</akomaNtoso>` },
        { code: 'INVALID', field: ['input', 'document'], message: 'DOCTYPE' },
      ],
      [
        { document: `${xml}<act>` },
        { code: 'INVALID', field: ['input', 'document'], message: 'malformed XML' },
      ],
      [
        { document: fileOf(lawDocument()), format: 'AKOMA_NTOSO' },
        { code: 'INVALID', field: ['input', 'document'], message: 'malformed XML' },
      ],
    ];
    for (const [input, { message, ...expected }] of cases) {
      const { instrument, userErrors } = await send('importInstrument', input);
      expect(instrument).toBeNull();
      expect(userErrors[0]).toMatchObject(expected);
      if (message !== undefined) expect(userErrors[0]?.message).toContain(message);
    }
    expect(await stored()).toEqual(before);
  });

  it('tells the first 500 warnings and how many there are', async () => {
    const document = `ماده ۱ـ یک\n${'بعدی ❭\n'.repeat(700)}`;
    const { warnings, warningCount } = await send('previewInstrumentImport', { document });
    expect([warnings.length, warningCount]).toEqual([500, 700]);
  });
});
