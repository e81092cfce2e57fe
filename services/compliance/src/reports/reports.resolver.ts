import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  RequestContext,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { Task } from '../tasks/task.graphql.js';
import { ReportWithdrawalsService } from './report-withdrawals.service.js';
import {
  Report,
  SubmitReportInput,
  SubmitReportPayload,
  WithdrawReportInput,
  WithdrawReportPayload,
} from './report.graphql.js';
import { ReportsService, type Submitted } from './reports.service.js';

@Resolver(() => Report)
export class ReportsResolver {
  constructor(
    private readonly service: ReportsService,
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
}

function answer(
  { lang, loaders }: ComplianceContext,
  act: () => Promise<Submitted>,
): Promise<SubmitReportPayload> {
  const nothing: Omit<SubmitReportPayload, 'userErrors'> = { report: null, task: null };
  return withUserErrors(lang, nothing, async () => {
    const { reportId, taskId } = await act();
    const [report, task] = await Promise.all([loaders.report.load(reportId), loaders.task.load(taskId)]);
    return { report, task };
  });
}
