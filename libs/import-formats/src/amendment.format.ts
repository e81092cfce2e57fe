import { dutyKind } from '@rasad/event-contracts';
import { z } from 'zod';
import { checkAmendment } from './amendment.rules.js';
import { codeField, confidence, dateField, eIdField, localizedField, textField } from './fields.js';
import { contentStatus, expression, provision } from './instrument.format.js';
import { parseDocument, type ParsedDocument } from './parse-document.js';

/** The value of `format` in an amendment document. */
export const AMENDMENT_FORMAT = 'rasad.amendment/1';

/** eId of the sibling before it; null: it comes first; left out: last, or where it stands. */
const after = eIdField.nullable().optional();

/** New words of a provision; what is left out stays, null takes away. */
const replace = z.strictObject({
  action: z.literal('REPLACE'),
  eId: eIdField,
  number: z.string().max(40).optional(),
  label: localizedField(300).optional(),
  heading: localizedField(500).nullable().optional(),
  text: localizedField(20_000).nullable().optional(),
  dutyKind: dutyKind.optional(),
  otherDutyKinds: z.array(dutyKind).max(6).optional(),
  contentStatus: contentStatus.optional(),
  confidence: confidence.nullable().optional(),
  sources: z.array(textField(500)).max(50).optional(),
  note: localizedField(1000).nullable().optional(),
  inForceFrom: dateField.nullable().optional(),
});

/** A new provision with all below it, under a parent or at the top (null). */
const add = z.strictObject({ action: z.literal('ADD'), parent: eIdField.nullable(), after, provision });

const repeal = z.strictObject({
  action: z.literal('REPEAL'),
  eId: eIdField,
  note: localizedField(1000).nullable().optional(),
});

/** Another place, number or label; a parent that is left out stays. */
const move = z.strictObject({
  action: z.literal('MOVE'),
  eId: eIdField,
  parent: eIdField.nullable().optional(),
  after,
  number: z.string().max(40).optional(),
  label: localizedField(300).optional(),
});

const amendment = z.strictObject({
  format: z.literal(AMENDMENT_FORMAT),
  /** Code of the instrument whose text is amended. */
  instrument: codeField,
  /** The expression that the amendment leads to. */
  expression,
  /** In the order in which they are made; each one sees what those before it did. */
  changes: z
    .array(z.discriminatedUnion('action', [replace, add, repeal, move]))
    .min(1)
    .max(2000),
});

export type AmendmentDocument = z.output<typeof amendment>;
export type AmendmentChange = AmendmentDocument['changes'][number];

/** Reads an amendment document; refuses it as a whole, naming path and line of everything that is wrong. */
export function parseAmendment(text: string): ParsedDocument<AmendmentDocument> {
  return parseDocument(text, { name: AMENDMENT_FORMAT, schema: amendment, check: checkAmendment });
}
