import { clauseLetterOf, printedLetter, type ClauseLetter } from './clause-letters.js';
import { inPersianDigits } from './persian-numbers.js';
import { Scanner, type ScannedNumber, type Strength } from './scanner.js';
import type { StatusMark } from './status-marks.js';

interface MarkerBase {
  strength: Strength;
  /** As printed, digits and letters in their Persian form; empty where there is no number. */
  number: string;
  marks: StatusMark[];
  /** Where in the line's matched text the marker ends and what it introduces begins. */
  bodyFrom: number;
}

/** The words that open a chapter, of whatever level. */
export type ChapterWord = 'کتاب' | 'باب' | 'بخش' | 'قسمت' | 'فصل' | 'مبحث' | 'گفتار';

export interface ChapterMarker extends MarkerBase {
  kind: 'CHAPTER';
  word: ChapterWord;
  value: number;
  repeat: number;
}

export interface ArticleMarker extends MarkerBase {
  kind: 'ARTICLE';
  word: 'ماده' | 'اصل';
  /** 1 for «ماده واحده». */
  value: number;
  repeat: number;
  isSingle: boolean;
}

export interface NoteMarker extends MarkerBase {
  kind: 'NOTE';
  /** Null for a note without a number. */
  value: number | null;
  repeat: number;
  /** «تبصره ۱-۱۳»: the other number, which may be the article's. */
  pairedWith: number | null;
}

export interface ClauseMarker extends MarkerBase {
  kind: 'CLAUSE';
  /** A letter, or a number in «بند ۱». */
  value: ClauseLetter | number;
  repeat: number;
  /** Whether «بند» goes before it. */
  isNamed: boolean;
}

export interface ItemMarker extends MarkerBase {
  kind: 'ITEM';
  /** [5] for «۵ -», [5, 1] for «۵ - ۱ -»; empty for a bullet. */
  parts: number[];
  /** «1ـ2 متن» may be the first of item 2, though nothing stands between number and text. */
  unseparated: { parts: number[]; number: string; bodyFrom: number } | null;
}

/** What a line starts with, where it looks like the start of a provision. */
export type Marker = ChapterMarker | ArticleMarker | NoteMarker | ClauseMarker | ItemMarker;

const LEAD = /[.*•#] ?/y;
const CHAPTER = /(کتاب|باب|بخش|قسمت|فصل|مبحث|گفتار)(?=[ (\p{L}\d])/uy;
const ARTICLE = /(ماده|اصل)(?=[ (\p{L}\d])/uy;
const SINGLE = / ?(?:واحده|\( ?واحده ?\))(?!\p{L})/uy;
const NOTE = /تبصره(?![\p{L}])/uy;
const NOTE_PAIR = / ?[(]? ?(\d{1,3})-(\d{1,4}) ?[)]?(?= ?[-:.)(]| ?$)/y;
const CLAUSE_NAME = /بند(?=[ («"\d])/y;
const ENCLOSED_LETTER = / ?[(«"[] ?(الف|\p{L}) ?[)»"\]]/uy;
const LETTER = / ?(الف|\p{L})(?!\p{L})/uy;
const CLAUSE_REPEAT = / مکرر(?: ?(\d{1,2}))?/y;
const ITEM_IN_PARENTHESES = /\( ?(\d{1,3}) ?\) ?(?:[-:.] ?)?/y;
const ITEM = /(\d{1,3}(?: ?[-.] ?\d{1,3}){0,3}) ?(?:-|\)|[:.](?!\d)) ?/y;
const PAIR_WITHOUT_END = /(\d{1,3})-(\d{1,3})(?= \p{L})/uy;
const BULLET = /(?:[•●▪◦‣·○■□➢✓*]|-(?= ?[\p{L}(])) ?/uy;

/**
 * Recognises the marker that a line in matched form starts with; whether it opens a provision depends on what stands
 * around it.
 */
export function markerOf(text: string): Marker | undefined {
  return (
    chapterMarker(afterLead(text)) ??
    articleMarker(afterLead(text)) ??
    noteMarker(afterLead(text)) ??
    clauseMarker(afterLead(text)) ??
    itemMarker(new Scanner(text))
  );
}

/** Sites put a full stop or a star before «ماده». */
function afterLead(text: string): Scanner {
  const scanner = new Scanner(text);
  while (scanner.take(LEAD));
  return scanner;
}

function chapterMarker(scanner: Scanner): ChapterMarker | undefined {
  const word = scanner.take(CHAPTER)?.[1] as ChapterWord | undefined;
  const number = word && scanner.takeNumber();
  if (!number) return undefined;
  return { kind: 'CHAPTER', word, ...numbered(scanner, number) };
}

function articleMarker(scanner: Scanner): ArticleMarker | undefined {
  const word = scanner.take(ARTICLE)?.[1] as 'ماده' | 'اصل' | undefined;
  if (!word) return undefined;
  const start = scanner.at;
  if (scanner.take(SINGLE)) {
    const number: ScannedNumber = { value: 1, from: start, to: scanner.at, repeat: 0 };
    return { kind: 'ARTICLE', word, isSingle: true, ...numbered(scanner, number), number: 'واحده' };
  }
  const number = scanner.takeNumber();
  return number && { kind: 'ARTICLE', word, isSingle: false, ...numbered(scanner, number) };
}

function noteMarker(scanner: Scanner): NoteMarker | undefined {
  if (!scanner.take(NOTE)) return undefined;
  const start = scanner.at;
  const pair = scanner.take(NOTE_PAIR);
  if (pair) {
    const number: ScannedNumber = { value: Number(pair[1]), from: start, to: scanner.at, repeat: 0 };
    return { kind: 'NOTE', pairedWith: Number(pair[2]), ...numbered(scanner, number) };
  }
  const number = scanner.takeNumber();
  if (number) return { kind: 'NOTE', pairedWith: null, ...numbered(scanner, number) };
  const { strength, marks } = scanner.takeSeparation();
  return {
    kind: 'NOTE',
    value: null,
    repeat: 0,
    pairedWith: null,
    number: '',
    strength,
    marks,
    bodyFrom: scanner.at,
  };
}

/** The end of a marker that has a number, which may be followed by marks and separators. */
function numbered(scanner: Scanner, { value, repeat, from, to }: ScannedNumber) {
  const number = printed(scanner.text.slice(from, to));
  const separation = scanner.takeSeparation();
  return { value, repeat, number, ...separation, bodyFrom: scanner.at };
}

function clauseMarker(scanner: Scanner): ClauseMarker | undefined {
  const isNamed = scanner.take(CLAUSE_NAME) !== undefined;
  const letter = takeLetter(scanner, isNamed);
  if (!letter) return isNamed ? numberedClause(scanner) : undefined;
  const { value, isClosed } = letter;
  const end = scanner.at;
  const repeat = scanner.take(CLAUSE_REPEAT);
  const afterRepeat = scanner.at;
  const { strength, marks } = scanner.takeSeparation();
  // «بند (الف) ماده ۱» is a reference; «(الف) متن» is a marker, its parenthesis being the separator
  if (strength === 'WEAK' && !(isClosed && !isNamed)) return undefined;
  return {
    kind: 'CLAUSE',
    isNamed,
    value,
    repeat: repeat ? Number(repeat[1] ?? 0) + 1 : 0,
    number: `${printedLetter(value)} ${printed(scanner.text.slice(end, afterRepeat))}`.trim(),
    strength: 'STRONG',
    marks,
    bodyFrom: scanner.at,
  };
}

function takeLetter(
  scanner: Scanner,
  isNamed: boolean,
): { value: ClauseLetter; isClosed: boolean } | undefined {
  const start = scanner.at;
  const enclosed = scanner.take(ENCLOSED_LETTER);
  const match = enclosed ?? scanner.take(LETTER);
  const value = match && clauseLetterOf(match[1] ?? '');
  // «ب» in quotation marks is a word that is spoken of, unless «بند» goes before it
  if (value !== undefined && (isNamed || !enclosed || /^ ?[([]/.test(enclosed[0]))) {
    return { value, isClosed: enclosed !== undefined };
  }
  scanner.at = start;
  return undefined;
}

function numberedClause(scanner: Scanner): ClauseMarker | undefined {
  const number = scanner.takeNumber();
  if (!number) return undefined;
  const marker = numbered(scanner, number);
  return marker.strength === 'WEAK' ? undefined : { kind: 'CLAUSE', isNamed: true, ...marker };
}

function itemMarker(scanner: Scanner): ItemMarker | undefined {
  const unseparated = pairWithoutEnd(new Scanner(scanner.text));
  const match = scanner.take(ITEM_IN_PARENTHESES) ?? scanner.take(ITEM);
  if (!match && !scanner.take(BULLET)) return undefined;
  if (scanner.isAtEnd && !match) return undefined;
  const number = match?.[1] ?? '';
  const { marks } = scanner.takeSeparation();
  return {
    kind: 'ITEM',
    parts: partsOf(number),
    unseparated,
    number: inPersianDigits(number),
    strength: 'STRONG',
    marks,
    bodyFrom: scanner.at,
  };
}

function pairWithoutEnd(scanner: Scanner): ItemMarker['unseparated'] {
  const match = scanner.take(PAIR_WITHOUT_END);
  if (!match) return null;
  return { parts: partsOf(match[0]), number: inPersianDigits(match[0]), bodyFrom: scanner.at + 1 };
}

function partsOf(number: string): number[] {
  return number === '' ? [] : number.split(/ ?[-.] ?/).map(Number);
}

/** A number as it is kept: with Persian digits, without parentheses. */
function printed(number: string): string {
  return inPersianDigits(number.replaceAll(/ ?[([] ?/g, ' ').replaceAll(/ ?[)\]]/g, '')).trim();
}
