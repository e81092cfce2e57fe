import { provisionsInOrder, type InstrumentDocument, type InstrumentProvision } from '@rasad/import-formats';
import { notCarried, type BodyLanguage } from './carried-text.js';

/** What the body does not say of a provision, as the import format has it. */
function provisionRest(provision: InstrumentProvision, language: BodyLanguage): Record<string, unknown> {
  const { eId: _eId, kind, status: _status, children: _children, label, heading, text, ...rest } = provision;
  const filled = Object.entries(rest).filter(([key, value]) => !isDefault(key, value));
  return {
    kind,
    ...Object.fromEntries(filled),
    ...defined({
      label: notCarried(label, language),
      heading: notCarried(heading, language),
      text: notCarried(text, language),
    }),
  };
}

/** Every provision with what the body does not say of it. */
export function* restOfProvisions(
  document: InstrumentDocument,
  language: BodyLanguage,
): Generator<{ eId: string; rest: Record<string, unknown> }> {
  for (const { provision } of provisionsInOrder(document)) {
    yield { eId: provision.eId, rest: provisionRest(provision, language) };
  }
}

const DEFAULTS: Readonly<Record<string, unknown>> = {
  dutyKind: 'UNKNOWN',
  contentStatus: 'ESTABLISHED',
  sample: false,
};

function isDefault(key: string, value: unknown): boolean {
  return value === null || value === DEFAULTS[key] || (Array.isArray(value) && value.length === 0);
}

function defined(parts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
