import { z } from 'zod';

/** Kinds of organisational unit. */
export const orgUnitKind = z.enum([
  'COUNCIL',
  'COUNCIL_BODY',
  'HEADQUARTERS',
  'DEPUTY',
  'DIRECTORATE',
  'DISTRICT',
  'DISTRICT_OFFICE',
  'ORGANISATION',
  'COMPANY',
  'UNIT',
]);
export type OrgUnitKind = z.infer<typeof orgUnitKind>;

/** Kinds of post in a unit. */
export const positionKind = z.enum([
  'HEAD',
  'DEPUTY',
  'SECRETARY',
  'INSPECTOR',
  'SECURITY_OFFICER',
  'EXPERT',
  'MEMBER',
  'OTHER',
]);
export type PositionKind = z.infer<typeof positionKind>;

/** Kinds of body that a charter forms. */
export const bodyKind = z.enum(['COMMITTEE', 'WORKING_GROUP']);
export type BodyKind = z.infer<typeof bodyKind>;

/** What somebody is in a body. */
export const seatRole = z.enum(['CHAIR', 'DEPUTY_CHAIR', 'SECRETARY', 'MEMBER', 'OBSERVER']);
export type SeatRole = z.infer<typeof seatRole>;

/** In which periods of the Jalali calendar a body meets. */
export const meetingPeriod = z.enum(['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY']);
export type MeetingPeriod = z.infer<typeof meetingPeriod>;

/** Roles that a grant gives over a unit and all below it. */
export const role = z.enum([
  'ADMIN',
  'LAW_EDITOR',
  'COMMITTEE',
  'INSPECTOR',
  'UNIT_MANAGER',
  'REPORTER',
  'VIEWER',
  'SERVICE',
]);
export type Role = z.infer<typeof role>;

/**
 * In place of a unit's id, the scope of a grant that covers every unit, whatever its root. It is the greatest UUID and
 * not the nil one, so that a value somebody forgot to fill in covers nothing.
 */
export const WHOLE_ORGANISATION = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Kinds of legal instrument (the "work" of legal informatics). */
export const instrumentKind = z.enum(['LAW', 'BYLAW', 'CIRCULAR', 'CHARTER']);
export type InstrumentKind = z.infer<typeof instrumentKind>;

/** Kinds of node in the tree of an expression's provisions, from the top down. */
export const provisionKind = z.enum(['CHAPTER', 'ARTICLE', 'NOTE', 'CLAUSE', 'ITEM']);
export type ProvisionKind = z.infer<typeof provisionKind>;

/** What became of a provision in an expression. */
export const provisionStatus = z.enum(['IN_FORCE', 'AMENDED', 'ADDED', 'REPEALED']);
export type ProvisionStatus = z.infer<typeof provisionStatus>;

/** What a provision does to those it binds. */
export const dutyKind = z.enum([
  'DEFINITION',
  'OBLIGATION',
  'PROHIBITION',
  'SANCTION',
  'POWER',
  'RIGHT',
  'UNKNOWN',
]);
export type DutyKind = z.infer<typeof dutyKind>;

/** How a unit takes part in an obligation. */
export const assignmentRole = z.enum(['LEAD', 'SUPPORT', 'INFORMED']);
export type AssignmentRole = z.infer<typeof assignmentRole>;

/** How evidence is given. */
export const evidenceKind = z.enum(['FILE', 'LINK']);
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** Where a task stands; overdue is not a status but a question of the date. */
export const taskStatus = z.enum(['TO_DO', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CANCELLED']);
export type TaskStatus = z.infer<typeof taskStatus>;

/** What a review found, apart from the status. */
export const taskResult = z.enum([
  'NOT_ASSESSED',
  'NON_COMPLIANT',
  'PARTIALLY_COMPLIANT',
  'COMPLIANT',
  'NOT_APPLICABLE',
]);
export type TaskResult = z.infer<typeof taskResult>;

/** Where a piece of evidence stands; a file waits in quarantine where a scanner is configured. */
export const evidenceState = z.enum(['QUARANTINED', 'AVAILABLE', 'REFUSED', 'WITHDRAWN']);
export type EvidenceState = z.infer<typeof evidenceState>;

/** A text in Persian, English or both. */
export const localizedText = z
  .object({ fa: z.string().min(1).optional(), en: z.string().min(1).optional() })
  .refine((text) => text.fa !== undefined || text.en !== undefined, { message: 'needs fa or en' });
export type LocalizedText = z.infer<typeof localizedText>;

/** A calendar date, Gregorian, `YYYY-MM-DD`, from the year 1 on: there is no year 0, and Postgres refuses it. */
export const localDate = z.iso.date().refine((date) => date >= '0001', { message: 'there is no year 0' });

/** Who acted and in which capacity: the grant's role and scope unit under which the act was allowed. */
export const actor = z.object({
  kind: z.enum(['PERSON', 'SERVICE', 'SYSTEM']),
  id: z.string(),
  role: role.nullable(),
  unitId: z.uuid().nullable(),
  /** The post in which they acted, and whether they stood in for its holder; left out where they held none. */
  position: z.object({ id: z.uuid(), acting: z.boolean() }).optional(),
  /** The person whose right it was, where the act was allowed by a delegation. */
  onBehalfOf: z.uuid().optional(),
});
export type Actor = z.infer<typeof actor>;
