import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import { Allow, PageArgs, RequestContext } from '@rasad/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { totalAsked } from '../database/selection.js';
import type { ComplianceContext } from '../loaders.js';
import { ReportConnection, ReportFilter } from './report-list.graphql.js';
import { ReportListsQueries } from './report-lists.queries.js';
import { Report } from './report.graphql.js';

@Resolver(() => Report)
export class ReportListsResolver {
  constructor(private readonly queries: ReportListsQueries) {}

  @Query(() => ReportConnection, { description: 'The newest first.' })
  @Allow('report.read')
  reports(
    @Args() { first, after }: PageArgs,
    @RequestContext() { access }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
    @Args('filter', { type: () => ReportFilter, nullable: true }) filter?: ReportFilter | null,
  ): Promise<ReportConnection> {
    return this.queries.page(access, { first, after, filter: filter ?? null, total: totalAsked(info) });
  }
}
