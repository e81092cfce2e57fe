import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DateTime, Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { ServiceAccount } from './account.graphql.js';

@Resolver(() => ServiceAccount)
export class ServiceAccountsResolver {
  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'Since when nobody acts under it; null while it is in use, and for others than administrators.',
  })
  disabledAt({ row }: ServiceAccount, _: unknown, { access }: DirectoryContext): string | null {
    return access.allowsSomewhere('person.read') ? row.disabledAt : null;
  }

  @ResolveField(() => String)
  name(
    @Parent() account: ServiceAccount,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(account.row.name, lang ?? context.lang);
  }
}
