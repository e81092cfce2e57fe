import { DOMParser, ParseError, type Element, type Node } from '@xmldom/xmldom';
import { importProblem, type ImportProblem } from '@rasad/import-formats';

/** Deepest nesting that is read; a law's tree needs about ten levels. */
const MAX_XML_DEPTH = 64;

/** An XML document that was read, or why it is refused. */
export type XmlReading = { ok: true; root: Element } | { ok: false; problem: ImportProblem };

/**
 * Reads XML without anything that reaches beyond it: a document type declaration, and with it every entity of its own
 * (external ones, and those that grow without bound), is refused before the parser sees it.
 */
export function readXml(text: string): XmlReading {
  const declaration = /<!(?:DOCTYPE|ENTITY)/i.exec(text);
  if (declaration) return refused('XML_DOCTYPE', {}, lineOf(text, declaration.index));
  try {
    const root = new DOMParser({ onError: refuseAll }).parseFromString(
      text.replace(/^\uFEFF/, ''),
      'text/xml',
    ).documentElement;
    if (!root) return refused('XML_SYNTAX', { reason: 'no element' }, 1);
    const deep = firstBelow(root, MAX_XML_DEPTH);
    return deep ? refused('XML_TOO_DEEP', { max: MAX_XML_DEPTH }, lineOfNode(deep)) : { ok: true, root };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return refused(
      'XML_SYNTAX',
      { reason: error.message.split('\n')[0] ?? '' },
      Math.max(1, error.locator?.lineNumber ?? 1),
    );
  }
}

function refuseAll(_level: string, message: string, context: { locator?: unknown }): never {
  throw new ParseError(message, context.locator);
}

function refused<C extends 'XML_DOCTYPE' | 'XML_SYNTAX' | 'XML_TOO_DEEP'>(
  code: C,
  details: Parameters<typeof importProblem<C>>[2],
  line: number,
): { ok: false; problem: ImportProblem } {
  return { ok: false, problem: importProblem({ path: '$', line, column: 1 }, code, details) };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The line of a node in the file, from 1. */
export function lineOfNode(node: Node): number {
  return node.lineNumber ?? 1;
}

/** The first element below a depth, found without recursion: the depth is the writer's to choose. */
function firstBelow(root: Element, max: number): Element | undefined {
  const open: { element: Element; depth: number }[] = [{ element: root, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > max) return next.element;
    for (const element of elementsIn(next.element)) open.push({ element, depth: next.depth + 1 });
  }
  return undefined;
}

/** The elements straight below one. */
export function elementsIn(element: Element): Element[] {
  const elements: Element[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === child.ELEMENT_NODE) elements.push(child as Element);
  }
  return elements;
}

/** The first element of a name straight below one. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element && elementsIn(element).find(({ localName }) => localName === name);
}

/** The element at the end of a path of names. */
export function descendant(element: Element, ...names: string[]): Element | undefined {
  return names.reduce<Element | undefined>(childOf, element);
}
