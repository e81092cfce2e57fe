import { assignmentRole, evidenceKind, orgUnitKind } from '@rasad/event-contracts';
import { z } from 'zod';
import { deadlineRule } from './deadline.format.js';
import { codeField, dateField, eIdField, listField, localizedField, optionalField } from './fields.js';
import { checkObligations } from './obligations.rules.js';
import { parseDocument, type ParsedDocument } from './parse-document.js';

/** The value of `format` in an obligations document. */
export const OBLIGATIONS_FORMAT = 'rasad.obligations/1';

/** How often an obligation falls due. */
export const cadence = z.enum(['ONCE', 'PERIODIC', 'CONTINUOUS', 'PER_EVENT']);
export type Cadence = z.infer<typeof cadence>;

/** Length of a period in the Jalali calendar. */
export const period = z.enum(['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY']);
export type Period = z.infer<typeof period>;

/**
 * A unit matches when it satisfies every list that is not empty: one of the kinds, one of the tags, one of the codes,
 * itself or a unit above it among those of `within`.
 */
const unitCondition = {
  kinds: listField(orgUnitKind, 20),
  tags: listField(codeField, 50),
  codes: listField(codeField, 1000),
  within: listField(codeField, 1000),
};

const applicabilityClause = z.strictObject({ role: assignmentRole, ...unitCondition });
/** Units that satisfy a condition. */
export const unitClause = z.strictObject(unitCondition);

const evidenceRule = z.strictObject({
  /** How many pieces a report needs at least. */
  minimum: z.int().min(1).max(20).default(1),
  /** Kinds that count; empty: any. */
  kinds: listField(evidenceKind, 2),
});

const obligation = z.strictObject({
  code: codeField,
  /** eId of the provision that it is drawn from, where it is counted. */
  provision: eIdField,
  /** eIds of further provisions that it is drawn from. */
  furtherProvisions: listField(eIdField, 50),
  title: localizedField(300),
  cadence,
  period: optionalField(period),
  /** A unit bears it when any clause matches; the strongest role of the matching clauses holds. */
  applicability: z.array(applicabilityClause).min(1).max(50),
  /** A unit that any of these matches bears nothing. */
  exclusions: listField(unitClause, 50),
  deadline: deadlineRule,
  weight: z.number().min(0.01).max(1000).default(1),
  /** Short for an `evidenceRule` of one piece of any kind. */
  evidenceRequired: z.boolean().default(false),
  /** What a report has to be proved with; where it is given, evidence is required. */
  evidenceRule: optionalField(evidenceRule),
  /** Tag of the units whose function it is to review the reports. */
  reviewingFunction: optionalField(codeField),
  /** Whether two reviewers have to accept a report. */
  fourEyes: z.boolean().default(false),
  validFrom: optionalField(dateField),
  /** First day on which it no longer binds. */
  validTo: optionalField(dateField),
  sample: z.boolean().default(false),
  /** Why the duty is drawn so: what the provision says, what was chosen. */
  reason: optionalField(localizedField(2000)),
});

const obligations = z.strictObject({
  format: z.literal(OBLIGATIONS_FORMAT),
  /** Code of the instrument whose provisions the eIds name. */
  instrument: codeField,
  obligations: z.array(obligation).min(1).max(5000),
});

export type ObligationsDocument = z.output<typeof obligations>;
export type ObligationEntry = z.output<typeof obligation>;
export type ApplicabilityClause = z.output<typeof applicabilityClause>;
export type ExclusionClause = z.output<typeof unitClause>;
export type EvidenceRule = z.output<typeof evidenceRule>;

/** What is known of the instrument and the organisation when the document is read; left out: not checked. */
export interface KnownReferences {
  eIds?: ReadonlySet<string>;
  unitCodes?: ReadonlySet<string>;
}

/** Reads an obligations document; refuses it as a whole, naming path and line of everything that is wrong. */
export function parseObligations(
  text: string,
  known: KnownReferences = {},
): ParsedDocument<ObligationsDocument> {
  return parseDocument(text, {
    name: OBLIGATIONS_FORMAT,
    schema: obligations,
    check: (document, context) => checkObligations(document, known, context),
  });
}
