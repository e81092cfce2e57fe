import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, DateTime, Lang, pageOf, RequestContext, textIn, withUserErrors } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { readText } from '../localized-input.js';
import { ServiceAccount, serviceAccountOf, toServiceAccount } from './account.graphql.js';
import { AccountsQueries } from './accounts.queries.js';
import {
  RegisterServiceAccountInput,
  RegisterServiceAccountPayload,
  ServiceAccountConnection,
  ServiceAccountsArgs,
} from './service-account.graphql.js';
import { ServiceAccountsService } from './service-accounts.service.js';

const longestName = 200;

@Resolver(() => ServiceAccount)
export class ServiceAccountsResolver {
  constructor(
    private readonly service: ServiceAccountsService,
    private readonly queries: AccountsQueries,
  ) {}

  @Query(() => ServiceAccountConnection, { description: 'Accounts of other systems, by username.' })
  @Allow('service-account.read')
  async serviceAccounts(
    @Args() { first, after, search }: ServiceAccountsArgs,
  ): Promise<ServiceAccountConnection> {
    const filter = { kind: 'SERVICE' as const, search: search ?? '' };
    const [rows, totalCount] = await Promise.all([
      this.queries.list({ ...filter, first, after: readIdCursor(after) }),
      this.queries.count(filter),
    ]);
    return pageOf(rows, { first, after, totalCount }, (row) => [row.id], toServiceAccount);
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'Since when nobody acts under it; null while it is in use, and for others than administrators.',
  })
  disabledAt({ row }: ServiceAccount, _: unknown, { access }: DirectoryContext): string | null {
    return access.allowsSomewhere('service-account.read') ? row.disabledAt : null;
  }

  @ResolveField(() => String)
  name(
    @Parent() account: ServiceAccount,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(account.row.name, lang ?? context.lang);
  }

  @Mutation(() => RegisterServiceAccountPayload, {
    description: 'Makes an account for another system; it has no role and no secret yet.',
  })
  @Allow('service-account.manage')
  registerServiceAccount(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: RegisterServiceAccountInput,
  ): Promise<RegisterServiceAccountPayload> {
    const empty: Omit<RegisterServiceAccountPayload, 'userErrors'> = { serviceAccount: null };
    return withUserErrors(context.lang, empty, async () => {
      const command = {
        clientMutationId: input.clientMutationId ?? null,
        username: input.username,
        name: readText(input.name, 'input.name', longestName),
      };
      return { serviceAccount: serviceAccountOf(await this.service.register(command, context)) };
    });
  }
}
