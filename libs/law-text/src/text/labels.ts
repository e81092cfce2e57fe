import type { ProvisionKind } from '@rasad/event-contracts';
import type { ChapterWord } from './markers.js';
import { inPersianDigits } from './persian-numbers.js';

/** How a level of chapters is called in an eId and in English. */
interface ChapterLevel {
  code: string;
  english: string;
}

/** The words of a chapter with their part of an eId, after the elements of Akoma Ntoso. */
export const CHAPTER_LEVELS: Readonly<Record<ChapterWord, ChapterLevel>> = {
  کتاب: { code: 'book', english: 'Book' },
  باب: { code: 'title', english: 'Title' },
  بخش: { code: 'part', english: 'Part' },
  قسمت: { code: 'subpart', english: 'Subpart' },
  فصل: { code: 'chp', english: 'Chapter' },
  مبحث: { code: 'sec', english: 'Section' },
  گفتار: { code: 'subsec', english: 'Subsection' },
};

/** «مکرر» in an eId: `5bis` for «۵ مکرر», `5bis2` for «۵ مکرر ۲». @param repeat 0 none, 1 «مکرر», 2 «مکرر ۱» … */
export function withRepeat(code: string | number, repeat: number): string {
  if (repeat === 0) return String(code);
  return repeat === 1 ? `${code}bis` : `${code}bis${repeat - 1}`;
}

/** What a label is made of. */
export interface LabelledNode {
  kind: ProvisionKind | null;
  word: string;
  number: string;
  /** Own part of the eId: `13`, `5bis`, `a`. */
  code: string;
  parent: LabelledNode | null;
  /** Place among its parent's children of this kind, from 1. */
  place: number;
}

/** The label as people speak of it: «تبصره ۱ ماده ۱۳», and its English counterpart. */
export function labelOf(node: LabelledNode): { fa: string; en: string } {
  return { fa: persianLabel(node), en: englishLabel(node) };
}

function persianLabel(node: LabelledNode): string {
  const own = ownPersianLabel(node);
  const { parent } = node;
  const namesParent = node.kind !== 'CHAPTER' && node.kind !== 'ARTICLE' && parent && parent.kind !== null;
  return namesParent ? `${own} ${persianLabel(parent)}` : own;
}

function ownPersianLabel({ kind, word, number, place }: LabelledNode): string {
  switch (kind) {
    case 'CLAUSE':
      return `بند (${number})`;
    case 'ITEM':
      return `جزء ${number || inPersianDigits(place)}`;
    case 'NOTE':
      return number === '' ? 'تبصره' : `تبصره ${number}`;
    default:
      return `${word} ${number}`;
  }
}

function englishLabel(node: LabelledNode): string {
  const own = ownEnglishLabel(node);
  const { parent } = node;
  if (node.kind === 'CHAPTER' || node.kind === 'ARTICLE' || !parent || parent.kind === null) {
    return own.charAt(0).toUpperCase() + own.slice(1);
  }
  return `${englishLabel(parent)}, ${own}`;
}

function ownEnglishLabel({ kind, word, number, code, place }: LabelledNode): string {
  switch (kind) {
    case 'CHAPTER':
      return `${CHAPTER_LEVELS[word as ChapterWord].english} ${code}`;
    case 'ARTICLE':
      return number === 'واحده' ? 'Single article' : `Article ${code}`;
    case 'NOTE':
      return number === '' ? 'note' : `note ${code}`;
    case 'CLAUSE':
      return `clause ${code}`;
    default:
      return `item ${number === '' ? place : code}`;
  }
}
