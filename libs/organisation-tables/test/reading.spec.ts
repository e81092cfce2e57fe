import { describe, expect, it } from '@jest/globals';
import { readOrganisationFiles, writeOrganisationTemplate } from '../src/index.js';
import { csv, documentIn, refusalsOf, xlsx } from './files.js';

const units = ['code,kind,parent,name fa', 'city,HEADQUARTERS,,شهرداری', 'north,DISTRICT,city,منطقه'].join(
  '\n',
);

describe('reading tables', () => {
  it('knows headings, kinds and answers in either language, however they were typed', async () => {
    const document = await documentIn(
      await xlsx({
        ' واحد ها': [
          ['شناسه‌ي واحد', 'نوع  واحد', 'شناسهٔ واحد بالادست', 'نام واحد (فارسي)', 'Valid from', 'SAMPLE'],
          ['city', 'ستاد', null, 'شهرداری', null, 'بله'],
          ['district-۱', 'منطقه', 'city', 'منطقهٔ ۱', '۱۴۰۳/۰۵/۰۱', 'خير'],
        ],
        positions: [
          ['Code', 'UNIT', 'kind', 'Title (Persian)', 'شمار متصديان'],
          ['district-1.head', 'district-1', 'رئيس', 'شهردار منطقه', '۲'],
        ],
      }),
    );
    expect(document.units).toMatchObject([
      { code: 'city', kind: 'HEADQUARTERS', parent: null, sample: true, validFrom: null },
      { code: 'district-1', kind: 'DISTRICT', parent: 'city', sample: false, validFrom: '2024-07-22' },
    ]);
    expect(document.positions).toMatchObject([{ unit: 'district-1', kind: 'HEAD', seats: 2 }]);
  });

  it.each([
    ['۱۴۰۳/۰۵/۰۱', '2024-07-22'],
    ['1403-5-1', '2024-07-22'],
    ['1403/12/30', '2025-03-20'],
    ['2024-07-22', '2024-07-22'],
    ['٢٠٢٤/٠٧/٢٢', '2024-07-22'],
    [new Date('2024-07-22T00:00:00Z'), '2024-07-22'],
  ])('takes the date %s for %s', async (typed, date) => {
    const rows = [
      ['code', 'kind', 'parent', 'name fa', 'validFrom'],
      ['city', 'UNIT', null, 'شهر', typed],
    ];
    expect((await documentIn(await xlsx({ units: rows }))).units[0]?.validFrom).toBe(date);
  });

  it.each([
    ['1402/12/30'],
    ['2023-02-29'],
    ['1403/13/01'],
    ['امروز'],
    [45495],
    [new Date('2024-07-22T10:30:00Z')],
  ])('refuses the date %s at its cell', async (typed) => {
    const rows = [
      ['code', 'kind', 'parent', 'name fa', 'validFrom'],
      ['city', 'UNIT', null, 'شهر', typed],
    ];
    const [[code, words] = ['', '']] = await refusalsOf(await xlsx({ units: rows }));
    expect(code).toBe('IMPOSSIBLE_DATE');
    expect(words).toContain('sheet "units", row 2, column E, units[0].validFrom:');
  });

  it('takes a CSV file for the table of its name, or else of its headings, with any delimiter', async () => {
    const people = csv(
      'کارکنان.csv',
      '\uFEFFنام کاربری;نام (فارسی);ایمیل\nclerk;گزارشگر;clerk@karaj.example\n',
    );
    const document = await documentIn(csv('units.csv', units), people);
    expect(document.people).toMatchObject([{ username: 'clerk', email: 'clerk@karaj.example' }]);
  });

  it('leaves empty rows and sheets out, and numbers the others as the reader sees them', async () => {
    const file = csv('units.csv', `\n${units.replace('north', '\n\nNorth District')}`);
    const [[code, words] = ['', '']] = await refusalsOf(file);
    expect([code, words]).toEqual([
      'INVALID_CODE',
      expect.stringContaining('sheet "units.csv", row 6, column A, units[1].code:'),
    ]);
    const withEmpty = await xlsx({ Sheet1: [], units: units.split('\n').map((row) => row.split(',')) });
    expect((await documentIn(withEmpty)).units).toHaveLength(2);
  });

  it('tells what is wrong sheet by sheet, each at its row, column and field, in both languages', async () => {
    const file = await xlsx({
      Units: [
        ['code', 'kind', 'parent', 'name fa', 'tags'],
        ['city', 'PROVINCE', null, 'شهرداری', 'permits، Urban'],
        ['north', 'DISTRICT', 'south', null, null],
      ],
      Grants: [
        ['username', 'role', 'scope'],
        ['nobody', 'KING', 'city'],
      ],
    });
    expect(await refusalsOf(file)).toEqual([
      [
        'UNKNOWN_VALUE',
        expect.stringMatching(/^sheet "Units", row 2, column B, units\[0\]\.kind: "PROVINCE"/),
      ],
      ['INVALID_CODE', expect.stringMatching(/^sheet "Units", row 2, column E, units\[0\]\.tags\[1\]:/)],
      ['REQUIRED', expect.stringMatching(/^sheet "Units", row 3, column D, units\[1\]\.name:/)],
      ['UNKNOWN_VALUE', expect.stringMatching(/^sheet "Grants", row 2, column B, grants\[0\]\.role:/)],
    ]);
    const parsed = await readOrganisationFiles([file]);
    expect(parsed.ok || parsed.problems[0]?.message.fa).toContain('شناخته نیست');
  });

  it.each([
    ['UNKNOWN_HEADING', 'units.csv', 'code,kind,parent,colour\ncity,UNIT,,red'],
    ['MISSING_HEADING', 'units.csv', 'code,parent,name fa\ncity,,شهر'],
    ['REPEATED_HEADING', 'units.csv', 'code,شناسهٔ واحد,kind,parent\na,b,UNIT,'],
    ['NO_HEADING', 'units.csv', 'code,kind,parent,name fa\ncity,UNIT,,شهر,زیادی'],
    ['UNKNOWN_TABLE', 'things.csv', 'name,colour\na,red'],
    ['TOO_FEW', 'people.csv', 'username,name fa\nclerk,گزارشگر'],
    ['CSV_SYNTAX', 'units.csv', 'code,kind\n"city,UNIT'],
    ['UNKNOWN_FILES', 'units.txt', units],
  ])('refuses with %s', async (code, name, text) => {
    expect((await refusalsOf(csv(name, text))).map(([found]) => found)).toContain(code);
  });

  it('refuses two files of one table, two workbooks, and files of several kinds', async () => {
    const twice = await refusalsOf(csv('units.csv', units), csv('واحدها.csv', units));
    expect(twice).toEqual([['REPEATED_TABLE', expect.stringContaining('first in "units.csv"')]]);
    const workbook = await xlsx({ units: [['code']] });
    expect((await refusalsOf(workbook, workbook))[0]?.[0]).toBe('UNKNOWN_FILES');
    expect((await refusalsOf(workbook, csv('units.csv', units)))[0]?.[0]).toBe('UNKNOWN_FILES');
  });

  it('refuses text that is not UTF-8', async () => {
    const content = new Uint8Array([0x63, 0xff, 0xfe, 0x0a]);
    expect((await refusalsOf({ name: 'units.csv', content }))[0]?.[0]).toBe('NOT_UTF8');
  });
});

describe('the template', () => {
  it.each(['fa', 'en'] as const)('in %s needs its units filled in and nothing else', async (lang) => {
    for (const format of ['csv', 'xlsx'] as const) {
      expect(
        (await refusalsOf(...(await writeOrganisationTemplate({ format, lang })))).map(([code]) => code),
      ).toEqual(['TOO_FEW']);
    }
  });

  it('runs from right to left in Persian and offers the values of a choice', async () => {
    const { readXlsx } = await import('hucre/xlsx');
    const look = async (lang: 'fa' | 'en') => {
      const [file] = await writeOrganisationTemplate({ format: 'xlsx', lang });
      return (await readXlsx(file?.content ?? new Uint8Array(), { readStyles: true })).sheets;
    };
    const [persian, english] = [await look('fa'), await look('en')];
    expect(persian.map(({ name, view }) => [name, view?.rightToLeft])).toEqual([
      ['واحدها', true],
      ['سمت‌ها', true],
      ['افراد', true],
      ['حساب‌های سرویس', true],
      ['انتصاب‌ها', true],
      ['اختیارها', true],
    ]);
    expect(english.some(({ view }) => view?.rightToLeft)).toBe(false);
    expect(persian[0]?.dataValidations?.[0]).toMatchObject({ type: 'list', range: 'B2:B10000' });
  });
});
