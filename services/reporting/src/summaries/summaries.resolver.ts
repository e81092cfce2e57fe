import { Args, ID, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, AllowReference, RequestContext, type EntityReference } from '@rasad/service-kit';
import type { ReportingContext } from '../loaders.js';
import { notFound, rowIdOrMissing } from '../references/given-ids.js';
import { OrgUnit } from '../references/org-unit.reference.js';
import { Provision } from '../references/provision.reference.js';
import { SummaryStreams, type SummaryMessage } from './summary-streams.js';
import { Summary } from './summary.graphql.js';

/** Summaries of any unit subtree × provision subtree. */
@Resolver(() => Summary)
export class SummariesResolver {
  constructor(private readonly streams: SummaryStreams) {}

  @Query(() => Summary, {
    description:
      "How a unit with all below it stands with a provision and all below it. Without unitId: the caller's whole reach; without provisionId: all law.",
  })
  @Allow('summary.read')
  async summary(
    @RequestContext() context: ReportingContext,
    @Args('unitId', { type: () => ID, nullable: true }) unitId?: string | null,
    @Args('provisionId', { type: () => ID, nullable: true }) provisionId?: string | null,
    @Args('asOf', { nullable: true }) asOf?: Date,
  ): Promise<Summary> {
    const summary = await context.loaders.summary.load({
      unitId: rowIdOrMissing('OrgUnit', unitId),
      provisionId: rowIdOrMissing('Provision', provisionId),
      asOf: asOf ?? null,
    });
    return summary ?? notFound();
  }

  @Subscription(() => Summary, { description: 'The current summary first, then every change of it.' })
  @Allow('summary.read')
  async summaryChanged(
    @RequestContext() context: ReportingContext,
    @Args('unitId', { type: () => ID, nullable: true }) unitId?: string | null,
    @Args('provisionId', { type: () => ID, nullable: true }) provisionId?: string | null,
  ): Promise<AsyncIterableIterator<SummaryMessage>> {
    const stream = await this.streams.follow(context.access, {
      unitId: rowIdOrMissing('OrgUnit', unitId),
      provisionId: rowIdOrMissing('Provision', provisionId),
      asOf: null,
    });
    return stream ?? notFound();
  }
}

/** What reporting adds to a unit. */
@Resolver(() => OrgUnit)
export class OrgUnitSummaryResolver {
  @AllowReference<ReportingContext>('org-unit.read')
  reference({ id }: EntityReference, _context: ReportingContext): unknown {
    return { id };
  }

  @ResolveField(() => Summary, { nullable: true, description: 'Null where the unit is out of reach.' })
  summary(
    @Parent() unit: OrgUnit,
    @RequestContext() context: ReportingContext,
    @Args('provisionId', { type: () => ID, nullable: true }) provisionId?: string | null,
    @Args('asOf', { nullable: true }) asOf?: Date,
  ): Promise<Summary | null> {
    return context.loaders.summary.load({
      unitId: rowIdOrMissing('OrgUnit', unit.id),
      provisionId: rowIdOrMissing('Provision', provisionId),
      asOf: asOf ?? null,
    });
  }
}

/** What reporting adds to a provision. */
@Resolver(() => Provision)
export class ProvisionSummaryResolver {
  @AllowReference<ReportingContext>('law.read')
  reference({ id }: EntityReference, _context: ReportingContext): unknown {
    return { id };
  }

  @ResolveField(() => Summary, { nullable: true, description: 'Null where the unit is out of reach.' })
  summary(
    @Parent() provision: Provision,
    @RequestContext() context: ReportingContext,
    @Args('unitId', { type: () => ID, nullable: true }) unitId?: string | null,
    @Args('asOf', { nullable: true }) asOf?: Date,
  ): Promise<Summary | null> {
    return context.loaders.summary.load({
      unitId: rowIdOrMissing('OrgUnit', unitId),
      provisionId: rowIdOrMissing('Provision', provision.id),
      asOf: asOf ?? null,
    });
  }
}
