import { eventKey, type EventDefinition } from './define-event.js';
import { AppointmentEndedV1 } from './directory/appointment-ended.v1.js';
import { AppointmentMadeV1 } from './directory/appointment-made.v1.js';
import { BodyChangedV1 } from './directory/body-changed.v1.js';
import { BodyEndedV1 } from './directory/body-ended.v1.js';
import { BodyFormedV1 } from './directory/body-formed.v1.js';
import { CharterAdoptedV1 } from './directory/charter-adopted.v1.js';
import { CharterAmendedV1 } from './directory/charter-amended.v1.js';
import { GrantGrantedV1 } from './directory/grant-granted.v1.js';
import { GrantRevokedV1 } from './directory/grant-revoked.v1.js';
import { OrgUnitChangePlannedV1 } from './directory/org-unit-change-planned.v1.js';
import { GroupChangedV1 } from './directory/group-changed.v1.js';
import { GroupCreatedV1 } from './directory/group-created.v1.js';
import { GroupRemovedV1 } from './directory/group-removed.v1.js';
import { OrgUnitClosedV1 } from './directory/org-unit-closed.v1.js';
import { OrgUnitCreatedV1 } from './directory/org-unit-created.v1.js';
import { OrgUnitMovedV1 } from './directory/org-unit-moved.v1.js';
import { OrgUnitRenamedV1 } from './directory/org-unit-renamed.v1.js';
import { OrgUnitRetaggedV1 } from './directory/org-unit-retagged.v1.js';
import { PersonChangedV1 } from './directory/person-changed.v1.js';
import { PersonRegisteredV1 } from './directory/person-registered.v1.js';
import { PositionChangedV1 } from './directory/position-changed.v1.js';
import { PositionClosedV1 } from './directory/position-closed.v1.js';
import { PositionCreatedV1 } from './directory/position-created.v1.js';
import { ServiceAccountChangedV1 } from './directory/service-account-changed.v1.js';
import { ServiceAccountRegisteredV1 } from './directory/service-account-registered.v1.js';
import { ServiceAccountSecretIssuedV1 } from './directory/service-account-secret-issued.v1.js';
import { ServiceAccountSecretWithdrawnV1 } from './directory/service-account-secret-withdrawn.v1.js';
import { CommentAddedV1 } from './compliance/comment-added.v1.js';
import { CommentRetractedV1 } from './compliance/comment-retracted.v1.js';
import { CalendarClosureAddedV1 } from './compliance/calendar-closure-added.v1.js';
import { CalendarClosureWithdrawnV1 } from './compliance/calendar-closure-withdrawn.v1.js';
import { CalendarHolidaysLoadedV1 } from './compliance/calendar-holidays-loaded.v1.js';
import { CalendarWeeklyRestSetV1 } from './compliance/calendar-weekly-rest-set.v1.js';
import { EvidenceAddedV1 } from './compliance/evidence-added.v1.js';
import { EvidenceClearedV1 } from './compliance/evidence-cleared.v1.js';
import { EvidenceRefusedV1 } from './compliance/evidence-refused.v1.js';
import { EvidenceWithdrawnV1 } from './compliance/evidence-withdrawn.v1.js';
import { InstrumentProvisionsLoadedV1 } from './compliance/instrument-provisions-loaded.v1.js';
import { InstrumentPublishedV1 } from './compliance/instrument-published.v1.js';
import { InstrumentTextStoredV1 } from './compliance/instrument-text-stored.v1.js';
import { NoticeRaisedV1 } from './compliance/notice-raised.v1.js';
import { NoticeReadV1 } from './compliance/notice-read.v1.js';
import { NotificationPreferenceSetV1 } from './compliance/notification-preference-set.v1.js';
import { ObligationAmendedV1 } from './compliance/obligation-amended.v1.js';
import { ObligationAssignedV1 } from './compliance/obligation-assigned.v1.js';
import { ObligationConfirmedV1 } from './compliance/obligation-confirmed.v1.js';
import { ObligationDefinedV1 } from './compliance/obligation-defined.v1.js';
import { ObligationRetiredV1 } from './compliance/obligation-retired.v1.js';
import { ObligationRevisedV1 } from './compliance/obligation-revised.v1.js';
import { ObligationTasksOpenedV1 } from './compliance/obligation-tasks-opened.v1.js';
import { ObligationTasksRescheduledV1 } from './compliance/obligation-tasks-rescheduled.v1.js';
import { ObligationTasksRevisedV1 } from './compliance/obligation-tasks-revised.v1.js';
import { ObligationWithdrawnV1 } from './compliance/obligation-withdrawn.v1.js';
import { ReminderScheduleSetV1 } from './compliance/reminder-schedule-set.v1.js';
import { TaskAcceptedV1 } from './compliance/task-accepted.v1.js';
import { TaskAmendedV1 } from './compliance/task-amended.v1.js';
import { TaskCancelledV1 } from './compliance/task-cancelled.v1.js';
import { TaskEntrustedV1 } from './compliance/task-entrusted.v1.js';
import { TaskFirstAcceptedV1 } from './compliance/task-first-accepted.v1.js';
import { TaskInheritedV1 } from './compliance/task-inherited.v1.js';
import { TaskReopenedV1 } from './compliance/task-reopened.v1.js';
import { TaskReportWithdrawnV1 } from './compliance/task-report-withdrawn.v1.js';
import { TaskReportedV1 } from './compliance/task-reported.v1.js';
import { TaskReturnedV1 } from './compliance/task-returned.v1.js';
import { TaskStartedV1 } from './compliance/task-started.v1.js';

/** Every event of the platform; a new version of an event is a new entry. */
export const eventCatalogue: readonly EventDefinition[] = [
  AppointmentEndedV1,
  AppointmentMadeV1,
  BodyChangedV1,
  BodyEndedV1,
  BodyFormedV1,
  CharterAdoptedV1,
  CharterAmendedV1,
  GrantGrantedV1,
  GrantRevokedV1,
  GroupCreatedV1,
  GroupChangedV1,
  GroupRemovedV1,
  OrgUnitChangePlannedV1,
  OrgUnitClosedV1,
  OrgUnitCreatedV1,
  OrgUnitMovedV1,
  OrgUnitRenamedV1,
  OrgUnitRetaggedV1,
  PersonChangedV1,
  PersonRegisteredV1,
  PositionChangedV1,
  PositionClosedV1,
  PositionCreatedV1,
  ServiceAccountChangedV1,
  ServiceAccountRegisteredV1,
  ServiceAccountSecretIssuedV1,
  ServiceAccountSecretWithdrawnV1,
  CommentAddedV1,
  CommentRetractedV1,
  CalendarClosureAddedV1,
  CalendarClosureWithdrawnV1,
  CalendarHolidaysLoadedV1,
  CalendarWeeklyRestSetV1,
  EvidenceAddedV1,
  EvidenceClearedV1,
  EvidenceRefusedV1,
  EvidenceWithdrawnV1,
  InstrumentProvisionsLoadedV1,
  InstrumentPublishedV1,
  InstrumentTextStoredV1,
  NoticeRaisedV1,
  NoticeReadV1,
  NotificationPreferenceSetV1,
  ObligationAmendedV1,
  ObligationAssignedV1,
  ObligationConfirmedV1,
  ObligationDefinedV1,
  ObligationRetiredV1,
  ObligationRevisedV1,
  ObligationTasksOpenedV1,
  ObligationTasksRescheduledV1,
  ObligationTasksRevisedV1,
  ObligationWithdrawnV1,
  ReminderScheduleSetV1,
  TaskAcceptedV1,
  TaskAmendedV1,
  TaskCancelledV1,
  TaskEntrustedV1,
  TaskFirstAcceptedV1,
  TaskInheritedV1,
  TaskReopenedV1,
  TaskReportWithdrawnV1,
  TaskReportedV1,
  TaskReturnedV1,
  TaskStartedV1,
];

const byKey = new Map(eventCatalogue.map((definition) => [eventKey(definition), definition]));

/** The definition of an event by its type and version, or undefined where this build does not know it. */
export function findEvent(event: { type: string; version: number }): EventDefinition | undefined {
  return byKey.get(eventKey(event));
}
