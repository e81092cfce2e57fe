import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readLawText } from '../src/index.js';
import { writeLawText } from '../src/text/write-law-text.js';
import { misplacedLines } from './outline.js';
import { randomLaw } from './random-law.js';
import { randomStyle, randomTyping } from './random-style.js';

/** Parts of which a line of soup is made: all that means something to the reader, and some that does not. */
const PARTS = [
  'ماده',
  'ماده واحده',
  'اصل',
  'تبصره',
  'بند',
  'فصل',
  'بخش اول',
  'کتاب',
  'الف',
  'ب',
  'ج',
  'و',
  'هـ',
  '۱',
  '2',
  '٣',
  '۱۶۹',
  'مکرر',
  'واحده',
  '(الحاقی 1399/11/06)',
  '(اصلاحی ۹۳.۵.۲۶)',
  '(منسوخه)',
  'حذف شد',
  'اصلاح 1399/11/06 ـ',
  '-',
  'ـ',
  '–',
  ':',
  '.',
  ')',
  '(',
  '«',
  '»',
  '"',
  '•',
  '[۱]',
  'بعدی ❭',
  'اشتراک‌گذاری',
  'قیمت: ۲۵٬۰۰۰ تومان',
  'https://example.ir',
  'به شرح زیر اصلاح می‌شود:',
  'متن زیر جایگزین می‌گردد',
  'قانون فوق مشتمل بر سه ماده و دو تبصره است',
  'این قانون',
  'سازمان موظف است',
  'بیست و یکم',
  'دوم',
  ' ',
  '  ',
  '\u200c',
  '\u00a0',
  '\u200f',
  '\u0640',
  '\t',
  '\u0000',
  '\ud800',
  '1ـ2',
  '۱-۱-',
  '۱-۱۳:',
  '1390/8/7',
  '_',
  '🙂',
  'Home | Contact',
];
const soupLine = fc
  .array(fc.constantFrom(...PARTS), { maxLength: 7 })
  .chain((parts) => fc.constantFrom('', ' ').map((gap) => parts.join(gap)));
const soup = fc
  .tuple(fc.array(soupLine, { maxLength: 60 }), fc.constantFrom('\n', '\r\n', '\r', '\u2028'))
  .map(([lines, end]) => lines.join(end));

describe('every line with something to see ends in one provision or in one warning', () => {
  it('in a soup of markers, marks and noise', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect({ text, misplaced: misplacedLines(text, readLawText(text)) }).toEqual({ text, misplaced: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('in text of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(misplacedLines(text, readLawText(text))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('in a law with lines thrown in, out and about', () => {
    fc.assert(
      fc.property(
        randomLaw,
        randomStyle,
        randomTyping,
        fc.array(fc.tuple(fc.nat(), soupLine), { maxLength: 10 }),
        (law, style, typed, thrownIn) => {
          const lines = typed(writeLawText(law, style)).split('\n');
          for (const [place, line] of thrownIn) lines.splice(place % (lines.length + 1), place % 2, line);
          const text = lines.join('\n');
          expect({ text, misplaced: misplacedLines(text, readLawText(text)) }).toEqual({
            text,
            misplaced: [],
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names every left-out line with its text and a reason in both languages', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const lines = text.split(/\r\n|[\n\r\u000B\u000C\u0085\u2028\u2029]/);
        for (const { line, text: raw, reason } of readLawText(text).warnings) {
          expect([reason.fa, reason.en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
          if (line !== null) expect(raw).toBe(lines[line - 1]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a text of 2,000 articles', () => {
  it('is read with all its articles, notes, clauses and items, none of its lines lost', () => {
    const article = (number: number) => `ماده ${number}ـ سازمان ${number} باید گزارش سالانه را فراهم کند:
الف ـ گزارش کارگران به انجمن
۱ـ روزانه
۲ـ سالانه
ب ـ گزارش باغبانان به شهر
تبصره ـ پاسخ باید پاکیزه باشد.`;
    const text = Array.from({ length: 2000 }, (_, index) => article(index + 1)).join('\n');
    const reading = readLawText(text);
    expect(reading.counts).toMatchObject({ articles: 2000, notes: 2000, clauses: 4000, items: 4000 });
    expect(misplacedLines(text, reading)).toEqual([]);
    expect(reading.warnings).toEqual([]);
  });

  it('is read without recursion into the depths where every line nests below the one before', () => {
    const text = `ماده ۱ـ متن\n${'۱ـ متن\n'.repeat(20_000)}${'تبصره ۱ـ متن\n'.repeat(20_000)}`;
    expect(misplacedLines(text, readLawText(text))).toEqual([]);
  });
});
