import fc from 'fast-check';
import { inWords } from '../src/text/persian-numbers.js';
import { printedJalaliDate } from '../src/text/statute-dates.js';
import { printedStatus } from '../src/text/status-marks.js';
import type { TextStyle } from '../src/text/write-law-text.js';

const SEPARATORS = ['-', ' - ', '–', ' — ', 'ـ', ' ـ ', ': ', ' :', '.', ') ', '\u200c-\u00a0'];

/** The manner in which a site prints a law, chosen at random. */
export const randomStyle: fc.Arbitrary<TextStyle> = fc
  .record({
    gap: fc.constantFrom(' ', '', '\u200c', '\u00a0', '  '),
    separator: fc.constantFrom(...SEPARATORS),
    clauseSeparator: fc.constantFrom(...SEPARATORS),
    itemSeparator: fc.constantFrom('-', ' - ', 'ـ', ' ـ ', ') ', '. ', '–'),
    articleNumber: fc.constantFrom('DIGITS', 'PARENTHESES', 'WORDS'),
    article: fc.constantFrom('ماده', 'مادهٔ', '.ماده', 'مـاده'),
    chapterNumber: fc.constantFrom('WORDS', 'DIGITS'),
    clause: fc.constantFrom('LETTER', 'PARENTHESES', 'NAMED'),
    item: fc.constantFrom('PLAIN', 'PARENTHESES'),
    bullet: fc.constantFrom('•', '- ', '▪ '),
    isFlipped: fc.boolean(),
    hasBodyBelow: fc.boolean(),
    date: fc.constantFrom('YMD', 'DMY', 'COMMAS', 'SPACED'),
  })
  .map((choice) => ({
    chapter: (word, number) => `${word} ${number}${choice.separator}`,
    article: (word, number, mark) => {
      const printed = numberIn(number, choice.articleNumber);
      const name = word === 'ماده' ? choice.article : word;
      return `${name}${choice.gap}${printed}${marked(mark)}${choice.separator}`;
    },
    note: (number, mark, article) => {
      const pair = article === null ? '' : `-${article}`;
      return `تبصره${number === '' ? '' : choice.gap}${number}${pair}${marked(mark)}${choice.separator}`;
    },
    clause: (number, mark) => `${clauseStart(number, choice.clause)}${marked(mark)}${choice.clauseSeparator}`,
    item: (numbers, mark) => {
      if (numbers.length === 0) return `${choice.bullet}${mark}`;
      const order = choice.isFlipped ? numbers.toReversed() : numbers;
      const start =
        choice.item === 'PARENTHESES' && order.length === 1
          ? `(${order[0]})`
          : `${order.join(choice.itemSeparator.trim() === ')' ? '-' : choice.itemSeparator)}${choice.itemSeparator}`;
      return `${start}${marked(mark)}`;
    },
    mark: (status, on) => `(${printedStatus(status)}${on === null ? '' : ` ${dateIn(on, choice.date)}`})`,
    join: (start, body) => {
      // what has no separator of its own at the end cannot stand alone on its line
      const canStandAlone = choice.hasBodyBelow && !/^[•▪]|^- /.test(start);
      return canStandAlone ? `${start}\n\n${body}` : `${start} ${body}`;
    },
  }));

function marked(mark: string): string {
  return mark === '' ? '' : ` ${mark}`;
}

function numberIn(number: string, style: string): string {
  if (number === 'واحده') return number;
  const [digits = '', repeat] = number.split(' ');
  const value = [...digits].reduce((sum, digit) => sum * 10 + '۰۱۲۳۴۵۶۷۸۹'.indexOf(digit), 0);
  const printed = { DIGITS: digits, PARENTHESES: `(${digits})`, WORDS: inWords(value) }[style] ?? digits;
  return repeat === undefined ? printed : `${printed} ${repeat}`;
}

function clauseStart(letter: string, style: string): string {
  if (style === 'NAMED') return `بند «${letter}»`;
  return style === 'PARENTHESES' ? `(${letter})` : letter;
}

function dateIn(date: string, style: string): string {
  const parts = printedJalaliDate(date).split('/');
  if (style === 'DMY')
    return parts
      .toReversed()
      .map((part) => part.replace(/^۰/, ''))
      .join('/');
  if (style === 'COMMAS') return parts.join(',');
  return style === 'SPACED' ? parts.join('/ ') : parts.join('/');
}

/** How the characters themselves are typed. */
export const randomTyping: fc.Arbitrary<(text: string) => string> = fc
  .record({
    digits: fc.constantFrom('۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩', '0123456789'),
    isArabic: fc.boolean(),
    hasDirectionMarks: fc.boolean(),
    ending: fc.constantFrom('\n', '\r\n', '\n\n', '  \n'),
    joiner: fc.constantFrom('\u200c', ' ', '\u00a0'),
  })
  .map(({ digits, isArabic, hasDirectionMarks, ending, joiner }) => (text: string) => {
    const folded = isArabic ? text.replaceAll('ی', 'ي').replaceAll('ک', 'ك') : text;
    return folded
      .replaceAll(/[۰-۹]/g, (digit) => digits.charAt('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))
      .replaceAll('\u200c', joiner)
      .replaceAll('\n', `${hasDirectionMarks ? '\u200f' : ''}${ending}${hasDirectionMarks ? '\u200f' : ''}`);
  });
