import { letterStep, type ClauseLetter } from './clause-letters.js';
import type { ClassifiedLine } from './classify.js';
import { isClosingFormula } from './closing-formula.js';
import type { ArticleMarker, ClauseMarker, ItemMarker, Marker } from './markers.js';
import { readNumberWords } from './persian-numbers.js';
import { endOfQuotations } from './quotation.js';

/** Lines that an amending act quotes as the new words of another law, by index from `from` up to, not with, `to`. */
export interface Replacement {
  /** Index of the line that announces it. */
  intro: number;
  from: number;
  to: number;
}

const VERB = /اصلاح|الحاق|اضافه|جایگزین|افزوده|درج|حذف|تبدیل|تغییر/;
const NEW_TEXT_VERB = /اصلاح|الحاق|اضافه|جایگزین|افزوده|درج|تغییر/;
const POINTS_BELOW = /زیر|ذیل|شرح|متن|عنوان/;
const ENDS_IN_ANNOUNCEMENT =
  /(?::|«|(?:می ?)?(?:شود|گردد|شوند|گردند)|گردید|گردیده(?: است)?|شد|شده(?: است)?|نماید|کنند)[ .:«"-]*$/;

/** Whether a line in matched form announces new words for another law: «… به شرح زیر اصلاح می‌شود:». */
export function announcesReplacement(text: string): boolean {
  // the quotation may begin on the same line
  const announcement = text.replace(/«[^«»]*$/, '«');
  const sentence = announcement.slice(lastSentenceStart(announcement));
  if (!NEW_TEXT_VERB.test(sentence) || !ENDS_IN_ANNOUNCEMENT.test(sentence)) return false;
  return POINTS_BELOW.test(sentence) || /[:«] ?$/.test(sentence);
}

/** Where the last sentence begins, the full stop at the very end aside. */
function lastSentenceStart(text: string): number {
  const stop = text.slice(0, -2).search(/[.؛](?=[^.؛]*$)/);
  return stop < 0 ? 0 : stop + 1;
}

/** The replacement texts of a text's lines, in order and apart from one another. */
export function replacementsIn(lines: readonly ClassifiedLine[]): Replacement[] {
  const replacements: Replacement[] = [];
  const own = new OwnNumbers();
  for (let index = 0; index < lines.length; index++) {
    const { line, marker } = lines[index] as ClassifiedLine;
    if (marker) own.note(marker);
    if (!announcesReplacement(marker ? bodyOf(line, marker) : line.matched.text)) continue;
    const to = endOfReplacement(lines, index, own);
    if (to === index + 1) continue;
    replacements.push({ intro: index, from: index + 1, to });
    index = to - 1;
  }
  return replacements;
}

function endOfReplacement(lines: readonly ClassifiedLine[], intro: number, own: OwnNumbers): number {
  return endOfQuotations(lines, intro) ?? endOfUnquoted(lines, intro, own);
}

function bodyOf({ matched }: ClassifiedLine['line'], { bodyFrom }: Marker): string {
  return matched.text.slice(bodyFrom);
}

/** Without quotation marks only the numbering tells where the act's own words go on. */
function endOfUnquoted(lines: readonly ClassifiedLine[], intro: number, own: OwnNumbers): number {
  const introText = lines[intro]?.line.matched.text ?? '';
  const targets = articlesNamedIn(introText);
  const namesChapter = /فصل|بخش|باب/.test(introText);
  const inside = new OwnNumbers();
  for (let index = intro + 1; index < lines.length; index++) {
    const { line, marker } = lines[index] as ClassifiedLine;
    if (isClosingFormula(line.matched.text)) return index;
    if (!marker) continue;
    const isOwn =
      marker.kind === 'CHAPTER'
        ? !namesChapter
        : own.expects(marker, targets) && !(inside.expectsList(marker) && !VERB.test(bodyOf(line, marker)));
    const opensOwnList = index === intro + 1 && isFirstOfList(marker) && VERB.test(bodyOf(line, marker));
    if (isOwn || opensOwnList) return index;
    inside.note(marker);
    if (marker.kind === 'ARTICLE') targets.delete(marker.value);
  }
  return lines.length;
}

function isFirstOfList(marker: Marker): boolean {
  if (marker.kind === 'CLAUSE') return marker.value === 'ا' || marker.value === 1;
  return marker.kind === 'ITEM' && (marker.parts.length === 0 || marker.parts[0] === 1);
}

/** Numbers of the articles that an announcement speaks of: «ماده (۳)», «مواد (۳) و (۵)». */
function articlesNamedIn(text: string): Set<number> {
  const numbers = new Set<number>();
  const own = /^(?:ماده|اصل)[^-:.)]{0,30}[-:.)]/.exec(text)?.[0].length ?? 0;
  for (const { index } of text.slice(own).matchAll(/ماده|مواد|اصل|اصول/g)) {
    const list = text.slice(own + index, own + index + 80);
    for (const number of numbersAfterWord(list)) numbers.add(number);
  }
  return numbers;
}

const LISTED = /^(?:ماده|مواد|اصل|اصول)((?: ?[(]? ?\d{1,4} ?[)]? ?(?:و|,|تا|الی)?)+)/;

function numbersAfterWord(text: string): number[] {
  const listed = LISTED.exec(text)?.[1];
  if (listed !== undefined) return [...listed.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const worded = readNumberWords(text.replace(/^\S+ ?\(? ?/, ''));
  return worded ? [worded.value] : [];
}

/** How far the act's own numbering has come. */
class OwnNumbers {
  #article: ArticleMarker | undefined;
  #clauses: ClauseLetter[] = [];
  #item: number | undefined;

  note(marker: Marker): void {
    if (marker.kind === 'ARTICLE') this.#openArticle(marker);
    if (marker.kind === 'CLAUSE') this.#openClause(marker);
    if (marker.kind === 'ITEM') this.#item = marker.parts[0];
  }

  /** Whether a marker is the very next of the act's own. */
  expects(marker: Marker, targets: ReadonlySet<number>): boolean {
    if (marker.kind !== 'ARTICLE') return this.expectsList(marker);
    if (this.#article === undefined) return targets.size === 0;
    if (this.#article.isSingle || targets.has(marker.value)) return false;
    return marker.value === this.#article.value + 1 && marker.repeat === 0;
  }

  /** The same of the open lists of clauses and items. */
  expectsList(marker: Marker): boolean {
    if (marker.kind === 'ITEM') return this.#expectsItem(marker);
    if (marker.kind !== 'CLAUSE' || this.#clauses.length === 0) return false;
    return typeof marker.value === 'string' && letterStep(this.#clauses, marker.value) === 'NEXT';
  }

  #expectsItem({ parts }: ItemMarker): boolean {
    return this.#item !== undefined && parts.length === 1 && parts[0] === this.#item + 1;
  }

  #openArticle(marker: ArticleMarker): void {
    this.#article = marker;
    this.#clauses = [];
    this.#item = undefined;
  }

  #openClause({ value }: ClauseMarker): void {
    if (typeof value !== 'string') return;
    this.#clauses = value === 'ا' ? [value] : [...this.#clauses, value];
    this.#item = undefined;
  }
}
