import { describe, expect, it } from '@jest/globals';
import { readLawText } from '../src/index.js';
import { eIdsOf, leftOutOf, misplacedLines, outlineOf, remarksOf } from './outline.js';

/** What each text is read as. The statutes are invented. */
type Case = [name: string, text: string, outline: string[]];

const table = (cases: Case[]) =>
  it.each(cases)('%s', (_name, text, outline) => {
    expect(outlineOf(text)).toEqual(outline);
    expect(misplacedLines(text, readLawText(text))).toEqual([]);
  });

describe('ways of typing', () => {
  table([
    [
      'Persian, Arabic and Latin digits in one text',
      'ماده ۱- متن\nماده ٢- متن\nماده 3- متن',
      ['art_1 متن', 'art_2 متن', 'art_3 متن'],
    ],
    ['Arabic letters, kept for display', 'فصل اول - كليات\nماده ۱- متني', ['chp_1 [كليات]', 'art_1 متني']],
    [
      '«مادهٔ» with a hamza above, one character or two',
      'مادهٔ ۱- متن\nمادۀ ۲- متن',
      ['art_1 متن', 'art_2 متن'],
    ],
    ['presentation forms', 'ﻣﺎﺩﻩ ۱- متن', ['art_1 متن']],
    [
      'ZWNJ, no-break, double and missing spaces',
      'ماده\u200c۱- متن\nماده\u00a0۲- متن\nماده  ۳- متن\nماده۴- متن',
      ['art_1 متن', 'art_2 متن', 'art_3 متن', 'art_4 متن'],
    ],
    ['direction marks', '\u200fماده \u200e۱\u200f- متن', ['art_1 متن']],
    [
      'tatweel as a dash, as an ornament and as punctuation',
      'مـاده ۱ـ ايـن منشـور ـ مصوب۱۳۹۰ـ است',
      ['art_1 ايـن منشـور ـ مصوب۱۳۹۰ـ است'],
    ],
    ...['-', '–', '—', 'ـ', ':', '.', ')'].flatMap((separator): Case[] => [
      [
        `the separator ${separator}`,
        `ماده ۱${separator}متن\nماده ۲ ${separator} متن`,
        ['art_1 متن', 'art_2 متن'],
      ],
    ]),
    ['a newline as separator', 'ماده ۱\nمتن\nماده ۲\n\nمتن', ['art_1 متن', 'art_2 متن']],
    ['a space as separator', 'ماده ۱ سازمان باید\nماده ۲ شهر باید', ['art_1 سازمان باید', 'art_2 شهر باید']],
  ]);
});

describe('chapters', () => {
  const words = {
    کتاب: 'book',
    باب: 'title',
    بخش: 'part',
    قسمت: 'subpart',
    فصل: 'chp',
    مبحث: 'sec',
    گفتار: 'subsec',
  };
  table([
    ...Object.entries(words).map(([word, code]): Case => [
      `«${word}»`,
      `${word} اول: کلیات\nماده ۱- متن`,
      [`${code}_1 [کلیات]`, 'art_1 متن'],
    ]),
    ['the title on the next line', 'فصل اول\nکلیات\nماده ۱- متن', ['chp_1 [کلیات]', 'art_1 متن']],
    ['the title after a space', 'فصل اول کلیات\nماده ۱- متن', ['chp_1 [کلیات]', 'art_1 متن']],
    [
      'numbers in digits',
      'فصل ۱\nکلیات\nماده ۱- متن\nفصل (۲) - پایان\nماده ۲- متن',
      ['chp_1 [کلیات]', 'art_1 متن', 'chp_2 [پایان]', 'art_2 متن'],
    ],
    [
      'compound ordinals however they are typed',
      'فصل بیستم: یک\nفصل بیست و یکم: دو\nفصل بیست\u200cودوم: سه',
      ['chp_20 [یک]', 'chp_21 [دو]', 'chp_22 [سه]'],
    ],
    ['«مکرر»', 'فصل اول: یک\nفصل اول مکرر: دو\nفصل دوم: سه', ['chp_1 [یک]', 'chp_1bis [دو]', 'chp_2 [سه]']],
    [
      'levels one below the other',
      'بخش اول: الف\nفصل اول: ب\nماده ۱- متن\nبخش دوم: ج\nفصل اول: د\nماده ۲- متن',
      ['part_1 [الف]', 'part_1__chp_1 [ب]', 'art_1 متن', 'part_2 [ج]', 'part_2__chp_1 [د]', 'art_2 متن'],
    ],
    [
      'words after the title',
      'فصل اول: کلیات\nاین فصل کوتاه است.\nماده ۱- متن',
      ['chp_1 [کلیات] این فصل کوتاه است.', 'art_1 متن'],
    ],
    [
      'articles that start over in each',
      'بخش اول: یک\nماده ۱- متن\nماده ۲- متن\nبخش دوم: دو\nماده ۱- متن',
      ['part_1 [یک]', 'art_1 متن', 'art_2 متن', 'part_2 [دو]', 'part_2__art_1 متن'],
    ],
  ]);
});

describe('articles', () => {
  const forms = [
    'ماده ۱ـ',
    'ماده(۱)',
    'ماده (۱)',
    'ماده۱-',
    'مادهٔ ۱:',
    '.ماده ۱-',
    'اصل ۱-',
    'ماده یک:',
    'ماده اول -',
    'ماده واحده -',
    'ماده (واحده)-',
  ];
  table([
    ...forms.map((form): Case => [`«${form}»`, `${form} متن`, ['art_1 متن']]),
    [
      '«مکرر» with and without a number',
      'ماده ۵- متن\nماده ۵ مکرر- متن\nماده ۵ مکرر ۲- متن\nماده ۵ مکرر (۳)- متن\nماده ۶- متن',
      ['art_5 متن', 'art_5bis متن', 'art_5bis2 متن', 'art_5bis3 متن', 'art_6 متن'],
    ],
    [
      'a title after the number, the body below',
      'ماده ۱ قانون نگهداری باغ‌ها:\nسازمان باید بکوشد.',
      ['art_1 [قانون نگهداری باغ‌ها] سازمان باید بکوشد.'],
    ],
    ['unmarked paragraphs belong to it', 'ماده ۱- یک\nدو\n\nسه', ['art_1 یک / دو / سه']],
  ]);

  it('labels them as they are printed', () => {
    const labels = (text: string) => readLawText(text).provisions.map(({ label }) => label.fa);
    expect(labels('ماده ۵ مکرر 2- متن')).toEqual(['ماده ۵ مکرر ۲']);
    expect(labels('ماده واحده ـ متن')).toEqual(['ماده واحده']);
    expect(labels('اصل سوم: متن')).toEqual(['اصل سوم']);
  });
});

describe('notes', () => {
  const article = 'ماده ۱۳- متن';
  const forms = [
    'تبصره متن',
    'تبصره ـ متن',
    'تبصره : متن',
    'تبصره\n- متن',
    'تبصره ۱ متن',
    'تبصره ۱-متن',
    'تبصره1- متن',
    'تبصره یک: متن',
    'تبصره ۱-۱۳: متن',
    'تبصره ۱۳-۱: متن',
  ];
  table([
    ...forms.map((form): Case => [
      `«${form.replace('\n', '⏎')}»`,
      `${article}\n${form}`,
      ['art_13 متن', 'art_13__note_1 متن'],
    ]),
    [
      'an added one',
      `${article}\nتبصره 2(الحاقی 1399/11/06)- متن`,
      ['art_13 متن', 'art_13__note_2 <ADDED 2021-01-25> متن'],
    ],
    [
      'one without a number belongs to what is right above it',
      `${article}\nالف- یک\nتبصره- دو\nب- سه`,
      ['art_13 متن', 'art_13__cl_a یک', 'art_13__cl_a__note_1 دو', 'art_13__cl_b سه'],
    ],
    [
      'numbers start over in each clause',
      `${article}\nالف- یک\nتبصره ۱- دو\nتبصره ۲- سه\nب- چهار\nتبصره ۱- پنج`,
      [
        'art_13 متن',
        'art_13__cl_a یک',
        'art_13__cl_a__note_1 دو',
        'art_13__cl_a__note_2 سه',
        'art_13__cl_b چهار',
        'art_13__cl_b__note_1 پنج',
      ],
    ],
    [
      'a number goes on where the one before it stands',
      `${article}\nتبصره ۱- یک\nالف- دو\nتبصره ۲- سه`,
      ['art_13 متن', 'art_13__note_1 یک', 'art_13__note_1__cl_a دو', 'art_13__note_2 سه'],
    ],
    [
      '«تبصره ۱-۱۳» is the article’s, wherever it stands',
      `${article}\nالف- یک\nتبصره ۱-۱۳: دو`,
      ['art_13 متن', 'art_13__cl_a یک', 'art_13__note_1 دو'],
    ],
  ]);
});

describe('clauses', () => {
  const article = 'ماده ۱- متن';
  const forms = [
    'الف ـ',
    'الف-',
    'الف)',
    'الف )',
    'الف.',
    '(الف)',
    'بند الف-',
    'بند (الف) -',
    'بند (الف)\n',
    'بند «الف»:',
  ];
  table([
    ...forms.map((form): Case => [
      `«${form.replace('\n', '⏎')}»`,
      `${article}\n${form} یک`,
      ['art_1 متن', 'art_1__cl_a یک'],
    ]),
    [
      'the abjad order',
      `${article}\n${[...'ابجدهوزحطی'].map((letter) => `${letter === 'ا' ? 'الف' : letter} ـ متن`).join('\n')}`,
      ['art_1 متن', ...[...'abcdefghij'].map((code) => `art_1__cl_${code} متن`)],
    ],
    [
      'the alphabetic order',
      `${article}\nالف- متن\nب- متن\nپ- متن\nت- متن\nث- متن\nج- متن\nچ- متن`,
      ['art_1 متن', ...['a', 'b', 'pe', 'v', 'w', 'c', 'che'].map((code) => `art_1__cl_${code} متن`)],
    ],
    [
      '«هـ» with and without tatweel',
      `${article}\nالف- متن\nهـ ـ متن\nو ـ متن`,
      ['art_1 متن', 'art_1__cl_a متن', 'art_1__cl_e متن', 'art_1__cl_f متن'],
    ],
    [
      'letters that are missing after a repeal',
      `${article}\nالف- متن\nد- متن\nح- متن`,
      ['art_1 متن', 'art_1__cl_a متن', 'art_1__cl_d متن', 'art_1__cl_h متن'],
    ],
    [
      'numbers after «بند», alone on their line',
      `${article}\nبند 1\nیک\nبند 2\nدو`,
      ['art_1 متن', 'art_1__cl_1 یک', 'art_1__cl_2 دو'],
    ],
    [
      'prose that begins with a letter',
      `${article}\nو سازمان نیز\nب سازمان`,
      ['art_1 متن / و سازمان نیز / ب سازمان'],
    ],
  ]);
});

describe('items', () => {
  const article = 'ماده ۵- متن';
  const forms = ['۱-', '1)', '١.', '(۱)', '۱ ـ', '۵ - ۱ -', '۵-۱-', '1ـ5ـ', '•', '-'];
  table([
    ...forms.map((form): Case => [`«${form}»`, `${article}\n${form} یک`, ['art_5 متن', 'art_5__item_1 یک']]),
    [
      'nested ones',
      `${article}\n۱- یک\n۱-۱- دو\n۱-۲- سه\n۲- چهار\n۲-۱- پنج`,
      [
        'art_5 متن',
        'art_5__item_1 یک',
        'art_5__item_1__item_1 دو',
        'art_5__item_1__item_2 سه',
        'art_5__item_2 چهار',
        'art_5__item_2__item_1 پنج',
      ],
    ],
    [
      'nested ones whose order the site turned round',
      `${article}\n۱- یک\n۲- دو\n1ـ2 سه\n2ـ2 چهار`,
      [
        'art_5 متن',
        'art_5__item_1 یک',
        'art_5__item_2 دو',
        'art_5__item_2__item_1 سه',
        'art_5__item_2__item_2 چهار',
      ],
    ],
    [
      'in a clause, then the next clause',
      `${article}\nالف- یک\n۱- دو\n۲- سه\nب- چهار`,
      ['art_5 متن', 'art_5__cl_a یک', 'art_5__cl_a__item_1 دو', 'art_5__cl_a__item_2 سه', 'art_5__cl_b چهار'],
    ],
    [
      'a year, a share and a time of day are none',
      `${article}\n1390 سال نخست\n5.5 درصد\n10:30 بامداد`,
      ['art_5 متن / 1390 سال نخست / 5.5 درصد / 10:30 بامداد'],
    ],
    [
      'in a circular without articles',
      '۱- یک\nالف- دو\n۲- سه',
      ['item_1 یک', 'item_1__cl_a دو', 'item_2 سه'],
    ],
  ]);
});

describe('references in running text', () => {
  table(
    [
      'تبصره (۴) ماده (۱۶۹) قانون مالیات',
      'بند «ب» ماده (۱) این قانون',
      'بند (الف) ماده ۱',
      'تبصرهٔ مادهٔ ۱۱۲ آن قانون',
      'ماده (26) قانون دیگر',
      'آیین نامه اجرایی ماده (26)',
      'ماده ۲ و تبصره آن',
      'فصل سوم قانون مدنی',
      'بخش اول این ماده',
      'تبصره این ماده',
      '«ماده ۲» در این قانون',
    ].map((line): Case => [line, `ماده ۱- متن\n${line}`, [`art_1 متن / ${line}`]]),
  );

  it('do not break the order of those around them, even with a separator', () => {
    const text = 'ماده ۱- یک\nماده ۱۶۹- قانون دیگر\nماده ۲- دو\nماده ۳- سه\nماده ۱- باز\nماده ۴- چهار';
    expect(outlineOf(text)).toEqual([
      'art_1 یک / ماده ۱۶۹- قانون دیگر',
      'art_2 دو',
      'art_3 سه / ماده ۱- باز',
      'art_4 چهار',
    ]);
    expect(remarksOf(text)).toEqual(['KEPT_AS_TEXT art_1', 'KEPT_AS_TEXT art_3']);
  });
});

describe('status marks', () => {
  table([
    ['(اصلاحی DATE)', 'ماده ۱ (اصلاحی ۱۳۹۹/۱۱/۰۶)- متن', ['art_1 <AMENDED 2021-01-25> متن']],
    [
      '(الحاقی به موجب … مصوب DATE)',
      'ماده ۱- (الحاقی به موجب قانون دیگر مصوب 6/11/1399) متن',
      ['art_1 <ADDED 2021-01-25> متن'],
    ],
    ['(منسوخه)', 'ماده ۱ (منسوخه)', ['art_1 <REPEALED>']],
    [
      '(منسوخ DATE) on a line of its own',
      'ماده ۱\n(منسوخ 1399,11,06)\nمتن',
      ['art_1 <REPEALED 2021-01-25> متن'],
    ],
    [
      '«اصلاح DATE ـ» after the number',
      'ماده ۱ ـ اصلاح 1399/11/06 ـ متن',
      ['art_1 <AMENDED 2021-01-25> متن'],
    ],
    ['«حذف شد»', 'ماده ۱- یک\nماده ۲- حذف شد.', ['art_1 یک', 'art_2 <REPEALED> حذف شد.']],
    [
      'on a clause and an item',
      'ماده ۱- متن\nالف (اصلاحی ۹۳.۵.۲۶)ـ یک\n۱- (الحاقی ۱۵/ ۴/ ۱۳۹۳) دو',
      ['art_1 متن', 'art_1__cl_a <AMENDED 2014-08-17> یک', 'art_1__cl_a__item_1 <ADDED 2014-07-06> دو'],
    ],
    ['a title in parentheses is none', 'ماده ۱- (اصلاح ساختار) متن', ['art_1 (اصلاح ساختار) متن']],
  ]);
});

describe('amending acts', () => {
  const intro = 'ماده ۱- ماده (۳) قانون باغ‌ها به شرح زیر اصلاح می‌شود:';
  table([
    [
      'quoted replacement text',
      `${intro}\n«ماده ۳- یک\nتبصره- دو»\nماده ۲- سه`,
      [`art_1 ${intro.slice(8)} / «ماده ۳- یک / تبصره- دو»`, 'art_2 سه'],
    ],
    [
      'a quotation that begins on the line of the announcement',
      `${intro} «ماده ۳- یک\nالف- دو»\nماده ۲- سه`,
      [`art_1 ${intro.slice(8)} «ماده ۳- یک / الف- دو»`, 'art_2 سه'],
    ],
    [
      'several quotations',
      `${intro}\n«ماده ۳- یک»\n«ماده ۴- دو»\nماده ۲- سه`,
      [`art_1 ${intro.slice(8)} / «ماده ۳- یک» / «ماده ۴- دو»`, 'art_2 سه'],
    ],
    [
      'replacement text without marks',
      `${intro}\nماده ۳- یک\nتبصره- دو\nماده ۲- سه`,
      [`art_1 ${intro.slice(8)} / ماده ۳- یک / تبصره- دو`, 'art_2 سه'],
    ],
    [
      'whose number is the next of the act itself',
      'ماده ۱- ماده (۲) قانون باغ‌ها به شرح زیر اصلاح می‌شود:\nماده ۲- یک\nماده ۲- دو',
      ['art_1 ماده (۲) قانون باغ‌ها به شرح زیر اصلاح می‌شود: / ماده ۲- یک', 'art_2 دو'],
    ],
    [
      '«متن زیر جایگزین»',
      'ماده واحده- متن زیر جایگزین ماده ۷ می‌گردد:\nماده ۷- یک\nالف- دو',
      ['art_1 متن زیر جایگزین ماده ۷ می‌گردد: / ماده ۷- یک / الف- دو'],
    ],
    [
      '«الحاق می‌گردد»',
      'ماده ۱- یک تبصره به شرح زیر به ماده (۷) الحاق می‌گردد:\nتبصره ۴- یک\nماده ۲- دو',
      ['art_1 یک تبصره به شرح زیر به ماده (۷) الحاق می‌گردد: / تبصره ۴- یک', 'art_2 دو'],
    ],
    [
      'the act’s own items',
      'ماده واحده- قانون باغ‌ها به شرح زیر اصلاح می‌شود:\n۱- در ماده (۳) واژهٔ «باغ» حذف می‌شود.\n۲- متن زیر به عنوان ماده (۴) الحاق می‌شود:\n«ماده ۴- یک\n۱- دو\n۲- سه»\n۳- ماده (۵) حذف می‌شود.',
      [
        'art_1 قانون باغ‌ها به شرح زیر اصلاح می‌شود:',
        'art_1__item_1 در ماده (۳) واژهٔ «باغ» حذف می‌شود.',
        'art_1__item_2 متن زیر به عنوان ماده (۴) الحاق می‌شود: / «ماده ۴- یک / ۱- دو / ۲- سه»',
        'art_1__item_3 ماده (۵) حذف می‌شود.',
      ],
    ],
    [
      'a mark that is never closed',
      `${intro}\n«ماده ۳- یک\nماده ۲- دو`,
      [`art_1 ${intro.slice(8)} / «ماده ۳- یک`, 'art_2 دو'],
    ],
    [
      'a change without replacement text',
      'ماده ۱- در ماده (۳) واژهٔ «باغ» به «بوستان» اصلاح می‌شود.\nماده ۲- دو',
      ['art_1 در ماده (۳) واژهٔ «باغ» به «بوستان» اصلاح می‌شود.', 'art_2 دو'],
    ],
    [
      'an ordinary list is none',
      'ماده ۱- کارهای سازمان به شرح زیر است:\n۱- اصلاح درختان\n۲- آبیاری',
      ['art_1 کارهای سازمان به شرح زیر است:', 'art_1__item_1 اصلاح درختان', 'art_1__item_2 آبیاری'],
    ],
  ]);

  it('are told of', () => {
    expect(remarksOf(`${intro}\n«ماده ۳- یک»\nماده ۲- سه`)).toEqual(['REPLACEMENT_TEXT art_1']);
  });
});

describe('what is no part of the law', () => {
  it.each([
    ['[۱] اصلاحی به موجب قانون دیگر', 'FOOTNOTE'],
    ['پاورقی: نک. قانون دیگر', 'FOOTNOTE'],
    ['بعدی ❭', 'NAVIGATION'],
    ['ماده قبلی', 'NAVIGATION'],
    ['صفحه ۳ از ۱۲', 'NAVIGATION'],
    ['اشتراک‌گذاری در شبکه‌ها', 'SHARING'],
    ['تلگرام | واتساپ | ایمیل', 'SHARING'],
    ['قیمت: ۲۵٬۰۰۰ تومان', 'PRICE'],
    ['افزودن به سبد خرید', 'PRICE'],
    ['برای مشاوره حقوقی تماس بگیرید', 'ADVERTISEMENT'],
    ['https://example.ir/laws/12', 'ADVERTISEMENT'],
    ['بازدید: ۱۲۳۴', 'PAGE_DETAIL'],
    ['Home | Laws', 'PAGE_DETAIL'],
    ['* * *', 'DECORATION'],
  ])('%s is left out as %s', (line, code) => {
    const text = `ماده ۱- یک\n${line}\nماده ۲- دو`;
    expect(outlineOf(text)).toEqual(['art_1 یک', 'art_2 دو']);
    expect(leftOutOf(text)).toEqual([`2 ${code}`]);
  });

  it('takes footnote references out of the text and says so', () => {
    const text = 'ماده ۱- سازمان[۱] باید [2] بکوشد.';
    expect(outlineOf(text)).toEqual(['art_1 سازمان باید بکوشد.']);
    expect(remarksOf(text)).toEqual(['FOOTNOTE_REFERENCE art_1']);
  });

  it('leaves out title, preamble and table of contents', () => {
    const text =
      'قانون باغ‌ها\n۱- مقدمه\nفصل اول: یک\nفصل دوم: دو\nفصل اول: یک\nماده ۱- متن\nفصل دوم: دو\nماده ۲- متن';
    expect(eIdsOf(text)).toEqual(['chp_1', 'art_1', 'chp_2', 'art_2']);
    expect(leftOutOf(text)).toEqual([
      '1 BEFORE_FIRST_PROVISION',
      '2 TABLE_OF_CONTENTS',
      '3 TABLE_OF_CONTENTS',
      '4 TABLE_OF_CONTENTS',
    ]);
  });

  it('keeps amounts in a provision’s own words', () => {
    expect(outlineOf('ماده ۱- جزای نقدی\nتا مبلغ ۱۰۰٬۰۰۰ ریال است.')).toEqual([
      'art_1 جزای نقدی / تا مبلغ ۱۰۰٬۰۰۰ ریال است.',
    ]);
  });
});

describe('the closing formula', () => {
  const law = 'ماده ۱- یک\nتبصره ۱- دو\nتبصره ۲- سه\nماده ۲- چهار\nماده ۲ مکرر- پنج';

  it.each([
    [
      'in words',
      'قانون فوق مشتمل بر دو ماده و دو تبصره در جلسه علنی مورخ هفتم آبان ماه یکهزار و سیصد و نود تصویب شد.',
    ],
    ['in digits', 'قانون فوق مشتمل بر ۲ ماده و 2 تبصره در جلسه علنی مورخ 1390/8/7 تصویب شد.'],
    ['over two lines', 'قانون فوق مشتمل بر دو ماده\nو دو تبصره در جلسه علنی مورخ 7 آبان 1390 تصویب شد.'],
  ])('agrees, %s', (_name, formula) => {
    const { warnings, adoptedOn } = readLawText(`${law}\n${formula}\nرئیس مجلس`);
    expect(warnings[0]).toMatchObject({ code: 'CLOSING_AGREES', severity: 'INFO', line: 6 });
    expect(warnings.at(-1)).toMatchObject({ code: 'AFTER_CLOSING', text: 'رئیس مجلس' });
    expect(adoptedOn).toBe('2011-10-29');
  });

  it('differs where something was missed', () => {
    const { warnings } = readLawText(`${law}\nاین قانون مشتمل بر سی و پنج ماده و بیست و هشت تبصره است.`);
    expect(warnings).toMatchObject([{ code: 'CLOSING_DIFFERS', severity: 'WARNING', line: 6 }]);
    expect(warnings[0]?.reason.en).toContain('articles: 35 stated, 2 found; notes: 28 stated, 2 found');
  });

  it('counts the single article', () => {
    const { warnings } = readLawText(
      'ماده واحده- یک\nتبصره- دو\nقانون فوق مشتمل بر ماده واحده و یک تبصره است.',
    );
    expect(warnings).toMatchObject([{ code: 'CLOSING_AGREES' }]);
  });

  it('is compared where it stands at the end of a paragraph too', () => {
    expect(remarksOf('ماده ۱- یک\nپایان. قانون فوق مشتمل بر دو ماده است.')).toEqual([
      'CLOSING_DIFFERS art_1',
    ]);
  });

  it('does not end the law before the article that was added after it', () => {
    const text = `${law}\nقانون فوق مشتمل بر دو ماده و دو تبصره است.\nماده ۱- دیگر\nماده ۳ (الحاقی 1399/11/06)- شش`;
    expect(eIdsOf(text).at(-1)).toBe('art_3');
    expect(leftOutOf(text)).toEqual(['6 CLOSING_AGREES', '7 AFTER_CLOSING']);
  });
});

describe('what is worth a second look', () => {
  it.each([
    ['a gap between articles', 'ماده ۱- یک\nماده ۳- سه', ['ARTICLE_GAP art_3']],
    [
      'a number that was there before',
      'ماده ۱- یک\nتبصره ۱- دو\nتبصره ۱- سه',
      ['DUPLICATE_NUMBER art_1__note_1-2'],
    ],
    ['a provision without text', 'ماده ۱-\nماده ۲- دو', ['EMPTY_PROVISION art_1']],
    ['nothing that is a law', 'سلام بر همگی', ['NO_PROVISIONS']],
  ])('%s', (_name, text, remarks) => {
    expect(remarksOf(text)).toEqual(remarks);
  });
});
