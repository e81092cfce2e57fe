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
import { Report } from '../reports/report.graphql.js';
import { BulkReviewsService } from './bulk-reviews.service.js';
import {
  Review,
  ReviewReportInput,
  ReviewReportPayload,
  ReviewReportsInput,
  ReviewReportsPayload,
  ReviewReportsRow,
} from './review.graphql.js';
import { ReviewsService, type Reviewed } from './reviews.service.js';

@Resolver(() => Review)
export class ReviewsResolver {
  constructor(
    private readonly service: ReviewsService,
    private readonly bulk: BulkReviewsService,
  ) {}

  @AllowReference<ComplianceContext>('report.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Review | null> {
    const rowId = fromGlobalId('Review', id);
    return rowId === null ? null : loaders.review.load(rowId);
  }

  @ResolveField(() => Report, { description: 'The very version that was read.' })
  report({ reportId }: Review, _: unknown, { loaders }: ComplianceContext): Promise<Report | null> {
    return loaders.report.load(reportId);
  }

  @Mutation(() => ReviewReportPayload, {
    description: 'Accepts a report with a result, or returns it with a comment.',
  })
  @Allow('report.review')
  reviewReport(
    @Args('input') input: ReviewReportInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<ReviewReportPayload> {
    const { lang, loaders } = context;
    return withUserErrors(lang, nothing, async () =>
      show(loaders, await this.service.review(context, input)),
    );
  }

  @Mutation(() => ReviewReportsPayload, {
    description: 'Decides on many reports; each row is told by itself how it ended.',
  })
  @Allow('report.review')
  reviewReports(
    @Args('input') input: ReviewReportsInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<ReviewReportsPayload> {
    const { lang, loaders } = context;
    return withUserErrors(lang, { rows: [] as ReviewReportsRow[] }, async () => ({
      rows: await showRows(await this.bulk.review(context, input), lang, nothing, (reviewed) =>
        show(loaders, reviewed),
      ),
    }));
  }
}

type Shown = Omit<ReviewReportPayload, 'userErrors'>;

const nothing: Shown = { review: null, task: null };

async function show(loaders: ComplianceContext['loaders'], { reviewId, taskId }: Reviewed): Promise<Shown> {
  const [review, task] = await Promise.all([loaders.review.load(reviewId), loaders.task.load(taskId)]);
  return { review, task };
}
