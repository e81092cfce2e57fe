import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext } from '@rasad/service-kit';
import type { ReportingContext } from '../loaders.js';
import { notFound, rowIdOrMissing } from '../references/given-ids.js';
import { Standing, StandingsInput } from './standing.graphql.js';
import { StandingsService } from './standings.service.js';

/** Units or provisions from the weakest on. */
@Resolver(() => Standing)
export class StandingsResolver {
  constructor(private readonly service: StandingsService) {}

  @Query(() => [Standing], {
    description:
      'Units that bear tasks, or provisions that tasks are drawn from: lowest score first, then most overdue.',
  })
  @Allow('summary.read')
  async standings(
    @RequestContext() context: ReportingContext,
    @Args('input') { by, unitId, first }: StandingsInput,
  ): Promise<Standing[]> {
    const request = { by, unitId: rowIdOrMissing('OrgUnit', unitId), first };
    return (await this.service.rank(context.access, request)) ?? notFound();
  }
}
