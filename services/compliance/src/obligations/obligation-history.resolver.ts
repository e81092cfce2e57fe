import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DateTime, PageArgs, RequestContext } from '@rasad/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { totalAsked } from '../database/selection.js';
import type { ComplianceContext } from '../loaders.js';
import { ObligationVersion, ObligationVersionConnection } from './obligation-version.graphql.js';
import { Obligation } from './obligation.graphql.js';

/** What obligations said before. */
@Resolver(() => Obligation)
export class ObligationHistoryResolver {
  @ResolveField(() => ObligationVersionConnection, {
    description: 'What it said, the newest first; who changed what, when, in which capacity and why.',
  })
  versions(
    @Parent() { rowId }: Obligation,
    @Args() { first, after }: PageArgs,
    @RequestContext() { loaders }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ObligationVersionConnection> {
    const args = { first, after: after ?? null, total: totalAsked(info) };
    return loaders.versionsOfObligation.load({ parentId: rowId, args });
  }

  @ResolveField(() => ObligationVersion, {
    nullable: true,
    description: 'What it said at a moment; null before its first version.',
  })
  versionAsOf(
    @Parent() { rowId }: Obligation,
    @Args('asOf', { type: () => DateTime }) asOf: Date,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<ObligationVersion | null> {
    return loaders.versionAt.load({ obligationId: rowId, at: asOf });
  }
}
