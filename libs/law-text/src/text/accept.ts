import { chooseArticles } from './article-sequence.js';
import type { ClassifiedLine } from './classify.js';
import { isClosingFormula } from './closing-formula.js';
import type { ArticleMarker, ChapterMarker, Marker } from './markers.js';
import { continuesReference, isArticleTitle } from './references.js';
import { replacementsIn, type Replacement } from './replacement.js';

/** What the whole text shows about its lines, before the tree is built. */
export interface Survey {
  /** Lines whose article marker opens an article. */
  articles: ReadonlySet<number>;
  /** Replacement texts, by the index of each of their lines. */
  replaced: ReadonlyMap<number, Replacement>;
  replacements: readonly Replacement[];
  /** Index of the closing formula; the number of lines where there is none. */
  closing: number;
  /** Index of the first line that is no longer a table of contents. */
  start: number;
  /** Whether lists before the first article are provisions: where there are no articles. */
  hasArticles: boolean;
}

/** Looks at all lines together: which article numbers follow one another, what is quoted, where the law ends. */
export function survey(lines: readonly ClassifiedLine[]): Survey {
  const replacements = replacementsIn(lines);
  const replaced = new Map<number, Replacement>();
  for (const replacement of replacements) {
    for (let index = replacement.from; index < replacement.to; index++) replaced.set(index, replacement);
  }
  const firstArticle = lines.findIndex(
    ({ marker }, index) => marker?.kind === 'ARTICLE' && !replaced.has(index),
  );
  const closing = lines.findIndex(
    ({ line }, index) => index > firstArticle && firstArticle >= 0 && isClosingFormula(line.matched.text),
  );
  const end = closing < 0 ? lines.length : closing;
  const articles = articlesAmong(lines, replaced, end);
  const start = endOfContents(lines, Math.min(...articles, end));
  return { articles, replaced, replacements, closing: end, start, hasArticles: articles.size > 0 };
}

function articlesAmong(
  lines: readonly ClassifiedLine[],
  replaced: ReadonlyMap<number, Replacement>,
  end: number,
): Set<number> {
  const indexes: number[] = [];
  const candidates: Parameters<typeof chooseArticles>[0][number][] = [];
  let mayRestart = false;
  for (let index = 0; index < end; index++) {
    const { line, marker } = lines[index] as ClassifiedLine;
    if (replaced.has(index)) continue;
    if (marker?.kind === 'CHAPTER' && isChapter(marker, line.matched.text)) mayRestart = true;
    if (marker?.kind !== 'ARTICLE' || !mayBeArticle(marker, line.matched.text)) continue;
    const { value, repeat, strength } = marker;
    candidates.push({ value, repeat, isWeak: strength === 'WEAK', mayRestart });
    indexes.push(index);
    mayRestart = false;
  }
  const chosen = chooseArticles(candidates);
  return new Set(indexes.filter((_, position) => chosen[position]));
}

/** Whether a marker may open an article as far as its own line shows. */
export function mayBeArticle(marker: ArticleMarker, text: string): boolean {
  const body = text.slice(marker.bodyFrom);
  return marker.strength === 'STRONG' || isArticleTitle(body) || !continuesReference(body);
}

const LONGEST_UNSEPARATED_TITLE = 80;

/** Whether a marker opens a chapter as far as its own line shows: «بخش اول این ماده …» does not. */
export function isChapter(marker: ChapterMarker, text: string): boolean {
  if (marker.strength === 'STRONG') return true;
  const title = text.slice(marker.bodyFrom);
  return title.length <= LONGEST_UNSEPARATED_TITLE && !/[.؛:]$/.test(title) && !continuesReference(title);
}

/** Whether a note's marker is one as far as its own line shows: «تبصره این ماده» is not. */
export function isNote(marker: Marker, text: string): boolean {
  return marker.strength === 'STRONG' || !continuesReference(text.slice(marker.bodyFrom));
}

/** Where a table of contents ends: the chapter with which it began comes again before any article. */
function endOfContents(lines: readonly ClassifiedLine[], firstArticle: number): number {
  const chapters = lines
    .slice(0, firstArticle)
    .flatMap(({ line, marker }, index) =>
      marker?.kind === 'CHAPTER' && isChapter(marker, line.matched.text) ? [{ marker, index }] : [],
    );
  const [first] = chapters;
  const again = chapters.findLast(({ marker }) => first && sameNumber(marker, first.marker));
  return again && again !== first ? again.index : 0;
}

function sameNumber(a: ChapterMarker, b: ChapterMarker): boolean {
  return a.word === b.word && a.value === b.value && a.repeat === b.repeat;
}
