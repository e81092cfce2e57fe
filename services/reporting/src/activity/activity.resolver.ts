import { Args, Int, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  RequestContext,
  textIn,
  type EntityReference,
} from '@rasad/service-kit';
import type { ReportingContext } from '../loaders.js';
import { rowIdOrMissing } from '../references/given-ids.js';
import { ActivityStreams, type ActivityMessage } from './activity-streams.js';
import { Activity, ActivityArgs, ActivityConnection, ActivityFilter } from './activity.graphql.js';
import { ActivityService, type ActivityRequest } from './activity.service.js';

/** Who did what, in which capacity. */
@Resolver(() => Activity)
export class ActivityResolver {
  constructor(
    private readonly service: ActivityService,
    private readonly streams: ActivityStreams,
  ) {}

  @Query(() => ActivityConnection, { description: 'Newest first.' })
  @Allow('activity.read')
  activity(
    @RequestContext() context: ReportingContext,
    @Args() { filter, ...page }: ActivityArgs,
  ): Promise<ActivityConnection> {
    return this.service.page(context.access, requestOf(filter), page);
  }

  @Subscription(() => Activity)
  @Allow('activity.read')
  activityAdded(
    @RequestContext() context: ReportingContext,
    @Args('filter', { type: () => ActivityFilter, nullable: true }) filter?: ActivityFilter | null,
  ): AsyncIterableIterator<ActivityMessage> {
    return this.streams.follow(context.access, requestOf(filter));
  }

  @AllowReference<ReportingContext>('activity.read')
  async reference({ id }: EntityReference, { access }: ReportingContext): Promise<Activity | null> {
    const rowId = fromGlobalId('Activity', id);
    const [activity] = rowId ? await this.service.pick(access, requestOf(null), [rowId]) : [];
    return activity ?? null;
  }

  @ResolveField(() => String)
  obligationTitle(
    @Parent() activity: Activity,
    @RequestContext() context: ReportingContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(activity.title, lang ?? context.lang);
  }
}

/** The part of a page that is counted on demand. */
@Resolver(() => ActivityConnection)
export class ActivityConnectionResolver {
  @ResolveField(() => Int)
  totalCount(@Parent() connection: ActivityConnection): Promise<number> {
    return connection.count();
  }
}

function requestOf(filter: ActivityFilter | null | undefined): ActivityRequest {
  return {
    unitId: rowIdOrMissing('OrgUnit', filter?.unitId),
    provisionId: rowIdOrMissing('Provision', filter?.provisionId),
  };
}
