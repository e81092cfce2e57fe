import type {
  ActivityType,
  OrgUnitKind,
  ReviewDecision,
  Role,
  TaskResult,
  TaskStatus,
} from '../graphql/generated/graphql.js';
import { m } from '../paraglide/messages.js';
import type { MarkName } from '../ui/mark.js';
import type { Tone } from '../ui/tag.js';

/** Words for a role. */
export const roleLabel: Record<Role, () => string> = {
  ADMIN: m.role_admin,
  LAW_EDITOR: m.role_law_editor,
  COMMITTEE: m.role_committee,
  INSPECTOR: m.role_inspector,
  UNIT_MANAGER: m.role_unit_manager,
  REPORTER: m.role_reporter,
  VIEWER: m.role_viewer,
  SERVICE: m.role_service,
};

/** Words for a task's status. */
export const statusLabel: Record<TaskStatus, () => string> = {
  TO_DO: m.status_to_do,
  IN_PROGRESS: m.status_in_progress,
  SUBMITTED: m.status_submitted,
  RETURNED: m.status_returned,
  ACCEPTED: m.status_accepted,
  CANCELLED: m.status_cancelled,
};

/** Words for a result. */
export const resultLabel: Record<TaskResult, () => string> = {
  NOT_ASSESSED: m.result_not_assessed,
  NON_COMPLIANT: m.result_non_compliant,
  PARTIALLY_COMPLIANT: m.result_partially_compliant,
  COMPLIANT: m.result_compliant,
  NOT_APPLICABLE: m.result_not_applicable,
};

/** The results that a report may claim and a review may find, best first. */
export const assessedResults = [
  'COMPLIANT',
  'PARTIALLY_COMPLIANT',
  'NON_COMPLIANT',
  'NOT_APPLICABLE',
] as const;

/** The mark of a result; a task without one waits. */
export const resultMark: Record<TaskResult, MarkName> = {
  NOT_ASSESSED: 'WAITING',
  NON_COMPLIANT: 'NON_COMPLIANT',
  PARTIALLY_COMPLIANT: 'PARTIALLY_COMPLIANT',
  COMPLIANT: 'COMPLIANT',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
};

/** How a result sounds. */
export const resultTone: Record<TaskResult, Tone> = {
  NOT_ASSESSED: 'quiet',
  NON_COMPLIANT: 'bad',
  PARTIALLY_COMPLIANT: 'middling',
  COMPLIANT: 'good',
  NOT_APPLICABLE: 'quiet',
};

/** Words for a review's decision. */
export const decisionLabel: Record<ReviewDecision, () => string> = {
  ACCEPT: m.decision_accept,
  RETURN: m.decision_return,
};

/** A sentence for an activity. */
export const activitySentence: Record<ActivityType, (words: { who: string; what: string }) => string> = {
  TASK_STARTED: m.activity_task_started,
  REPORT_SUBMITTED: m.activity_report_submitted,
  REPORT_WITHDRAWN: m.activity_report_withdrawn,
  REPORT_FIRST_ACCEPTED: m.activity_report_first_accepted,
  REPORT_ACCEPTED: m.activity_report_accepted,
  REPORT_RETURNED: m.activity_report_returned,
  TASK_REOPENED: m.activity_task_reopened,
  TASK_CANCELLED: m.activity_task_cancelled,
};

/** Words for the kinds of units. */
export const unitKindLabel: Record<OrgUnitKind, () => string> = {
  COUNCIL: m.unit_kind_council,
  COUNCIL_BODY: m.unit_kind_council_body,
  HEADQUARTERS: m.unit_kind_headquarters,
  DEPUTY: m.unit_kind_deputy,
  DIRECTORATE: m.unit_kind_directorate,
  DISTRICT: m.unit_kind_district,
  DISTRICT_OFFICE: m.unit_kind_district_office,
  ORGANISATION: m.unit_kind_organisation,
  COMPANY: m.unit_kind_company,
  UNIT: m.unit_kind_unit,
};
