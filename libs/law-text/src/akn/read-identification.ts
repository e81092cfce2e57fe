import type { Element } from '@xmldom/xmldom';
import type { LocalizedText } from '@rasad/event-contracts';
import { expressionLabel } from '../instrument-metadata.js';
import type { BodyLanguage } from './carried-text.js';
import { childOf, descendant, elementsIn } from './xml-source.js';

/** What the identification says of an act that another program wrote. */
export interface Identification {
  code: string;
  kind: string;
  language: BodyLanguage;
  expression: {
    label: LocalizedText;
    adoptedOn: string | null;
    notifiedOn: string | null;
    inForceFrom: string | null;
    gazettedOn: string | null;
  };
}

const KINDS: Readonly<Record<string, string>> = {
  law: 'LAW',
  act: 'LAW',
  bylaw: 'BYLAW',
  regulation: 'BYLAW',
  circular: 'CIRCULAR',
  charter: 'CHARTER',
};

/** Reads `meta/identification` and the publication. */
export function readIdentification(act: Element): Identification {
  const identification = descendant(act, 'meta', 'identification');
  const work = childOf(identification, 'FRBRWork');
  const expression = childOf(identification, 'FRBRExpression');
  const adoptedOn = dateOf(work, 'adoption') ?? firstDate(work);
  const language = childOf(expression, 'FRBRlanguage')?.getAttribute('language');
  return {
    code: codeOf(work),
    kind: KINDS[act.getAttribute('name') ?? ''] ?? 'LAW',
    language: language === 'eng' || language === 'en' ? 'en' : 'fa',
    expression: {
      label: expressionLabel({ adoptedOn }),
      adoptedOn,
      notifiedOn: dateOf(expression, 'notification'),
      inForceFrom: dateOf(expression, 'inForce'),
      gazettedOn: dayOf(descendant(act, 'meta', 'publication')),
    },
  };
}

/** The work's number, or the parts of its URI after country and type (`/akn/ir/act/2011/7`), as a code. */
function codeOf(work: Element | undefined): string {
  const number = childOf(work, 'FRBRnumber')?.getAttribute('value');
  const uri = childOf(work, 'FRBRuri')?.getAttribute('value') ?? '';
  const code = (number ?? uri.split('/').slice(4).join('-'))
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[-._]+|[-._]+$/g, '');
  return code.slice(0, 64);
}

function dateOf(level: Element | undefined, name: string): string | null {
  const dates = level ? elementsIn(level).filter(({ localName }) => localName === 'FRBRdate') : [];
  return dayOf(dates.find((element) => element.getAttribute('name') === name));
}

function firstDate(level: Element | undefined): string | null {
  const element = childOf(level, 'FRBRdate');
  return element?.getAttribute('name') === 'unknown' ? null : dayOf(element);
}

/** The day of a date or an instant. */
function dayOf(element: Element | undefined): string | null {
  return element?.getAttribute('date')?.slice(0, 10) || null;
}
