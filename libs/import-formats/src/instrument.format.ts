import { dutyKind, instrumentKind, provisionKind, provisionStatus } from '@rasad/event-contracts';
import { z } from 'zod';
import {
  codeField,
  confidence,
  dateField,
  eIdField,
  listField,
  localizedField,
  optionalField,
  textField,
} from './fields.js';
import { checkInstrument } from './instrument.rules.js';
import { parseDocument, type ParsedDocument } from './parse-document.js';

/** The value of `format` in an instrument document. */
export const INSTRUMENT_FORMAT = 'rasad.instrument/1';

/** Whether the text of a provision is known. */
export const contentStatus = z.enum(['ESTABLISHED', 'PARTIAL', 'NOT_ESTABLISHED']);
export type ContentStatus = z.infer<typeof contentStatus>;

/** A provision of an instrument, with all below it. */
export const provision = z.strictObject({
  eId: eIdField,
  kind: provisionKind,
  /** As printed; empty for a note without a number. */
  number: z.string().max(40),
  label: localizedField(300),
  heading: optionalField(localizedField(500)),
  text: optionalField(localizedField(20_000)),
  status: provisionStatus.default('IN_FORCE'),
  /** The day from which it binds, where that is later than its expression's. */
  inForceFrom: optionalField(dateField),
  dutyKind: dutyKind.default('UNKNOWN'),
  /** Further duty kinds that the same provision carries. */
  otherDutyKinds: listField(dutyKind, 6),
  contentStatus: contentStatus.default('ESTABLISHED'),
  confidence: optionalField(confidence),
  sources: listField(textField(500), 50),
  note: optionalField(localizedField(1000)),
  sample: z.boolean().default(false),
  get children() {
    return z.array(provision).max(2000).default([]);
  },
});

/** The text of an instrument at a time: its name and its dates. */
export const expression = z.strictObject({
  label: localizedField(300),
  adoptedOn: optionalField(dateField),
  notifiedOn: optionalField(dateField),
  inForceFrom: optionalField(dateField),
  gazettedOn: optionalField(dateField),
  /** The Jalali year in which it took effect, where no day of it is established: it orders the expressions. */
  jalaliYear: optionalField(z.int().min(1200).max(1600)),
  note: optionalField(localizedField(1000)),
});

const instrument = z.strictObject({
  format: z.literal(INSTRUMENT_FORMAT),
  code: codeField,
  kind: instrumentKind,
  title: localizedField(500),
  sample: z.boolean().default(false),
  expression,
  /** The top of the tree, in order. */
  provisions: z.array(provision).min(1).max(2000),
});

export type InstrumentDocument = z.output<typeof instrument>;
export type InstrumentExpression = z.output<typeof expression>;
export type InstrumentProvision = z.output<typeof provision>;

/** Reads an instrument document; refuses it as a whole, naming path and line of everything that is wrong. */
export function parseInstrument(text: string): ParsedDocument<InstrumentDocument> {
  return parseDocument(text, { name: INSTRUMENT_FORMAT, schema: instrument, check: checkInstrument });
}
