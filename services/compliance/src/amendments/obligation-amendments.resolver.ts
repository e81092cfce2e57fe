import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, withUserErrors } from '@rasad/service-kit';
import { Expression } from '../instruments/instrument.graphql.js';
import type { ComplianceContext } from '../loaders.js';
import { Obligation } from '../obligations/obligation.graphql.js';
import { Provision } from '../provisions/provision.graphql.js';
import { TaskEvent } from '../tasks/task.graphql.js';
import {
  ConfirmObligationInput,
  ConfirmObligationPayload,
  ObligationAmendment,
} from './amendment.graphql.js';
import { ConfirmationsService } from './confirmations.service.js';

/** What obligations show of the amendments of their text. */
@Resolver(() => Obligation)
export class AmendedObligationsResolver {
  constructor(private readonly confirmations: ConfirmationsService) {}

  @ResolveField(() => Boolean, {
    description: 'The text that it was drawn from has changed, and no law editor has confirmed it since.',
  })
  async reviewNeeded({ rowId }: Obligation, _: unknown, { loaders }: ComplianceContext): Promise<boolean> {
    const amendments = await loaders.amendmentsOfObligation.load(rowId);
    return amendments.some(({ confirmedAt }) => confirmedAt === null);
  }

  @ResolveField(() => [ObligationAmendment], { description: 'Changes of its text, the oldest first.' })
  amendments(
    { rowId }: Obligation,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<ObligationAmendment[]> {
    return loaders.amendmentsOfObligation.load(rowId);
  }

  @Mutation(() => ConfirmObligationPayload, {
    description: 'States that an obligation was read against its changed text and stands as it is.',
  })
  @Allow('law.edit')
  confirmObligation(
    @Args('input') input: ConfirmObligationInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<ConfirmObligationPayload> {
    const nothing: Omit<ConfirmObligationPayload, 'userErrors'> = { obligation: null };
    return withUserErrors(context.lang, nothing, async () => ({
      obligation: await context.loaders.obligation.load(await this.confirmations.confirm(context, input)),
    }));
  }
}

@Resolver(() => ObligationAmendment)
export class ObligationAmendmentsResolver {
  @ResolveField(() => Expression, { description: 'The text that changed it.' })
  expression(
    @Parent() { expressionId }: ObligationAmendment,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Expression | null> {
    return loaders.expression.load(expressionId);
  }

  @ResolveField(() => Provision)
  provision(
    @Parent() { provisionId }: ObligationAmendment,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Provision | null> {
    return loaders.provision.load(provisionId);
  }
}

@Resolver(() => TaskEvent)
export class AmendedTaskEventsResolver {
  @ResolveField(() => Expression, {
    nullable: true,
    description: 'The text whose change led to this step; null where somebody took it.',
  })
  async amendedBy(
    @Parent() { amendedById }: TaskEvent,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Expression | null> {
    return amendedById === null ? null : loaders.expression.load(amendedById);
  }
}
