import type { Element } from '@xmldom/xmldom';
import type { ProvisionKind } from '@rasad/event-contracts';
import { matchForm } from '../text/normalise.js';
import { inPersianDigits } from '../text/persian-numbers.js';
import { remark, type LawWarning } from '../text/warnings.js';
import { foldSpaces, rejoined, type BodyLanguage } from './carried-text.js';
import { AKN_NAMESPACE, kindOf } from './elements.js';
import type { Proprietary } from './read-proprietary.js';
import { childOf, descendant, elementsIn, lineOfNode } from './xml-source.js';

/** A provision as the import format has it, with its line in the file. */
export interface ReadElement {
  value: Record<string, unknown>;
  line: number;
  children: ReadElement[];
}

/** Parts of a provision that are no provisions. */
const PARTS = new Set(['num', 'heading', 'subheading', 'intro', 'content', 'wrapUp']);
const SHORT_NAMES: Readonly<Record<ProvisionKind, string>> = {
  CHAPTER: 'chp',
  ARTICLE: 'art',
  NOTE: 'note',
  CLAUSE: 'cl',
  ITEM: 'item',
};
const EID = /^[a-z]+(_[A-Za-z0-9.-]+)?(__[a-z]+(_[A-Za-z0-9.-]+)?)*$/;
const STATUSES: Readonly<Record<string, string>> = {
  substitution: 'AMENDED',
  replacement: 'AMENDED',
  insertion: 'ADDED',
  repeal: 'REPEALED',
};

/** Reads the body of an act into provisions. */
export class BodyReader {
  readonly warnings: LawWarning[] = [];
  readonly #act: Element;
  readonly #language: BodyLanguage;
  readonly #rest: Proprietary['provisions'];
  readonly #statuses: ReadonlyMap<string, string>;

  constructor(act: Element, language: BodyLanguage, { provisions }: Proprietary) {
    this.#act = act;
    this.#language = language;
    this.#rest = provisions;
    this.#statuses = modificationsIn(act);
  }

  read(): ReadElement[] {
    for (const element of elementsIn(this.#act)) {
      if (!['meta', 'preface', 'body'].includes(element.localName ?? '')) this.#tellForeign(element);
    }
    const body = descendant(this.#act, 'body');
    return body ? this.#provisionsIn(body, null, '') : [];
  }

  #provisionsIn(parent: Element, parentKind: ProvisionKind | null, parentEId: string): ReadElement[] {
    const counts = new Map<string, number>();
    return elementsIn(parent).flatMap((element) => {
      const name = element.localName ?? '';
      if (PARTS.has(name)) return [];
      const kind = kindOf({
        name,
        role: element.getAttribute('name'),
        parent: parentKind,
        holdsArticles: element.getElementsByTagNameNS(AKN_NAMESPACE, 'article').length > 0,
      });
      if (!kind) return this.#tellForeign(element);
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const eId =
        eIdOf(element) ?? `${parentEId === '' ? '' : `${parentEId}__`}${SHORT_NAMES[kind]}_${count}`;
      return [this.#provision(element, kind, eId)];
    });
  }

  #provision(element: Element, kind: ProvisionKind, eId: string): ReadElement {
    const { label, heading, text, ...rest } = this.#rest.get(eId) ?? {};
    const kindRead = (rest['kind'] as ProvisionKind | undefined) ?? kind;
    const children = this.#provisionsIn(element, kindRead, eId);
    const num = foldSpaces(childOf(element, 'num')?.textContent ?? '');
    const value = {
      kind,
      number: numberIn(num),
      ...rest,
      eId,
      label: rejoined(num, label, this.#language) ?? { [this.#language]: eId },
      heading: rejoined(foldSpaces(childOf(element, 'heading')?.textContent ?? ''), heading, this.#language),
      text: rejoined(wordsOf(element), text, this.#language),
      status: this.#statusOf(element, eId),
      children: children.map((child) => child.value),
    };
    return { value, line: lineOfNode(element), children };
  }

  #statusOf(element: Element, eId: string): string {
    const modified = this.#statuses.get(element.getAttribute('eId') ?? eId);
    if (modified !== undefined) return modified;
    return element.getAttribute('status') === 'removed' ? 'REPEALED' : 'IN_FORCE';
  }

  #tellForeign(element: Element): [] {
    const details = { line: lineOfNode(element), element: element.localName ?? '' };
    this.warnings.push(remark('FOREIGN_CONTENT', null, details));
    return [];
  }
}

function eIdOf(element: Element): string | undefined {
  const eId = element.getAttribute('eId') ?? '';
  return EID.test(eId) ? eId : undefined;
}

/** Its own words: one line for each block before, in and after its parts. */
function wordsOf(element: Element): string {
  return ['intro', 'content', 'wrapUp']
    .flatMap((name) => {
      const holder = childOf(element, name);
      return holder ? elementsIn(holder) : [];
    })
    .map((block) => foldSpaces(block.textContent ?? ''))
    .filter((line) => line !== '')
    .join('\n');
}

/** The number in a printed label: «۱۳» of «ماده ۱۳». */
function numberIn(num: string): string {
  const words = matchForm(num)
    .replaceAll(/[().:-]+/g, ' ')
    .trim()
    .split(' ');
  const digits = words.find((word) => /^\d/.test(word));
  return inPersianDigits(digits ?? words.at(-1) ?? '').slice(0, 40);
}

function modificationsIn(act: Element): Map<string, string> {
  const modifications = descendant(act, 'meta', 'analysis', 'passiveModifications');
  const statuses = new Map<string, string>();
  for (const modification of modifications ? elementsIn(modifications) : []) {
    const status = STATUSES[modification.getAttribute('type') ?? ''];
    const href = childOf(modification, 'destination')?.getAttribute('href') ?? '';
    if (status !== undefined) statuses.set(href.replace(/^#/, ''), status);
  }
  return statuses;
}
