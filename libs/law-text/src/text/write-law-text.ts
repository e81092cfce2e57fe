import type { LocalizedText, ProvisionKind, ProvisionStatus } from '@rasad/event-contracts';
import { matchForm } from './normalise.js';
import { inPersianDigits } from './persian-numbers.js';
import { printedJalaliDate } from './statute-dates.js';
import { printedStatus, readStatusMark } from './status-marks.js';

/** A provision that can be written as text. */
export interface WritableProvision {
  eId: string;
  kind: ProvisionKind;
  number: string;
  label: LocalizedText;
  heading: LocalizedText | null;
  text: LocalizedText | null;
  status: ProvisionStatus;
  /** Day of the status; left out, it is looked for in the note. */
  statusOn?: string | null;
  note?: LocalizedText | null;
  children: readonly WritableProvision[];
}

/** How the starts of provisions are printed; each with its separator. */
export interface TextStyle {
  chapter: (word: string, number: string) => string;
  article: (word: string, number: string, mark: string) => string;
  /** @param article number of the article where the note's place alone would not show that it is the article's */
  note: (number: string, mark: string, article: string | null) => string;
  clause: (number: string, mark: string) => string;
  /** @param numbers its own and, before it, those of the items around it; none for a bullet */
  item: (numbers: readonly string[], mark: string) => string;
  mark: (status: Exclude<ProvisionStatus, 'IN_FORCE'>, on: string | null) => string;
  /** Puts a chapter's title or a provision's text after its start. */
  join: (start: string, body: string) => string;
}

const between = (start: string, mark: string) => (mark === '' ? `${start}ـ` : `${start} ${mark} ـ`);

/** As the official gazette prints a law. */
export const OFFICIAL_STYLE: TextStyle = {
  chapter: (word, number) => `${word} ${number} ـ`,
  article: (word, number, mark) => between(`${word} ${number}`, mark),
  note: (number, mark, article) => {
    if (number === '') return between('تبصره ', mark);
    return between(`تبصره ${number}${article === null ? '' : `-${article}`}`, mark);
  },
  clause: (number, mark) => between(`${number} `, mark),
  item: (numbers, mark) => {
    const start = numbers.length === 0 ? '•' : `${numbers.join(' - ')} -`;
    return mark === '' ? start : `${start} ${mark}`;
  },
  mark: (status, on) => `(${printedStatus(status)}${on === null ? '' : ` ${printedJalaliDate(on)}`})`,
  join: (start, body) => `${start} ${body}`,
};

/** Writes a law's provisions as plain text, which `readLawText` reads back. Persian text where there is any. */
export function writeLawText(
  provisions: readonly WritableProvision[],
  style: TextStyle = OFFICIAL_STYLE,
): string {
  const lines: string[] = [];
  for (const provision of provisions) writeProvision(provision, [], style, lines);
  return `${lines.join('\n')}\n`;
}

/** @param above the provisions around it, from the top down */
function writeProvision(
  provision: WritableProvision,
  above: readonly WritableProvision[],
  style: TextStyle,
  lines: string[],
): void {
  const start = startOf(provision, above, style);
  const heading = textOf(provision.heading);
  const body = textOf(provision.text);
  if (provision.kind === 'CHAPTER') lines.push(heading === '' ? start : style.join(start, heading), body);
  else if (heading !== '') lines.push(`${titledStart(provision)} ${heading}:`, body);
  else lines.push(body === '' ? start : style.join(start, body));
  if (lines.at(-1) === '') lines.pop();
  for (const child of provision.children) writeProvision(child, [...above, provision], style, lines);
}

/** «ماده ۹ عنوان:»: a title goes where no separator stands after the number. */
function titledStart(provision: WritableProvision): string {
  return `${wordOf(provision)} ${provision.number}`;
}

function startOf(
  provision: WritableProvision,
  above: readonly WritableProvision[],
  style: TextStyle,
): string {
  const { kind, number, status } = provision;
  const mark = status === 'IN_FORCE' ? '' : style.mark(status, statusDate(provision));
  switch (kind) {
    case 'CHAPTER':
      return style.chapter(wordOf(provision), number || codeOf(provision));
    case 'ARTICLE':
      return style.article(wordOf(provision), number || codeOf(provision), mark);
    case 'NOTE':
      return style.note(number, mark, articleToName(provision, above.at(-1)));
    case 'CLAUSE':
      return style.clause(number || codeOf(provision), mark);
    case 'ITEM':
      return style.item(itemNumbers(provision, above), mark);
  }
}

/** A numbered note after an article's list would be taken for one of the list's last clause. */
function articleToName(note: WritableProvision, parent: WritableProvision | undefined): string | null {
  if (parent?.kind !== 'ARTICLE' || note.number === '') return null;
  const before = parent.children.slice(0, parent.children.indexOf(note));
  if (before.every(({ kind }) => kind === 'NOTE')) return null;
  return /^[۰-۹]+/.exec(codeOf(parent))?.[0] ?? null;
}

function itemNumbers(item: WritableProvision, above: readonly WritableProvision[]): string[] {
  if (item.number === '') return [];
  const others = above.slice(above.findLastIndex(({ kind, number }) => kind !== 'ITEM' || number === '') + 1);
  return [...others.map(({ number }) => number), item.number];
}

/** The word of a chapter or article as its label has it. */
function wordOf({ kind, label }: WritableProvision): string {
  const word = /^(?:کتاب|باب|بخش|قسمت|فصل|مبحث|گفتار|ماده|اصل)(?= )/.exec(matchForm(label.fa ?? ''))?.[0];
  return word ?? (kind === 'CHAPTER' ? 'فصل' : 'ماده');
}

function codeOf({ eId }: WritableProvision): string {
  return inPersianDigits(eId.slice(eId.lastIndexOf('_') + 1));
}

function textOf(text: LocalizedText | null): string {
  return text?.fa ?? text?.en ?? '';
}

function statusDate({ statusOn, note }: WritableProvision): string | null {
  if (statusOn !== undefined) return statusOn;
  return note?.fa === undefined ? null : (readStatusMark(matchForm(`(${note.fa})`))?.on ?? null);
}
