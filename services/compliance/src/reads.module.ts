import { Module } from '@nestjs/common';
import { ObligationAmendmentsQueries } from './amendments/obligation-amendments.queries.js';
import { AssignmentsQueries } from './assignments/assignments.queries.js';
import { DerivationRunsQueries } from './assignments/derivation-runs-reads.queries.js';
import { CalendarQueries } from './calendar/calendar.queries.js';
import { CommentsQueries } from './comments/comments.queries.js';
import { PreparedReads } from './database/prepared-reads.js';
import { ProvisionReachQueries } from './database/provision-reach.queries.js';
import { UnitReachQueries } from './database/unit-reach.queries.js';
import { EvidenceQueries } from './evidence/evidence.queries.js';
import { InboxQueries } from './inbox/inbox.queries.js';
import { InstrumentsQueries } from './instruments/instruments.queries.js';
import { LoaderFactory } from './loaders.js';
import { ObligationHistoryQueries } from './obligations/obligation-history.queries.js';
import { ObligationsQueries } from './obligations/obligations.queries.js';
import { ProvisionsQueries } from './provisions/provisions.queries.js';
import { ReminderScheduleQueries } from './reminders/reminder-schedule.queries.js';
import { ReportListsQueries } from './reports/report-lists.queries.js';
import { ReportsQueries } from './reports/reports.queries.js';
import { ReviewStandingQueries } from './reviews/review-standing.queries.js';
import { ReviewsQueries } from './reviews/reviews.queries.js';
import { ReportWordsQueries } from './search/report-words.queries.js';
import { TaskWordsQueries } from './search/task-words.queries.js';
import { TaskHistoryQueries } from './tasks/task-history.queries.js';
import { TasksQueries } from './tasks/tasks.queries.js';

const queries = [
  InstrumentsQueries,
  ProvisionsQueries,
  ObligationsQueries,
  ObligationAmendmentsQueries,
  ObligationHistoryQueries,
  AssignmentsQueries,
  DerivationRunsQueries,
  TasksQueries,
  TaskHistoryQueries,
  ReportsQueries,
  ReportListsQueries,
  ReviewsQueries,
  EvidenceQueries,
  InboxQueries,
  ReminderScheduleQueries,
  ReviewStandingQueries,
  CommentsQueries,
  CalendarQueries,
  LoaderFactory,
];

/** All reads: nodes of the graph lead from one feature to the next, so the loaders of a request need every query. */
@Module({
  providers: [
    PreparedReads,
    UnitReachQueries,
    ProvisionReachQueries,
    TaskWordsQueries,
    ReportWordsQueries,
    ...queries,
  ],
  exports: queries,
})
export class ReadsModule {}
