import type { Document, Element } from '@xmldom/xmldom';
import { AKN_NAMESPACE, RASAD_NAMESPACE } from './elements.js';

/**
 * Builds elements of Akoma Ntoso, and those of our own namespace beside them, each on a line of its own. It only ever
 * appends: an insertion costs as much as there are siblings.
 */
export class XmlWriter {
  readonly #document: Document;
  readonly #depths = new Map<Element, number>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** Adds an element to a parent, with text where it has one. */
  element(parent: Element, name: string, attributes: Record<string, string> = {}, text?: string): Element {
    return this.#append(parent, this.#document.createElementNS(AKN_NAMESPACE, name), attributes, text);
  }

  /** The same for an element that Akoma Ntoso does not know. */
  own(parent: Element, name: string, attributes: Record<string, string>, text: string): Element {
    const element = this.#document.createElementNS(RASAD_NAMESPACE, `rasad:${name}`);
    return this.#append(parent, element, attributes, text);
  }

  /** Puts the end of each element that holds others on a line of its own; to be called once, when all is added. */
  finish(root: Element): void {
    for (const element of [root, ...this.#depths.keys()]) {
      if (element.lastChild?.nodeType === element.ELEMENT_NODE)
        this.#breakLine(element, this.#depthOf(element));
    }
  }

  #append(parent: Element, element: Element, attributes: Record<string, string>, text?: string): Element {
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined && text !== '') element.appendChild(this.#document.createTextNode(text));
    const depth = this.#depthOf(parent) + 1;
    this.#depths.set(element, depth);
    this.#breakLine(parent, depth);
    parent.appendChild(element);
    return element;
  }

  #depthOf(element: Element): number {
    return this.#depths.get(element) ?? 0;
  }

  #breakLine(parent: Element, depth: number): void {
    parent.appendChild(this.#document.createTextNode(`\n${'  '.repeat(depth)}`));
  }
}
