import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { ServiceAccount } from './account.graphql.js';

@Resolver(() => ServiceAccount)
export class ServiceAccountsResolver {
  @ResolveField(() => String)
  name(
    @Parent() account: ServiceAccount,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(account.row.name, lang ?? context.lang);
  }
}
