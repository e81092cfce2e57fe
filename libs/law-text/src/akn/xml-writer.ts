import type { Document, Element } from '@xmldom/xmldom';
import { AKN_NAMESPACE, RASAD_NAMESPACE } from './elements.js';

/** Builds elements of Akoma Ntoso, and those of our own namespace beside them. */
export class XmlWriter {
  readonly #document: Document;

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

  #append(parent: Element, element: Element, attributes: Record<string, string>, text?: string): Element {
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined && text !== '') element.appendChild(this.#document.createTextNode(text));
    parent.appendChild(element);
    return element;
  }

  /** Puts each element that holds only elements on a line of its own. */
  indent(element: Element, depth = 0): void {
    const children = [...element.childNodes];
    if (children.length === 0 || children.some(({ nodeType }) => nodeType === element.TEXT_NODE)) return;
    for (const child of children) {
      element.insertBefore(this.#document.createTextNode(`\n${'  '.repeat(depth + 1)}`), child);
      this.indent(child as Element, depth + 1);
    }
    element.appendChild(this.#document.createTextNode(`\n${'  '.repeat(depth)}`));
  }
}
