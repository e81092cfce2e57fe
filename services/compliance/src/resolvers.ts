import type { Type } from '@nestjs/common';
import { AmendmentsResolver } from './amendments/amendments.resolver.js';
import {
  AmendedObligationsResolver,
  AmendedTaskEventsResolver,
  ObligationAmendmentsResolver,
} from './amendments/obligation-amendments.resolver.js';
import { AssignmentCausesResolver } from './assignments/assignment-causes.resolver.js';
import { AssignmentsResolver } from './assignments/assignments.resolver.js';
import { DerivationRunsResolver } from './assignments/derivation-runs.resolver.js';
import { ManualAssignmentsResolver } from './assignments/manual-assignments.resolver.js';
import {
  CalendarChangesResolver,
  CalendarDaysResolver,
  ClosuresResolver,
} from './calendar/calendar-texts.resolver.js';
import { CalendarResolver } from './calendar/calendar.resolver.js';
import { CommentsResolver } from './comments/comments.resolver.js';
import { TaskCommentsResolver } from './comments/task-comments.resolver.js';
import { ComparisonsResolver, ProvisionChangesResolver } from './comparisons/comparisons.resolver.js';
import { ReportEvidenceResolver, TaskEvidenceResolver } from './evidence/evidence-fields.resolver.js';
import { EvidenceResolver } from './evidence/evidence.resolver.js';
import { ExpressionsResolver } from './instruments/expressions.resolver.js';
import { InboxChangesResolver } from './inbox/inbox-changes.resolver.js';
import { InboxResolver } from './inbox/inbox.resolver.js';
import { PreferencesResolver } from './inbox/preferences.resolver.js';
import { InstrumentsResolver } from './instruments/instruments.resolver.js';
import { MovedDueDatesResolver } from './obligations/moved-due-dates.resolver.js';
import { ObligationHistoryResolver } from './obligations/obligation-history.resolver.js';
import { ObligationPreviewsResolver } from './obligations/obligation-previews.resolver.js';
import { ObligationVersionsResolver } from './obligations/obligation-versions.resolver.js';
import { ObligationsResolver } from './obligations/obligations.resolver.js';
import { PlannedDueDatesResolver } from './obligations/planned-due-dates.resolver.js';
import { TaskHeldToResolver } from './obligations/task-held-to.resolver.js';
import { ProvisionsResolver } from './provisions/provisions.resolver.js';
import { OrgUnitsResolver } from './references/org-units.resolver.js';
import { ReminderScheduleResolver } from './reminders/reminder-schedule.resolver.js';
import { ReportListsResolver } from './reports/report-lists.resolver.js';
import { ReportsResolver } from './reports/reports.resolver.js';
import { ReviewsResolver } from './reviews/reviews.resolver.js';
import { SearchResolver } from './search/search.resolver.js';
import { TaskChangesResolver } from './tasks/task-changes.resolver.js';
import { TaskChargeResolver } from './tasks/task-charge.resolver.js';
import { TaskEventsResolver } from './tasks/task-events.resolver.js';
import { TasksResolver } from './tasks/tasks.resolver.js';

/** Every resolver of the service: what its SDL is made from, and what a test proves to be guarded. */
export const resolvers: Type[] = [
  InstrumentsResolver,
  ExpressionsResolver,
  ProvisionsResolver,
  ComparisonsResolver,
  ProvisionChangesResolver,
  AmendmentsResolver,
  AmendedObligationsResolver,
  AmendedTaskEventsResolver,
  ObligationAmendmentsResolver,
  ObligationsResolver,
  ObligationHistoryResolver,
  ObligationVersionsResolver,
  ObligationPreviewsResolver,
  MovedDueDatesResolver,
  PlannedDueDatesResolver,
  TaskHeldToResolver,
  AssignmentsResolver,
  ManualAssignmentsResolver,
  AssignmentCausesResolver,
  DerivationRunsResolver,
  TasksResolver,
  TaskChangesResolver,
  TaskChargeResolver,
  ReportsResolver,
  ReportListsResolver,
  SearchResolver,
  ReminderScheduleResolver,
  InboxResolver,
  InboxChangesResolver,
  PreferencesResolver,
  ReviewsResolver,
  CommentsResolver,
  TaskCommentsResolver,
  EvidenceResolver,
  TaskEvidenceResolver,
  ReportEvidenceResolver,
  OrgUnitsResolver,
  CalendarResolver,
  CalendarDaysResolver,
  ClosuresResolver,
  CalendarChangesResolver,
  TaskEventsResolver,
];
