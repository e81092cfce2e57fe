export {
  describeProblem,
  graphErrorCodeOf,
  importProblem,
  type BilingualText,
  type ImportProblem,
  type ImportProblemCode,
  type ProblemDetails,
} from './import-problem.js';
export { type JsonPath, type SourcePosition } from './json-source.js';
export {
  inFileOrder,
  MAX_DOCUMENT_LENGTH,
  MAX_PROBLEMS,
  type ParsedDocument,
  type ProblemAt,
  type ProblemPlace,
} from './parse-document.js';
export { type Confidence } from './fields.js';
export {
  CHARTER_FORMAT,
  parseCharter,
  type BodyRule,
  type CharterClauseEntry,
  type CharterDocument,
  type MeetingRule,
  type ProvisionCharge,
  type QuorumRule,
  type SeatPlace,
  type SeatRule,
} from './charter.format.js';
export { membersNeeded } from './charter.rules.js';
export {
  acceptOrganisation,
  ORGANISATION_FORMAT,
  parseOrganisation,
  type OrganisationAccount,
  type OrganisationAppointment,
  type OrganisationDocument,
  type OrganisationGrant,
  type OrganisationPerson,
  type OrganisationPosition,
  type OrganisationUnit,
} from './organisation.format.js';
export { bearingUnits, unitsInTreeOrder } from './organisation.rules.js';
export {
  acceptInstrument,
  INSTRUMENT_FORMAT,
  parseInstrument,
  type ContentStatus,
  type InstrumentDocument,
  type InstrumentExpression,
  type InstrumentProvision,
} from './instrument.format.js';
export {
  AMENDMENT_FORMAT,
  parseAmendment,
  type AmendmentChange,
  type AmendmentDocument,
} from './amendment.format.js';
export { applyAmendment, type ReportFault } from './amendment.rules.js';
export { provisionsInOrder, type PlacedProvision } from './instrument.rules.js';
export {
  OBLIGATIONS_FORMAT,
  parseObligations,
  type ApplicabilityClause,
  type Cadence,
  type EvidenceRule,
  type ExclusionClause,
  type KnownReferences,
  type ObligationEntry,
  type ObligationsDocument,
  type Period,
} from './obligations.format.js';
export {
  type DeadlineAnchor,
  type DeadlineRule,
  type DeadlineUnit,
  type MonthLength,
  type YearDay,
} from './deadline.format.js';
export {
  CALENDAR_FORMAT,
  parseCalendar,
  type CalendarDocument,
  type CalendarHoliday,
} from './calendar.format.js';
export { bearingRole, matchesClause, type BearingUnit } from './applicability.rules.js';
