import type { Element } from '@xmldom/xmldom';
import type { LocalizedText } from '@rasad/event-contracts';
import {
  acceptInstrument,
  importProblem,
  type ImportProblem,
  type InstrumentDocument,
} from '@rasad/import-formats';
import { MAX_XML_LENGTH, tooLong } from '../text-limit.js';
import type { LawWarning } from '../text/warnings.js';
import { foldSpaces, rejoined, type BodyLanguage } from './carried-text.js';
import { AKN_NAMESPACE } from './elements.js';
import { BodyReader, type ReadElement } from './read-body.js';
import { readIdentification } from './read-identification.js';
import { readProprietary, type Proprietary } from './read-proprietary.js';
import { descendant, elementsIn, lineOfNode, readXml } from './xml-source.js';

/** A document that was read from Akoma Ntoso, or every reason why it is refused. */
export type AkomaNtosoReading =
  | { ok: true; document: InstrumentDocument; warnings: LawWarning[] }
  | { ok: false; problems: ImportProblem[] };

/**
 * Reads an act from Akoma Ntoso 3: one that `writeAkomaNtoso` wrote without loss, another as far as the import format
 * has a place for it, told of in warnings.
 */
export function readAkomaNtoso(text: string): AkomaNtosoReading {
  const problem = tooLong(text, MAX_XML_LENGTH);
  if (problem) return { ok: false, problems: [problem] };
  const xml = readXml(text);
  if (!xml.ok) return { ok: false, problems: [xml.problem] };
  const act = actIn(xml.root);
  if (!act) {
    const place = { path: '$', line: lineOfNode(xml.root), column: 1 };
    return {
      ok: false,
      problems: [importProblem(place, 'NOT_AKOMA_NTOSO', { found: xml.root.localName ?? '' })],
    };
  }
  return readAct(act);
}

/** Acts are read, and bills and documents that have a body like one. */
function actIn(root: Element): Element | undefined {
  if (root.localName !== 'akomaNtoso' || root.namespaceURI !== AKN_NAMESPACE) return undefined;
  return elementsIn(root).find((element) => descendant(element, 'body') !== undefined);
}

function readAct(act: Element): AkomaNtosoReading {
  const proprietary = readProprietary(act);
  if (!proprietary.ok) return { ok: false, problems: [proprietary.problem] };
  const identification = readIdentification(act);
  const language = proprietary.instrument === null ? identification.language : languageOf(proprietary);
  const body = new BodyReader(act, language, proprietary);
  const provisions = body.read();
  const value = {
    format: 'rasad.instrument/1',
    code: identification.code,
    kind: identification.kind,
    expression: identification.expression,
    ...proprietary.instrument,
    title: titleOf(act, language, proprietary) ?? { [language]: identification.code },
    provisions: provisions.map(({ value }) => value),
  };
  const parsed = acceptInstrument(value, (path) => ({ line: lineAt(provisions, path), column: 1 }));
  return parsed.ok
    ? { ok: true, document: parsed.document, warnings: body.warnings }
    : { ok: false, problems: parsed.problems };
}

/** The language in which the body was written; a title that the body carries is not in the proprietary part. */
function languageOf({ bodyLanguage }: Proprietary): BodyLanguage {
  return bodyLanguage ?? 'fa';
}

function titleOf(act: Element, language: BodyLanguage, { instrument }: Proprietary): LocalizedText | null {
  const preface = descendant(act, 'preface');
  const words = preface ? foldSpaces(titleWords(preface)) : '';
  return rejoined(words, instrument?.['title'], language);
}

function titleWords(preface: Element): string {
  const [title] = [...preface.getElementsByTagNameNS(AKN_NAMESPACE, 'docTitle')];
  return (title ?? preface).textContent ?? '';
}

function lineAt(provisions: readonly ReadElement[], path: readonly (string | number)[]): number {
  let line = 1;
  let level = provisions;
  for (const step of path) {
    if (typeof step !== 'number') continue;
    const provision = level[step];
    if (!provision) break;
    line = provision.line;
    level = provision.children;
  }
  return line;
}
