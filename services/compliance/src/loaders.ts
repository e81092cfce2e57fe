import { Injectable } from '@nestjs/common';
import type { Access, SubgraphContext } from '@rasad/service-kit';
import DataLoader from 'dataloader';
import { ObligationAmendmentsQueries } from './amendments/obligation-amendments.queries.js';
import { AssignmentsQueries, type AssignmentPage } from './assignments/assignments.queries.js';
import { DerivationRunsQueries } from './assignments/derivation-runs-reads.queries.js';
import { CalendarQueries } from './calendar/calendar.queries.js';
import { CommentsQueries, type CommentPage } from './comments/comments.queries.js';
import { loaderById, loaderByParent, loaderOfLists } from './database/batch-loader.js';
import type { Expression } from './instruments/instrument.graphql.js';
import { EvidenceQueries } from './evidence/evidence.queries.js';
import { InboxQueries } from './inbox/inbox.queries.js';
import { InstrumentsQueries } from './instruments/instruments.queries.js';
import {
  ObligationHistoryQueries,
  type ObligationAt,
  type VersionPage,
} from './obligations/obligation-history.queries.js';
import type { ObligationVersion } from './obligations/obligation-version.graphql.js';
import { ObligationsQueries } from './obligations/obligations.queries.js';
import { ProvisionsQueries } from './provisions/provisions.queries.js';
import { ReportsQueries } from './reports/reports.queries.js';
import type { ReviewStanding } from './reviews/review-standing.js';
import { ReviewStandingQueries } from './reviews/review-standing.queries.js';
import { ReviewsQueries } from './reviews/reviews.queries.js';
import { TaskHistoryQueries, type StepPage } from './tasks/task-history.queries.js';
import { TasksQueries, type TaskListArgs } from './tasks/tasks.queries.js';

export type ComplianceLoaders = ReturnType<LoaderFactory['create']>;

/** What a resolver of this service finds in its context. */
export type ComplianceContext = SubgraphContext<ComplianceLoaders>;

/** Makes the batch loaders of one request: one statement for all that one step of the request asks for. */
@Injectable()
export class LoaderFactory {
  constructor(
    private readonly instruments: InstrumentsQueries,
    private readonly provisions: ProvisionsQueries,
    private readonly obligations: ObligationsQueries,
    private readonly amendments: ObligationAmendmentsQueries,
    private readonly obligationHistory: ObligationHistoryQueries,
    private readonly assignments: AssignmentsQueries,
    private readonly derivations: DerivationRunsQueries,
    private readonly tasks: TasksQueries,
    private readonly history: TaskHistoryQueries,
    private readonly reports: ReportsQueries,
    private readonly reviews: ReviewsQueries,
    private readonly calendar: CalendarQueries,
    private readonly evidence: EvidenceQueries,
    private readonly inbox: InboxQueries,
    private readonly standings: ReviewStandingQueries,
    private readonly comments: CommentsQueries,
  ) {}

  create({ access }: Pick<SubgraphContext, 'access'>) {
    return { ...this.lawLoaders(), ...this.workLoaders(access), ...this.evidenceLoaders(access) };
  }

  private lawLoaders() {
    const { instruments, provisions, obligations, obligationHistory, amendments, derivations, calendar } =
      this;
    return {
      closure: loaderById((ids) => calendar.closuresByIds(ids)),
      instrument: loaderById((ids) => instruments.byIds(ids)),
      expression: loaderById((ids) => instruments.expressionsByIds(ids)),
      expressionsOfInstrument: loaderByParent(
        (ids) => instruments.expressionsOf(ids),
        (row) => row.instrumentId,
      ),
      expressionOnDay: new DataLoader<ExpressionOnDay, Expression | null, string>(
        (asked) => expressionsOnDays(instruments, asked),
        { cacheKeyFn: ({ instrumentId, day }) => `${instrumentId} ${day}` },
      ),
      provision: loaderById((ids) => provisions.byIds(ids)),
      childrenOfProvision: loaderByParent(
        (ids) => provisions.childrenOf(ids),
        (row) => row.parentId ?? '',
      ),
      provisionsOfExpression: loaderByParent(
        (ids) => provisions.ofExpressions(ids),
        (row) => row.expressionId,
      ),
      obligation: loaderById((ids) => obligations.byIds(ids)),
      amendmentsOfObligation: loaderByParent(
        (ids) => amendments.ofObligations(ids),
        (row) => row.obligationId,
      ),
      derivationRun: loaderById((ids) => derivations.byIds(ids)),
      obligationsOfProvision: loaderByParent(
        (ids) => obligations.ofProvisions(ids),
        (row) => row.drawnFrom,
      ),
      versionsOfObligation: loaderOfLists((ids, page: VersionPage) =>
        obligationHistory.pagesOfObligations(ids, page),
      ),
      versionAt: new DataLoader<ObligationAt, ObligationVersion | null, string>(
        (asked) => obligationHistory.at(asked),
        { cacheKeyFn: ({ obligationId, at }) => `${obligationId} ${at.toISOString()}` },
      ),
      versionHeldTo: new DataLoader<string, ObligationVersion>((taskIds) =>
        obligationHistory.heldToBy(taskIds),
      ),
    };
  }

  private workLoaders(access: Access) {
    const { assignments, tasks, history, reports, reviews, standings, comments, inbox } = this;
    return {
      assignment: loaderById((ids) => assignments.byIds(access, ids)),
      assignmentsOfUnit: loaderOfLists((unitIds, page: AssignmentPage) =>
        assignments.pagesOfUnits(access, unitIds, page),
      ),
      task: loaderById((ids) => tasks.byIds(access, ids)),
      tasksOfUnit: loaderOfLists((unitIds, args: TaskListArgs) => tasks.pagesOfUnits(access, unitIds, args)),
      tasksOfAssignment: loaderByParent(
        (ids) => tasks.ofAssignments(access, ids),
        (row) => row.assignmentId,
      ),
      historyOfTask: loaderByParent(
        (ids) => history.ofTasks(access, ids),
        (row) => row.taskId,
      ),
      stepsOfTask: loaderOfLists((taskIds, page: StepPage) => history.pagesOfTasks(access, taskIds, page)),
      comment: loaderById((ids) => comments.byIds(access, ids)),
      commentsOfTask: loaderOfLists((taskIds, page: CommentPage) =>
        comments.pagesOfTasks(access, taskIds, page),
      ),
      report: loaderById((ids) => reports.byIds(access, ids)),
      reportsOfTask: loaderByParent(
        (ids) => reports.ofTasks(access, ids),
        (row) => row.taskId,
      ),
      review: loaderById((ids) => reviews.byIds(access, ids)),
      reviewsOfTask: loaderByParent(
        (ids) => reviews.ofTasks(access, ids),
        (row) => row.taskId,
      ),
      notice: loaderById((ids) => inbox.byIds(access.principal.id, ids)),
      reviewStanding: new DataLoader<string, ReviewStanding>(async (ids) => {
        const found = new Map(
          (await standings.ofTasks(access, ids)).map((standing) => [standing.taskId, standing]),
        );
        return ids.map((id) => found.get(id) ?? new Error(`no task ${id}`));
      }),
    };
  }

  private evidenceLoaders(access: Access) {
    const { evidence } = this;
    return {
      evidence: loaderById((ids) => evidence.byIds(access, ids)),
      evidenceOfTask: loaderByParent(
        (ids) => evidence.ofTasks(access, ids),
        (row) => row.taskId,
      ),
      evidenceOfReport: loaderByParent(
        (ids) => evidence.ofReports(access, ids),
        (row) => row.reportId,
      ),
    };
  }
}

/** An instrument and a day on which its text is asked for. */
interface ExpressionOnDay {
  instrumentId: string;
  /** Gregorian date. */
  day: string;
}

/** One statement for each day that is asked about. */
async function expressionsOnDays(
  instruments: InstrumentsQueries,
  asked: readonly ExpressionOnDay[],
): Promise<(Expression | null)[]> {
  const found = new Map<string, Expression>();
  for (const [day, ofDay] of Map.groupBy(asked, (one) => one.day)) {
    const ids = ofDay.map(({ instrumentId }) => instrumentId);
    for (const expression of await instruments.expressionsOn(ids, day)) {
      found.set(`${expression.instrumentId} ${day}`, expression);
    }
  }
  return asked.map(({ instrumentId, day }) => found.get(`${instrumentId} ${day}`) ?? null);
}
