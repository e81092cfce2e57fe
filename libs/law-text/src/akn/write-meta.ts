import type { Element } from '@xmldom/xmldom';
import type { ProvisionStatus } from '@rasad/event-contracts';
import { provisionsInOrder, type InstrumentDocument } from '@rasad/import-formats';
import { notCarried, type BodyLanguage } from './carried-text.js';
import { restOfProvisions } from './provision-rest.js';
import type { XmlWriter } from './xml-writer.js';

/** Where a law states no date at all; the schema asks for one. */
const NO_DATE = { date: '0001-01-01', name: 'unknown' };

const SOURCE = { source: '#rasad' };
const LANGUAGES: Readonly<Record<BodyLanguage, string>> = { fa: 'fas', en: 'eng' };
const MODIFICATIONS: Readonly<Record<Exclude<ProvisionStatus, 'IN_FORCE'>, string>> = {
  AMENDED: 'substitution',
  ADDED: 'insertion',
  REPEALED: 'repeal',
};

/** Writes `meta`: identification, dates, what was amended, and what Akoma Ntoso has no place for. */
export function metaOf(
  writer: XmlWriter,
  act: Element,
  document: InstrumentDocument,
  language: BodyLanguage,
): void {
  const meta = writer.element(act, 'meta');
  const { gazettedOn } = document.expression;
  writeIdentification(writer, meta, document, language);
  if (gazettedOn !== null) {
    writer.element(meta, 'publication', { date: gazettedOn, name: 'gazette', showAs: 'Official gazette' });
  }
  writeLifecycle(writer, meta, document);
  writeModifications(writer, meta, document);
  writeForce(writer, meta, document);
  writeReferences(writer, meta, document);
  writeProprietary(writer, meta, document, language);
}

function workUri({ code, expression }: InstrumentDocument): string {
  return `/akn/ir/act/${expression.adoptedOn ?? 'undated'}/${code}`;
}

function writeIdentification(
  writer: XmlWriter,
  meta: Element,
  document: InstrumentDocument,
  language: BodyLanguage,
): void {
  const identification = writer.element(meta, 'identification', SOURCE);
  const { adoptedOn, notifiedOn, inForceFrom } = document.expression;
  const work = workUri(document);
  const expression = `${work}/${LANGUAGES[language]}@${inForceFrom ?? adoptedOn ?? ''}`;
  const level = (name: string, uri: string, dates: { date: string; name: string }[]) => {
    const element = writer.element(identification, name);
    writer.element(element, 'FRBRthis', { value: `${uri}/!main` });
    writer.element(element, 'FRBRuri', { value: uri });
    for (const date of dates.length > 0 ? dates : [NO_DATE]) writer.element(element, 'FRBRdate', date);
    writer.element(element, 'FRBRauthor', { href: '#legislator' });
    return element;
  };
  const adoption = dated('adoption', adoptedOn);
  const workElement = level('FRBRWork', work, adoption);
  writer.element(workElement, 'FRBRcountry', { value: 'ir' });
  writer.element(workElement, 'FRBRnumber', { value: document.code });
  const dates = [...dated('inForce', inForceFrom), ...dated('notification', notifiedOn)];
  const expressionElement = level('FRBRExpression', expression, dates);
  writer.element(expressionElement, 'FRBRlanguage', { language: LANGUAGES[language] });
  const manifestation = level('FRBRManifestation', `${expression}.xml`, adoption);
  writer.element(manifestation, 'FRBRformat', { value: 'application/xml' });
}

function dated(name: string, date: string | null): { date: string; name: string }[] {
  return date === null ? [] : [{ date, name }];
}

function writeLifecycle(writer: XmlWriter, meta: Element, { expression }: InstrumentDocument): void {
  const events = [
    { eId: 'event_adoption', date: expression.adoptedOn },
    { eId: 'event_force', date: expression.inForceFrom },
  ].filter(({ date }) => date !== null);
  if (events.length === 0) return;
  const lifecycle = writer.element(meta, 'lifecycle', SOURCE);
  for (const { eId, date } of events) {
    writer.element(lifecycle, 'eventRef', { eId, date: date ?? '', type: 'generation', source: '#original' });
  }
}

function writeModifications(writer: XmlWriter, meta: Element, document: InstrumentDocument): void {
  const changed = [...provisionsInOrder(document)].filter(({ provision }) => provision.status !== 'IN_FORCE');
  if (changed.length === 0) return;
  const analysis = writer.element(meta, 'analysis', SOURCE);
  const modifications = writer.element(analysis, 'passiveModifications');
  for (const { provision } of changed) {
    const { eId, status } = provision;
    if (status === 'IN_FORCE') continue;
    const attributes = { eId: `mod_${eId}`, type: MODIFICATIONS[status] };
    const modification = writer.element(modifications, 'textualMod', attributes);
    writer.element(modification, 'source', { href: '#original' });
    writer.element(modification, 'destination', { href: `#${eId}` });
  }
}

function writeForce(writer: XmlWriter, meta: Element, { expression }: InstrumentDocument): void {
  if (expression.inForceFrom === null) return;
  const group = writer.element(writer.element(meta, 'temporalData', SOURCE), 'temporalGroup', {
    eId: 'tmpg_1',
  });
  writer.element(group, 'timeInterval', { start: '#event_force', refersTo: '#inForce' });
}

function writeReferences(writer: XmlWriter, meta: Element, document: InstrumentDocument): void {
  const references = writer.element(meta, 'references', SOURCE);
  writer.element(references, 'original', { eId: 'original', href: workUri(document), showAs: document.code });
  writer.element(references, 'TLCOrganization', {
    eId: 'rasad',
    href: '/ontology/organization/rasad',
    showAs: 'Rasad',
  });
  writer.element(references, 'TLCOrganization', {
    eId: 'legislator',
    href: '/ontology/organization/ir/legislator',
    showAs: 'Legislator',
  });
  writer.element(references, 'TLCConcept', {
    eId: 'inForce',
    href: '/ontology/concept/in-force',
    showAs: 'In force',
  });
}

function writeProprietary(
  writer: XmlWriter,
  meta: Element,
  document: InstrumentDocument,
  language: BodyLanguage,
): void {
  const proprietary = writer.element(meta, 'proprietary', SOURCE);
  const { format, code, kind, sample, expression, title } = document;
  const instrument = { format, code, kind, sample, expression, title: notCarried(title, language) };
  writer.own(proprietary, 'instrument', { language }, jsonOf(instrument));
  for (const { eId, rest } of restOfProvisions(document, language)) {
    writer.own(proprietary, 'provision', { for: eId }, jsonOf(rest));
  }
}

/** JSON with what XML cannot hold written as escapes. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}
