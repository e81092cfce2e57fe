import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { Provision } from '../provisions/provision.graphql.js';
import { ObligationVersion } from './obligation-version.graphql.js';
import { provisionsOf } from './obligation-provisions.js';

@Resolver(() => ObligationVersion)
export class ObligationVersionsResolver {
  @ResolveField(() => String)
  title(
    @Parent() { localizedTitle }: ObligationVersion,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(localizedTitle, lang ?? context.lang);
  }

  @ResolveField(() => [Provision], {
    description: 'All that it was drawn from; the first one is where it counts.',
  })
  provisions(version: ObligationVersion, _: unknown, { loaders }: ComplianceContext): Promise<Provision[]> {
    return provisionsOf(version, loaders);
  }
}
