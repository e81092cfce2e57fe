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
import { Report } from '../reports/report.graphql.js';
import { Review, ReviewReportInput, ReviewReportPayload } from './review.graphql.js';
import { ReviewsService } from './reviews.service.js';

@Resolver(() => Review)
export class ReviewsResolver {
  constructor(private readonly service: ReviewsService) {}

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
    const { loaders, lang } = context;
    const nothing: Omit<ReviewReportPayload, 'userErrors'> = { review: null, task: null };
    return withUserErrors(lang, nothing, async () => {
      const { reviewId, taskId } = await this.service.review(context, input);
      const [review, task] = await Promise.all([loaders.review.load(reviewId), loaders.task.load(taskId)]);
      return { review, task };
    });
  }
}
