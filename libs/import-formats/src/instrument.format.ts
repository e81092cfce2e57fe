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
import type { JsonPath, SourcePosition } from './json-source.js';
import { acceptDocument, parseDocument, type ParsedDocument } from './parse-document.js';
import { ValueSource } from './value-source.js';

/** The value of `format` in an instrument document. */
export const INSTRUMENT_FORMAT = 'rasad.instrument/1';

/** Whether the text of a provision is known. */
export const contentStatus = z.enum(['ESTABLISHED', 'PARTIAL', 'NOT_ESTABLISHED']);
export type ContentStatus = z.infer<typeof contentStatus>;

const provisionAlone = z.strictObject({
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
});

/** A provision with all below it; written out, because declarations lose the type of what refers to itself. */
export interface InstrumentProvision extends z.output<typeof provisionAlone> {
  children: InstrumentProvision[];
}

/** A provision of an instrument, with all below it. */
export const provision: z.ZodType<InstrumentProvision> = provisionAlone.extend({
  get children(): z.ZodDefault<z.ZodArray<z.ZodType<InstrumentProvision>>> {
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

const format = { name: INSTRUMENT_FORMAT, schema: instrument, check: checkInstrument };

/** Reads an instrument document; refuses it as a whole, naming path and line of everything that is wrong. */
export function parseInstrument(text: string): ParsedDocument<InstrumentDocument> {
  return parseDocument(text, format);
}

/**
 * The same checks for an instrument that was read from something else than JSON.
 * @param positionOf where the part at a path stands in what was read
 */
export function acceptInstrument(
  value: unknown,
  positionOf: (path: JsonPath) => SourcePosition,
): ParsedDocument<InstrumentDocument> {
  return acceptDocument(new ValueSource(value, positionOf), format);
}
