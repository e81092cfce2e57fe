import type { Element } from '@xmldom/xmldom';
import { importProblem, type ImportProblem } from '@rasad/import-formats';
import type { BodyLanguage } from './carried-text.js';
import { RASAD_NAMESPACE } from './elements.js';
import { descendant, elementsIn, lineOfNode } from './xml-source.js';

type Fields = Record<string, unknown>;

/** What `writeAkomaNtoso` put beside the standard; empty for an act that another program wrote. */
export interface Proprietary {
  instrument: Fields | null;
  bodyLanguage: BodyLanguage | null;
  /** By eId. */
  provisions: ReadonlyMap<string, Fields>;
}

/** Reads the proprietary part; refuses one that is no longer what was written. */
export function readProprietary(
  act: Element,
): ({ ok: true } & Proprietary) | { ok: false; problem: ImportProblem } {
  const provisions = new Map<string, Fields>();
  let instrument: Fields | null = null;
  let bodyLanguage: BodyLanguage | null = null;
  const proprietary = descendant(act, 'meta', 'proprietary');
  for (const element of proprietary ? elementsIn(proprietary) : []) {
    if (element.namespaceURI !== RASAD_NAMESPACE) continue;
    const fields = fieldsOf(element);
    if (!fields) {
      const place = { path: 'meta.proprietary', line: lineOfNode(element), column: 1 };
      const reason = `rasad:${element.localName}`;
      return { ok: false, problem: importProblem(place, 'XML_SYNTAX', { reason }) };
    }
    if (element.localName === 'instrument') {
      instrument = fields;
      bodyLanguage = element.getAttribute('language') === 'en' ? 'en' : 'fa';
    } else {
      provisions.set(element.getAttribute('for') ?? '', fields);
    }
  }
  return { ok: true, instrument, bodyLanguage, provisions };
}

function fieldsOf(element: Element): Fields | undefined {
  try {
    const value: unknown = JSON.parse(element.textContent ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined;
  } catch {
    return undefined;
  }
}
