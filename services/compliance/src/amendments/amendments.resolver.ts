import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, withUserErrors } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { Obligation } from '../obligations/obligation.graphql.js';
import { Provision } from '../provisions/provision.graphql.js';
import { TouchedObligation } from './amendment-effects.graphql.js';
import { AddExpressionInput, AddExpressionPayload, PreviewExpressionPayload } from './amendment.graphql.js';
import { sumOfEffects } from './amendment-effects.rules.js';
import { AmendmentsService } from './amendments.service.js';

@Resolver(() => TouchedObligation)
export class AmendmentsResolver {
  constructor(private readonly service: AmendmentsService) {}

  @ResolveField(() => Obligation)
  obligation(
    @Parent() { obligationId }: TouchedObligation,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Obligation | null> {
    return loaders.obligation.load(obligationId);
  }

  @ResolveField(() => Provision)
  provision(
    @Parent() { provisionId }: TouchedObligation,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Provision | null> {
    return loaders.provision.load(provisionId);
  }

  @Mutation(() => PreviewExpressionPayload, {
    description: 'What adding an expression would change; writes nothing.',
  })
  @Allow('law.edit')
  previewExpression(
    @Args('input') input: AddExpressionInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<PreviewExpressionPayload> {
    const nothing = { effectiveOn: null, changes: [], counts: null, effects: null };
    return withUserErrors<Omit<PreviewExpressionPayload, 'userErrors'>>(context.lang, nothing, async () => {
      const { effectiveOn, changes, counts, effects } = await this.service.preview(context, input);
      return { effectiveOn, changes, counts, effects: sumOfEffects(effects) };
    });
  }

  @Mutation(() => AddExpressionPayload, {
    description:
      'Adds an expression to an instrument as a whole, or nothing. What is for a later day is stored and takes effect by itself. The same document again changes nothing.',
  })
  @Allow('law.edit')
  addExpression(
    @Args('input') input: AddExpressionInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<AddExpressionPayload> {
    const nothing = {
      ...{ instrument: null, expression: null, effectiveOn: null, changes: [], counts: null },
      effects: null,
    };
    return withUserErrors<Omit<AddExpressionPayload, 'userErrors'>>(context.lang, nothing, async () => {
      const outcome = await this.service.add(context, input);
      const { instrumentId, expressionId, effectiveOn, changes, counts, effects } = outcome;
      return {
        instrument: await context.loaders.instrument.load(instrumentId),
        expression: await context.loaders.expression.load(expressionId),
        ...{ effectiveOn, changes, counts, effects: sumOfEffects(effects) },
      };
    });
  }
}
