import { bodyKind, meetingPeriod, orgUnitKind, positionKind, seatRole } from '@rasad/event-contracts';
import { z } from 'zod';
import { checkCharter } from './charter.rules.js';
import {
  codeField,
  dateField,
  eIdField,
  listField,
  localizedField,
  optionalField,
  textField,
} from './fields.js';
import { unitClause, type KnownReferences } from './obligations.format.js';
import { parseDocument, type ParsedDocument } from './parse-document.js';

/** The value of `format` in a charter document. */
export const CHARTER_FORMAT = 'rasad.charter/1';

/**
 * Where the post of a seat is looked for: in the body's scope unit, there and below, in the nearest unit above it that
 * has one, or in a unit that is named.
 */
export const seatPlace = z.enum(['SCOPE_UNIT', 'SUBTREE', 'ANCESTOR', 'UNIT']);
export type SeatPlace = z.infer<typeof seatPlace>;

/** A post fits when it satisfies every list that is not empty, and stands in the place. */
const seatPosition = z.strictObject({
  kinds: listField(positionKind, 10),
  unitKinds: listField(orgUnitKind, 20),
  unitTags: listField(codeField, 50),
  place: seatPlace.default('SCOPE_UNIT'),
  /** Code of the unit, with the place `UNIT`. */
  unit: optionalField(codeField),
});

const seat = z.strictObject({
  /** Names the seat in its body, the same in all versions. */
  code: codeField,
  role: seatRole,
  position: seatPosition,
  /** How many such seats there are at most. */
  seats: z.int().min(1).max(100).default(1),
  /** Whether all of them are there even where the organisation has no such post. */
  required: z.boolean().default(true),
  voting: z.boolean().default(true),
});

const quorum = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('MEMBERS'), members: z.int().min(1).max(1000) }),
  z.strictObject({
    kind: z.literal('SHARE'),
    numerator: z.int().min(1).max(1000),
    denominator: z.int().min(1).max(1000),
    /** Whether exactly the share is not enough: with 1 of 2, half of the members and one. */
    moreThan: z.boolean().default(false),
  }),
]);

const meetings = z.strictObject({
  period: meetingPeriod,
  /** How often in each period. */
  times: z.int().min(1).max(31).default(1),
});

const charge = z.strictObject({ instrument: codeField, eId: eIdField });

const body = z.strictObject({
  /** Names the body in its charter, the same in all versions. */
  code: codeField,
  kind: bodyKind,
  /** What it is called; `{unit}` stands for the name of its unit. */
  name: localizedField(300),
  /** There is one in every unit that any clause matches and no exclusion does. */
  where: z.array(unitClause).min(1).max(50),
  exclusions: listField(unitClause, 50),
  seats: z.array(seat).min(1).max(50),
  quorum,
  meetings: optionalField(meetings),
  /** Provisions with which it is charged. */
  charges: listField(charge, 200),
});

const clause = z.strictObject({
  /** As printed, such as `2` or `۲`. */
  number: textField(30),
  text: localizedField(4000),
  /** The body that the clause describes, where it describes one. */
  body: optionalField(body),
});

const charter = z.strictObject({
  format: z.literal(CHARTER_FORMAT),
  code: codeField,
  title: localizedField(300),
  validFrom: optionalField(dateField),
  /** First day on which it is no longer in force. */
  validTo: optionalField(dateField),
  sample: z.boolean().default(false),
  clauses: z.array(clause).min(1).max(200),
});

export type CharterDocument = z.output<typeof charter>;
export type CharterClauseEntry = z.output<typeof clause>;
export type BodyRule = z.output<typeof body>;
export type SeatRule = z.output<typeof seat>;
export type QuorumRule = z.output<typeof quorum>;
export type MeetingRule = z.output<typeof meetings>;
export type ProvisionCharge = z.output<typeof charge>;

/** Reads a charter document; refuses it as a whole, naming path and line of everything that is wrong. */
export function parseCharter(
  text: string,
  known: Pick<KnownReferences, 'unitCodes'> = {},
): ParsedDocument<CharterDocument> {
  return parseDocument(text, {
    name: CHARTER_FORMAT,
    schema: charter,
    check: (document, context) => checkCharter(document, known, context),
  });
}
