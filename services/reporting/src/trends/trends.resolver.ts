import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext } from '@rasad/service-kit';
import type { ReportingContext } from '../loaders.js';
import { notFound, rowIdOrMissing } from '../references/given-ids.js';
import { TrendInput, TrendPoint } from './trend.graphql.js';
import { TrendsService } from './trends.service.js';

/** How things developed, day by day. */
@Resolver(() => TrendPoint)
export class TrendsResolver {
  constructor(private readonly trends: TrendsService) {}

  @Query(() => [TrendPoint], { description: 'Oldest day first.' })
  @Allow('summary.read')
  async trend(
    @RequestContext() context: ReportingContext,
    @Args('input') input: TrendInput,
  ): Promise<TrendPoint[]> {
    const points = await this.trends.read(context.access, {
      unitId: rowIdOrMissing('OrgUnit', input.unitId),
      provisionId: rowIdOrMissing('Provision', input.provisionId),
      days: input.days,
    });
    return points ?? notFound();
  }
}
