import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, PageArgs, pageOf, RequestContext, requireId, withUserErrors } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import {
  DelegateGrantInput,
  DelegateGrantPayload,
  EndDelegationInput,
  EndDelegationPayload,
} from './delegation.graphql.js';
import { DelegationsService } from './delegations.service.js';
import { Grant, GrantConnection, toGrant } from './grant.graphql.js';
import type { Grant as GrantRow } from './grant.rules.js';
import { GrantsQueries } from './grants.queries.js';

@Resolver()
export class DelegationsResolver {
  constructor(
    private readonly service: DelegationsService,
    private readonly queries: GrantsQueries,
  ) {}

  @Query(() => GrantConnection, {
    description:
      'What the caller has delegated and what was delegated to them, newest first, ended ones included.',
  })
  @Allow('viewer.read')
  async delegations(
    @RequestContext() { principal }: DirectoryContext,
    @Args() { first, after }: PageArgs,
  ): Promise<GrantConnection> {
    const request = { accountId: principal.id, first, after: readIdCursor(after) };
    const [rows, totalCount] = await Promise.all([
      this.queries.delegations(request),
      this.queries.countDelegations(principal.id),
    ]);
    return pageOf(rows, { first, after, totalCount }, (row) => [row.id], toGrant);
  }

  @Mutation(() => DelegateGrantPayload, {
    description:
      'Lets a person use a grant of the caller on the caller’s behalf, for a time within that of the grant. It cannot be delegated further.',
  })
  @Allow('grant.delegate')
  delegateGrant(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: DelegateGrantInput,
  ): Promise<DelegateGrantPayload> {
    return answer(context, () =>
      this.service.delegate(
        {
          clientMutationId: input.clientMutationId ?? null,
          grantId: requireId('Grant', input.grantId, 'input.grantId'),
          personId: requireId('Person', input.personId, 'input.personId'),
          validFrom: input.validFrom ?? null,
          validTo: input.validTo,
        },
        context,
      ),
    );
  }

  @Mutation(() => EndDelegationPayload, {
    description: 'Ends a delegation at once; by the one who gave it or the one who has it.',
  })
  @Allow('grant.delegate')
  endDelegation(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: EndDelegationInput,
  ): Promise<EndDelegationPayload> {
    return answer(context, () =>
      this.service.end(
        {
          clientMutationId: input.clientMutationId ?? null,
          grantId: requireId('Grant', input.grantId, 'input.grantId'),
        },
        context,
      ),
    );
  }
}

function answer({ lang }: DirectoryContext, change: () => Promise<GrantRow>): Promise<DelegateGrantPayload> {
  return withUserErrors<{ grant: Grant | null }>(lang, { grant: null }, async () => ({
    grant: toGrant(await change()),
  }));
}
