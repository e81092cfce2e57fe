import { CHAPTER_LEVELS, withRepeat } from './labels.js';
import { letterCode } from './clause-letters.js';
import { draftNode, MAX_DEPTH, openNodes, rootNode, type DraftNode, type NodeSeed } from './draft-node.js';
import { placeClause, placeItem, placeNote } from './depth.rules.js';
import type {
  ArticleMarker,
  ChapterMarker,
  ChapterWord,
  ClauseMarker,
  ItemMarker,
  Marker,
  NoteMarker,
} from './markers.js';
import { inPersianDigits } from './persian-numbers.js';

/** A node that a marker opened, and where its body begins in the line. */
export interface OpenedNode {
  node: DraftNode;
  bodyFrom: number;
  /** Whether the same number was there before. */
  isDuplicate: boolean;
}

/** The tree as it grows: one node is open, and what comes belongs to it or to one above it. */
export class TreeBuilder {
  readonly root = rootNode();
  /** All nodes in the order of the text. */
  readonly nodes: DraftNode[] = [];
  #open = this.root;
  /** Uses of each eId so far. */
  readonly #eIds = new Map<string, number>();
  /** Words of chapters, each deeper than the one before. */
  readonly #levels: ChapterWord[] = [];

  get open(): DraftNode {
    return this.#open;
  }

  /** The article that was opened last. */
  get article(): DraftNode | undefined {
    return openNodes(this.#open).find(({ kind }) => kind === 'ARTICLE');
  }

  /** Opens the node of a marker; undefined where its number fits nowhere. */
  add(marker: Marker): OpenedNode | undefined {
    switch (marker.kind) {
      case 'CHAPTER':
        return this.#addChapter(marker);
      case 'ARTICLE':
        return this.#addArticle(marker);
      case 'NOTE':
        return this.#addNote(marker);
      case 'CLAUSE':
        return this.#addClause(marker);
      case 'ITEM':
        return this.#addItem(marker);
    }
  }

  #addChapter(marker: ChapterMarker): OpenedNode | undefined {
    const { word, value, repeat, number } = marker;
    const parent = this.#chapterParent(word);
    const siblings = parent.children.filter((child) => child.word === word);
    const last = siblings.at(-1);
    if (last?.value != null && (value < last.value || (value === last.value && repeat === 0)))
      return undefined;
    const { code } = CHAPTER_LEVELS[word];
    const eId = `${prefixOf(parent)}${code}_${withRepeat(value, repeat)}`;
    return this.#opened({ kind: 'CHAPTER', eId, word, number, value }, parent, marker);
  }

  /** A word that was seen keeps its level; a new one is a level below what is open. */
  #chapterParent(word: ChapterWord): DraftNode {
    const chapters = openNodes(this.#open).filter(({ kind }) => kind === 'CHAPTER' || kind === null);
    let level = this.#levels.indexOf(word);
    if (level < 0) {
      const above = chapters.find(({ kind }) => kind === 'CHAPTER');
      level = above ? this.#levels.indexOf(above.word as ChapterWord) + 1 : 0;
      if (word === 'کتاب') level = 0;
      this.#levels.splice(level, 0, word);
    }
    const isAbove = ({ kind, word: open }: DraftNode) =>
      kind === null || this.#levels.indexOf(open as ChapterWord) < level;
    return chapters.find(isAbove) ?? this.root;
  }

  #addArticle(marker: ArticleMarker): OpenedNode {
    const parent = openNodes(this.#open).find(({ kind }) => kind === 'CHAPTER' || kind === null) ?? this.root;
    const code = withRepeat(marker.value, marker.repeat);
    // numbers that start over in every chapter are told apart by the chapter
    const eId = this.#eIds.has(`art_${code}`) ? `${prefixOf(parent)}art_${code}` : `art_${code}`;
    const { word, number, value } = marker;
    const opened = this.#opened({ kind: 'ARTICLE', eId, word, number, value }, parent, marker);
    opened.node.paths = [[value]];
    return opened;
  }

  #addNote(marker: NoteMarker): OpenedNode | undefined {
    const { parent, value } = placeNote(this.#open, marker);
    if (parent.depth >= MAX_DEPTH) return undefined;
    const number = marker.pairedWith !== null && value !== null ? inPersianDigits(value) : marker.number;
    const order = value ?? parent.lists.note + 1;
    parent.lists.note = Math.max(parent.lists.note, order);
    const eId = `${prefixOf(parent)}note_${withRepeat(order, marker.repeat)}`;
    return this.#opened({ kind: 'NOTE', eId, word: 'تبصره', number, value }, parent, marker);
  }

  #addClause(marker: ClauseMarker): OpenedNode | undefined {
    const parent = placeClause(this.#open, marker);
    if (!parent || parent.depth >= MAX_DEPTH) return undefined;
    const { value, repeat, number } = marker;
    const isNumber = typeof value === 'number';
    if (isNumber) parent.lists.clause = value;
    else if (repeat === 0) parent.lists.letters = value === 'ا' ? [value] : [...parent.lists.letters, value];
    const eId = `${prefixOf(parent)}cl_${withRepeat(isNumber ? value : letterCode(value), repeat)}`;
    const seed: NodeSeed = { kind: 'CLAUSE', eId, word: 'بند', number, value: isNumber ? value : null };
    const opened = this.#opened(seed, parent, marker);
    if (isNumber) opened.node.paths = [[value]];
    return opened;
  }

  #addItem(marker: ItemMarker): OpenedNode | undefined {
    const place = placeItem(this.#open, marker);
    if (!place || place.parent.depth >= MAX_DEPTH) return undefined;
    const { parent, value, parts, bodyFrom } = place;
    const isLoose = parts.length > 1 && value === null;
    if (parts.length > 1) parent.lists.hasComposites = true;
    if (parts.length === 0) parent.lists.bullet += 1;
    if (value !== null) parent.lists.item = value;
    const code = isLoose ? parts.join('-') : String(value ?? parent.lists.bullet);
    const number = parts.length > 1 && value !== null ? inPersianDigits(value) : place.number;
    const eId = `${prefixOf(parent)}item_${code}`;
    const opened = this.#opened({ kind: 'ITEM', eId, word: 'جزء', number, value }, parent, marker);
    opened.node.paths = pathsOf(parent, parts, value);
    return { ...opened, bodyFrom };
  }

  #opened(seed: NodeSeed, parent: DraftNode, { bodyFrom, marks }: Marker): OpenedNode & { node: DraftNode } {
    const eId = this.#uniqueEId(seed.eId);
    const node = draftNode({ ...seed, eId }, parent);
    const mark = marks.at(-1);
    if (mark) {
      node.status = mark.status;
      node.statusOn = mark.on;
    }
    parent.children.push(node);
    this.nodes.push(node);
    this.#open = node;
    return { node, bodyFrom, isDuplicate: eId !== seed.eId };
  }

  #uniqueEId(eId: string): string {
    const uses = (this.#eIds.get(eId) ?? 0) + 1;
    this.#eIds.set(eId, uses);
    return uses === 1 ? eId : this.#uniqueEId(`${eId}-${uses}`);
  }
}

function prefixOf({ eId }: DraftNode): string {
  return eId === '' ? '' : `${eId}__`;
}

function pathsOf(parent: DraftNode, parts: number[], value: number | null): number[][] {
  if (value === null) return parts.length > 1 ? [parts] : [];
  return [[value], ...parent.paths.map((path) => [...path, value])];
}
