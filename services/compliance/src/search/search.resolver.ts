import { Args, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, BadUserInput, PageArgs, RequestContext, searchPatterns } from '@rasad/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { totalAsked } from '../database/selection.js';
import type { ComplianceContext } from '../loaders.js';
import { ObligationConnection } from '../obligations/obligation.graphql.js';
import { ObligationsQueries } from '../obligations/obligations.queries.js';
import { ProvisionConnection } from '../provisions/provision.graphql.js';
import { ProvisionsQueries } from '../provisions/provisions.queries.js';
import { ReportConnection } from '../reports/report-list.graphql.js';
import { ReportListsQueries } from '../reports/report-lists.queries.js';
import { TaskConnection } from '../tasks/task.graphql.js';
import { TasksQueries } from '../tasks/tasks.queries.js';
import { Search } from './search.graphql.js';

/** One search over everything: each kind is a list of its own, read only where it is asked for. */
@Resolver(() => Search)
export class SearchResolver {
  constructor(
    private readonly provisionLists: ProvisionsQueries,
    private readonly obligationLists: ObligationsQueries,
    private readonly taskLists: TasksQueries,
    private readonly reportLists: ReportListsQueries,
  ) {}

  @Query(() => Search, { description: 'Refused with BAD_USER_INPUT where the text has no word.' })
  @Allow('law.read')
  search(@Args('text') text: string): Search {
    if (searchPatterns(text).length === 0) {
      throw new BadUserInput('text has no word to search for', { extensions: { code: 'BAD_USER_INPUT' } });
    }
    return { text };
  }

  @ResolveField(() => ProvisionConnection)
  provisions(@Parent() { text }: Search, @Args() page: PageArgs): Promise<ProvisionConnection> {
    return this.provisionLists.page({ search: text }, page);
  }

  @ResolveField(() => ObligationConnection)
  obligations(
    @Parent() { text }: Search,
    @Args() page: PageArgs,
    @RequestContext() { access }: ComplianceContext,
  ): Promise<ObligationConnection> {
    return this.obligationLists.page(access, { search: text }, page);
  }

  @ResolveField(() => TaskConnection, { description: 'Those whose obligation, provision or unit has them.' })
  tasks(
    @Parent() { text }: Search,
    @Args() { first, after }: PageArgs,
    @RequestContext() { access }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TaskConnection> {
    return this.taskLists.page(access, { first, after, filter: { search: text }, total: totalAsked(info) });
  }

  @ResolveField(() => ReportConnection, { description: 'Those whose narrative has them, the newest first.' })
  reports(
    @Parent() { text }: Search,
    @Args() { first, after }: PageArgs,
    @RequestContext() { access }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ReportConnection> {
    return this.reportLists.page(access, { first, after, filter: { search: text }, total: totalAsked(info) });
  }
}
