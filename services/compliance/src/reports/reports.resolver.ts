import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  RequestContext,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import { showRows } from '../bulk/bulk-row.graphql.js';
import type { ComplianceContext } from '../loaders.js';
import { Task } from '../tasks/task.graphql.js';
import { BulkReportsService } from './bulk-reports.service.js';
import { ReportWithdrawalsService } from './report-withdrawals.service.js';
import {
  Report,
  SubmitReportInput,
  SubmitReportPayload,
  SubmitReportsInput,
  SubmitReportsPayload,
  SubmitReportsRow,
  WithdrawReportInput,
  WithdrawReportPayload,
} from './report.graphql.js';
import { ReportsService, type Submitted } from './reports.service.js';

@Resolver(() => Report)
export class ReportsResolver {
  constructor(
    private readonly service: ReportsService,
    private readonly bulk: BulkReportsService,
    private readonly withdrawals: ReportWithdrawalsService,
  ) {}

  @AllowReference<ComplianceContext>('report.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Report | null> {
    const rowId = fromGlobalId('Report', id);
    return rowId === null ? null : loaders.report.load(rowId);
  }

  @ResolveField(() => Task)
  task({ taskId }: Report, _: unknown, { loaders }: ComplianceContext): Promise<Task | null> {
    return loaders.task.load(taskId);
  }

  @Mutation(() => WithdrawReportPayload, {
    description: 'Takes back the report under review; the task is again as it was before the submission.',
  })
  @Allow('report.withdraw')
  withdrawReport(
    @Args('input') input: WithdrawReportInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<WithdrawReportPayload> {
    return answer(context, () => this.withdrawals.withdraw(context, input));
  }

  @Mutation(() => SubmitReportPayload, {
    description: 'Submits a report, or a correction of one that is submitted or was returned.',
  })
  @Allow('report.submit')
  submitReport(
    @Args('input') input: SubmitReportInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<SubmitReportPayload> {
    return answer(context, () => this.service.submit(context, input));
  }

  @Mutation(() => SubmitReportsPayload, {
    description: 'Submits many reports of one unit; each row is told by itself how it ended.',
  })
  @Allow('report.submit')
  submitReports(
    @Args('input') input: SubmitReportsInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<SubmitReportsPayload> {
    const { lang, loaders } = context;
    return withUserErrors(lang, { rows: [] as SubmitReportsRow[] }, async () => ({
      rows: await showRows(await this.bulk.submit(context, input), lang, nothing, (submitted) =>
        show(loaders, submitted),
      ),
    }));
  }
}

type Shown = Omit<SubmitReportPayload, 'userErrors'>;

const nothing: Shown = { report: null, task: null };

function answer(
  { lang, loaders }: ComplianceContext,
  act: () => Promise<Submitted>,
): Promise<SubmitReportPayload> {
  return withUserErrors(lang, nothing, async () => show(loaders, await act()));
}

async function show(loaders: ComplianceContext['loaders'], { reportId, taskId }: Submitted): Promise<Shown> {
  const [report, task] = await Promise.all([loaders.report.load(reportId), loaders.task.load(taskId)]);
  return { report, task };
}
