import { orgUnitKind, positionKind, role } from '@rasad/event-contracts';
import { z } from 'zod';
import {
  codeField,
  confidence,
  dateField,
  emailField,
  listField,
  localizedField,
  optionalField,
  textField,
} from './fields.js';
import { checkOrganisation } from './organisation.rules.js';
import type { JsonPath, SourcePosition } from './json-source.js';
import { acceptDocument, parseDocument, type ParsedDocument } from './parse-document.js';
import { ValueSource } from './value-source.js';

/** The value of `format` in an organisation document. */
export const ORGANISATION_FORMAT = 'rasad.organisation/1';

const unit = z.strictObject({
  code: codeField,
  kind: orgUnitKind,
  /** Code of the parent unit in the same document; null at the top. */
  parent: codeField.nullable(),
  name: localizedField(300),
  /** Functions that obligations' rules match on. */
  tags: listField(codeField, 50),
  validFrom: optionalField(dateField),
  /** First day on which the unit no longer exists. */
  validTo: optionalField(dateField),
  sample: z.boolean().default(false),
  confidence: optionalField(confidence),
  note: optionalField(textField(1000)),
  source: optionalField(textField(1000)),
});

const account = z.strictObject({
  username: codeField,
  name: localizedField(200),
  sample: z.boolean().default(false),
});

const person = z.strictObject({
  ...account.shape,
  /** Where the person's own notices go. */
  email: optionalField(emailField),
});

const position = z.strictObject({
  code: codeField,
  /** Code of the post's unit in the same document. */
  unit: codeField,
  kind: positionKind,
  title: localizedField(200),
  /** Whether its holder is watched more closely. */
  sensitive: z.boolean().default(false),
  /** How many can hold it at a time, apart from those who stand in. */
  seats: z.int().min(1).max(1000).default(1),
  validFrom: optionalField(dateField),
  /** First day on which the post no longer exists. */
  validTo: optionalField(dateField),
  sample: z.boolean().default(false),
});

const appointment = z.strictObject({
  /** Username of a person in the same document. */
  username: codeField,
  /** Code of a post in the same document. */
  position: codeField,
  /** Whether the person stands in for a holder, present or to come. */
  acting: z.boolean().default(false),
  validFrom: optionalField(dateField),
  /** First day on which the person no longer holds the post. */
  validTo: optionalField(dateField),
});

const grant = z.strictObject({
  /** Username of a person or service account in the same document. */
  username: codeField,
  role,
  /** Code of the unit over whose subtree the role holds. */
  scope: codeField,
  validFrom: optionalField(dateField),
  /** First day on which the grant no longer holds. */
  validTo: optionalField(dateField),
});

const organisation = z.strictObject({
  format: z.literal(ORGANISATION_FORMAT),
  /** In the file's order; siblings keep it. A parent may come after its children. */
  units: z.array(unit).min(1).max(20_000),
  positions: listField(position, 100_000),
  people: listField(person, 100_000),
  serviceAccounts: listField(account, 1000),
  appointments: listField(appointment, 100_000),
  grants: listField(grant, 200_000),
});

export type OrganisationDocument = z.output<typeof organisation>;
export type OrganisationUnit = z.output<typeof unit>;
export type OrganisationAccount = z.output<typeof account>;
export type OrganisationPerson = z.output<typeof person>;
export type OrganisationPosition = z.output<typeof position>;
export type OrganisationAppointment = z.output<typeof appointment>;
export type OrganisationGrant = z.output<typeof grant>;

const format = { name: ORGANISATION_FORMAT, schema: organisation, check: checkOrganisation };

/** Reads an organisation document; refuses it as a whole, naming path and line of everything that is wrong. */
export function parseOrganisation(text: string): ParsedDocument<OrganisationDocument> {
  return parseDocument(text, format);
}

/**
 * The same checks for an organisation that was read from something else than JSON.
 * @param positionOf where the part at a path stands in what was read
 */
export function acceptOrganisation(
  value: unknown,
  positionOf: (path: JsonPath) => SourcePosition,
): ParsedDocument<OrganisationDocument> {
  return acceptDocument(new ValueSource(value, positionOf), format);
}
