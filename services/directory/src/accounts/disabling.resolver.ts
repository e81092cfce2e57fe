import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, ErrorCode, refuse, RequestContext, withUserErrors } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { accountIdIn } from './account.graphql.js';
import {
  accountFields,
  DisableAccountInput,
  DisableAccountPayload,
  EnableAccountInput,
  EnableAccountPayload,
} from './disabling.graphql.js';
import { DisablingService } from './disabling.service.js';

@Resolver()
export class DisablingResolver {
  constructor(private readonly service: DisablingService) {}

  @Mutation(() => DisableAccountPayload, {
    description: 'Takes an account out of use: nobody signs in or acts under it, whatever it is granted.',
  })
  @Allow('account.disable')
  disableAccount(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: DisableAccountInput,
  ): Promise<DisableAccountPayload> {
    return withUserErrors(context.lang, accountFields(null), async () =>
      accountFields(await this.service.disable(commandOf(input), context)),
    );
  }

  @Mutation(() => EnableAccountPayload, { description: 'Puts a disabled account in use again.' })
  @Allow('account.disable')
  enableAccount(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: EnableAccountInput,
  ): Promise<EnableAccountPayload> {
    return withUserErrors(context.lang, accountFields(null), async () =>
      accountFields(await this.service.enable(commandOf(input), context)),
    );
  }
}

function commandOf({ clientMutationId, accountId }: DisableAccountInput | EnableAccountInput) {
  const id = accountIdIn(accountId) ?? refuse(ErrorCode.NOT_FOUND, 'input.accountId', 'notFound');
  return { clientMutationId: clientMutationId ?? null, accountId: id };
}
