import { isChapter, isNote, survey, type Survey } from './accept.js';
import { classifyLines, type ClassifiedLine } from './classify.js';
import { holdsClosingFormula } from './closing-formula.js';
import type { DraftNode } from './draft-node.js';
import { displayText, rawFrom, type SourceLine } from './lines.js';
import type { ArticleMarker, Marker } from './markers.js';
import { withoutFootnoteReferences } from './noise.js';
import { matchForm } from './normalise.js';
import { isArticleTitle } from './references.js';
import { readStatusMark, saysRepealed } from './status-marks.js';
import { TreeBuilder } from './tree-builder.js';
import { leftOut, remark, type LawWarning } from './warnings.js';

const LONGEST_HEADING = 300;

/** What came of reading a text, before it is checked and put into the import format. */
export interface DraftLaw {
  root: DraftNode;
  nodes: DraftNode[];
  warnings: LawWarning[];
  /** Lines from the closing formula on, to be compared with the tree. */
  closing: { line: SourceLine; text: string } | null;
}

/** Reads a text line by line: each one opens a node, belongs to the open one, or is left out with a reason. */
export function readDraft(text: string): DraftLaw {
  const lines = classifyLines(text);
  return new LawReader(lines, survey(lines)).read();
}

class LawReader {
  readonly #lines: readonly ClassifiedLine[];
  readonly #survey: Survey;
  readonly #tree = new TreeBuilder();
  readonly #warnings: LawWarning[] = [];
  #embeddedClosing: DraftLaw['closing'] = null;
  /** Whether the next line may be the title of the chapter that was just opened. */
  #awaitsHeading = false;
  #isClosed = false;

  constructor(lines: readonly ClassifiedLine[], lawSurvey: Survey) {
    this.#lines = lines;
    this.#survey = lawSurvey;
  }

  read(): DraftLaw {
    this.#lines.forEach((classified, index) => this.#place(classified, index));
    for (const node of this.#tree.nodes) this.#finish(node);
    return {
      root: this.#tree.root,
      nodes: this.#tree.nodes,
      warnings: this.#warnings,
      closing: this.#closing() ?? this.#embeddedClosing,
    };
  }

  #place(classified: ClassifiedLine, index: number): void {
    const { line, marker, noise } = classified;
    const { start, closing, replaced } = this.#survey;
    if (index < start) return this.#leaveOutBeforeStart(classified);
    if (index === closing) {
      this.#isClosed = true;
      return;
    }
    if (replaced.has(index) && !this.#isClosed) return this.#addReplacement(classified, index);
    if (noise) return this.#leaveOut(noise, line);
    if (this.#isClosed && !this.#reopens(marker)) return this.#leaveOut('AFTER_CLOSING', line);
    if (marker && this.#isAccepted(marker, line, index) && this.#openNode(marker, line)) return;
    this.#addUnmarked(line, marker);
  }

  /** New words for another law stay in the text of the node that gives them. */
  #addReplacement({ line, noise }: ClassifiedLine, index: number): void {
    const replacement = this.#survey.replaced.get(index);
    if (replacement?.from === index) {
      const to = this.#lines[replacement.to - 1]?.line.number ?? line.number;
      this.#warnings.push(remark('REPLACEMENT_TEXT', this.#tree.open.eId, { from: line.number, to }));
    }
    if (noise && noise !== 'DECORATION') this.#leaveOut(noise, line);
    else this.#addText(line, 0);
  }

  #leaveOutBeforeStart({ line, marker, noise }: ClassifiedLine): void {
    this.#leaveOut(noise ?? (marker ? 'TABLE_OF_CONTENTS' : 'BEFORE_FIRST_PROVISION'), line);
  }

  #leaveOut(code: Parameters<typeof leftOut>[0], line: SourceLine): void {
    this.#warnings.push(leftOut(code, line));
  }

  /** After the closing formula only the very next article goes on with the law: one that was added later. */
  #reopens(marker: Marker | undefined): boolean {
    const isNext = marker?.kind === 'ARTICLE' && this.#isNextArticle(marker);
    if (isNext) this.#isClosed = false;
    return isNext;
  }

  #isNextArticle({ strength, value, repeat }: ArticleMarker): boolean {
    const last = this.#tree.article?.value;
    if (strength === 'WEAK' || last == null) return false;
    return value === last + 1 || (value === last && repeat > 0);
  }

  #isAccepted(marker: Marker, line: SourceLine, index: number): boolean {
    const { text } = line.matched;
    switch (marker.kind) {
      case 'CHAPTER':
        return isChapter(marker, text);
      case 'ARTICLE':
        return index > this.#survey.closing ? this.#isNextArticle(marker) : this.#survey.articles.has(index);
      case 'NOTE':
        return this.#mayHoldLists && isNote(marker, text);
      default:
        return this.#mayHoldLists && !this.#isBodyDash(line);
    }
  }

  /** Before the first article of a law that has articles, numbered lines belong to its preamble. */
  get #mayHoldLists(): boolean {
    return !this.#survey.hasArticles || this.#tree.nodes.length > 0;
  }

  /** «تبصره» alone on its line, its body after a dash on the next. */
  #isBodyDash({ matched }: SourceLine): boolean {
    const { kind, text } = this.#tree.open;
    return kind !== null && kind !== 'CHAPTER' && text.length === 0 && matched.text.startsWith('-');
  }

  #openNode(marker: Marker, line: SourceLine): boolean {
    const opened = this.#tree.add(marker);
    if (!opened) return false;
    const { node, bodyFrom, isDuplicate } = opened;
    node.lines.push(line.number);
    if (isDuplicate) {
      const details = { line: line.number, number: node.number };
      this.#warnings.push(remark('DUPLICATE_NUMBER', node.eId, details));
    }
    this.#awaitsHeading = false;
    this.#addBody(node, marker, line, bodyFrom);
    return true;
  }

  #addBody(node: DraftNode, marker: Marker, line: SourceLine, bodyFrom: number): void {
    const body = line.matched.text.slice(bodyFrom);
    if (node.kind === 'CHAPTER') {
      if (body === '') this.#awaitsHeading = true;
      else this.#addHeading(node, line, bodyFrom);
      return;
    }
    if (node.kind === 'ARTICLE' && marker.strength === 'WEAK' && isArticleTitle(body)) {
      node.heading = this.#cleaned(line, bodyFrom, node).replace(/\s*:\s*$/, '');
      return;
    }
    this.#keep(node, line, bodyFrom);
  }

  #addHeading(node: DraftNode, line: SourceLine, from: number): void {
    const heading = this.#cleaned(line, from, node);
    if (heading.length > LONGEST_HEADING) node.text.push(heading);
    else node.heading = heading === '' ? null : heading;
  }

  #addUnmarked(line: SourceLine, marker: Marker | undefined): void {
    const { open } = this.#tree;
    if (open.kind === null) return this.#leaveOut('BEFORE_FIRST_PROVISION', line);
    if (marker && this.#isOutOfSequence(marker)) {
      this.#warnings.push(remark('KEPT_AS_TEXT', open.eId, { line: line.number }));
    }
    this.#addText(line, 0);
  }

  #isOutOfSequence(marker: Marker): boolean {
    return marker.strength === 'STRONG' && !(marker.kind === 'ITEM' && marker.parts.length === 0);
  }

  #addText(line: SourceLine, from: number): void {
    const { open } = this.#tree;
    if (open.kind === null) return this.#leaveOut('BEFORE_FIRST_PROVISION', line);
    open.lines.push(line.number);
    if (this.#awaitsHeading) {
      this.#awaitsHeading = false;
      return this.#addHeading(open, line, from);
    }
    const mark = open.text.length === 0 ? readStatusMark(line.matched.text) : undefined;
    if (mark && open.status === 'IN_FORCE') {
      open.status = mark.status;
      open.statusOn = mark.on;
      from = mark.length;
    }
    const isFirst = open.text.length === 0;
    this.#keep(open, line, isFirst ? from + leadingSeparators(line, from) : from);
    if (holdsClosingFormula(line.matched.text)) {
      this.#embeddedClosing = { line, text: line.matched.text };
    }
  }

  #keep(node: DraftNode, line: SourceLine, from: number): void {
    const text = this.#cleaned(line, from, node);
    if (text !== '') node.text.push(text);
  }

  /** The raw text of a line without footnote references, which are told of. */
  #cleaned(line: SourceLine, from: number, { eId }: DraftNode): string {
    const { text, count } = withoutFootnoteReferences(rawFrom(line, from));
    if (count > 0) this.#warnings.push(remark('FOOTNOTE_REFERENCE', eId, { line: line.number, count }));
    return displayText(text);
  }

  #finish(node: DraftNode): void {
    const text = node.text.join('\n');
    if (node.status === 'IN_FORCE' && saysRepealed(matchForm(text))) node.status = 'REPEALED';
    const isEmpty = text === '' && node.children.length === 0 && node.status !== 'REPEALED';
    if (isEmpty && node.kind !== 'CHAPTER') {
      this.#warnings.push(remark('EMPTY_PROVISION', node.eId, { line: node.lines[0] ?? 0 }));
    }
  }

  #closing(): DraftLaw['closing'] {
    const { closing } = this.#survey;
    const line = this.#lines[closing]?.line;
    if (!line) return null;
    const text = this.#lines.slice(closing, closing + 3).map(({ line }) => line.matched.text);
    return { line, text: text.join(' ') };
  }
}

/** Where the body begins in a line that goes on after «تبصره» or «ماده ۳» alone: after a dash or colon. */
function leadingSeparators({ matched }: SourceLine, from: number): number {
  return /^[-:.) ]+/.exec(matched.text.slice(from))?.[0].length ?? 0;
}
