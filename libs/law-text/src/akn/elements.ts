import type { ProvisionKind } from '@rasad/event-contracts';

/** The namespace of Akoma Ntoso 3 (OASIS LegalDocML). */
export const AKN_NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** The namespace of what Akoma Ntoso has no place for. */
export const RASAD_NAMESPACE = 'urn:rasad:instrument:1';

/** Elements of chapters, by the part of an eId that names their level. */
const CHAPTER_ELEMENTS: Readonly<Record<string, string>> = {
  book: 'book',
  title: 'title',
  part: 'part',
  subpart: 'subpart',
  chp: 'chapter',
  sec: 'section',
  subsec: 'subsection',
};

/** The element of a provision; a note is none of Akoma Ntoso's own and becomes `hcontainer name="note"`. */
export function elementOf({ kind, eId }: { kind: ProvisionKind; eId: string }): string {
  const last = eId.slice(eId.lastIndexOf('__') + 1).replace(/^_/, '');
  const level = last.split('_')[0] ?? '';
  switch (kind) {
    case 'CHAPTER':
      return CHAPTER_ELEMENTS[level] ?? 'chapter';
    case 'ARTICLE':
      return 'article';
    case 'NOTE':
      return 'hcontainer';
    case 'CLAUSE':
      return 'clause';
    case 'ITEM':
      return 'point';
  }
}

const CHAPTERS = new Set([
  'book',
  'tome',
  'part',
  'subpart',
  'title',
  'subtitle',
  'chapter',
  'subchapter',
  'division',
  'subdivision',
]);
const ARTICLES = new Set(['article', 'rule']);
const CLAUSES = new Set(['clause', 'subclause', 'paragraph', 'subparagraph', 'alinea', 'subrule', 'list']);
const ITEMS = new Set(['point', 'indent', 'sublist', 'level', 'transitional']);
const NOTES = new Set(['proviso']);

/** What the kind of an element depends on besides its name. */
export interface ElementContext {
  name: string;
  /** Attribute `name` of an `hcontainer`. */
  role: string | null;
  parent: ProvisionKind | null;
  holdsArticles: boolean;
}

/** The kind of a hierarchical element, or undefined where it is none: acts of other countries have sections for articles. */
export function kindOf({ name, role, parent, holdsArticles }: ElementContext): ProvisionKind | undefined {
  const isHigh = parent === null || parent === 'CHAPTER';
  if (name === 'hcontainer') return role === 'note' ? 'NOTE' : 'ITEM';
  if (NOTES.has(name)) return 'NOTE';
  if (CHAPTERS.has(name)) return isHigh ? 'CHAPTER' : 'ITEM';
  if (ARTICLES.has(name)) return isHigh ? 'ARTICLE' : 'CLAUSE';
  if (name === 'section' || name === 'subsection') {
    if (!isHigh) return 'CLAUSE';
    return holdsArticles ? 'CHAPTER' : 'ARTICLE';
  }
  if (CLAUSES.has(name)) return 'CLAUSE';
  return ITEMS.has(name) ? 'ITEM' : undefined;
}
