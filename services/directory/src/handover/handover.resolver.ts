import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, requireId, withUserErrors } from '@rasad/service-kit';
import { toAppointment } from '../appointments/appointment.graphql.js';
import type { DirectoryContext } from '../directory-context.js';
import { toGrant } from '../grants/grant.graphql.js';
import { HandOverDutiesInput, HandOverDutiesPayload } from './handover.graphql.js';
import { HandOverService } from './handover.service.js';

@Resolver()
export class HandOverResolver {
  constructor(private readonly service: HandOverService) {}

  @Mutation(() => HandOverDutiesPayload, {
    description:
      'Passes all posts, roles and delegations of a person to the next holder from a day on: all of them or nothing.',
  })
  @Allow('duties.hand-over')
  handOverDuties(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: HandOverDutiesInput,
  ): Promise<HandOverDutiesPayload> {
    const nothing = { appointments: [], grants: [] };
    return withUserErrors<Omit<HandOverDutiesPayload, 'userErrors'>>(context.lang, nothing, async () => {
      const { ended, made, revoked, given } = await this.service.handOver(
        {
          clientMutationId: input.clientMutationId ?? null,
          fromPersonId: requireId('Person', input.fromPersonId, 'input.fromPersonId'),
          toPersonId: requireId('Person', input.toPersonId, 'input.toPersonId'),
          on: input.on ?? null,
        },
        context,
      );
      return {
        appointments: [...ended, ...made].map(toAppointment),
        grants: [...revoked, ...given].map(toGrant),
      };
    });
  }
}
