import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import type { InstrumentDocument, InstrumentProvision } from '@rasad/import-formats';
import { carried, type BodyLanguage } from './carried-text.js';
import { AKN_NAMESPACE, elementOf, RASAD_NAMESPACE } from './elements.js';
import { metaOf } from './write-meta.js';
import { XmlWriter } from './xml-writer.js';

/**
 * Writes an instrument as Akoma Ntoso 3, one expression in one language, valid against the schema of the standard. What
 * the standard has no place for goes into `meta/proprietary` as the import format has it, so that reading it back gives
 * the same document.
 */
export function writeAkomaNtoso(document: InstrumentDocument): string {
  const language: BodyLanguage = document.title.fa === undefined ? 'en' : 'fa';
  const xml: Document = new DOMImplementation().createDocument(AKN_NAMESPACE, 'akomaNtoso');
  const root = xml.documentElement as Element;
  root.setAttributeNS('http://www.w3.org/2000/xmlns/', 'xmlns:rasad', RASAD_NAMESPACE);
  const writer = new XmlWriter(xml);
  const act = writer.element(root, 'act', { name: document.kind.toLowerCase(), contains: 'singleVersion' });
  metaOf(writer, act, document, language);
  const title = writer.element(writer.element(act, 'preface'), 'longTitle');
  writer.element(writer.element(title, 'p'), 'docTitle', {}, carried(document.title, language));
  const body = writer.element(act, 'body');
  for (const provision of document.provisions) writeProvision(writer, body, provision, language);
  writer.finish(root);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(xml)}\n`;
}

function writeProvision(
  writer: XmlWriter,
  parent: Element,
  provision: InstrumentProvision,
  language: BodyLanguage,
): void {
  const { eId, kind, status, label, heading, text, children } = provision;
  const name = elementOf(provision);
  const element = writer.element(parent, name, {
    ...(kind === 'NOTE' ? { name: 'note' } : {}),
    eId,
    ...(status === 'REPEALED' ? { status: 'removed' } : {}),
  });
  writer.element(element, 'num', {}, carried(label, language));
  if (carried(heading, language) !== '') writer.element(element, 'heading', {}, carried(heading, language));
  const words = carried(text, language);
  // a provision with others below it has its own words before them
  const holder = children.length > 0 ? 'intro' : 'content';
  if (words !== '' || children.length === 0) {
    const block = writer.element(element, holder);
    for (const line of words.split('\n')) writer.element(block, 'p', {}, line);
  }
  for (const child of children) writeProvision(writer, element, child, language);
}
