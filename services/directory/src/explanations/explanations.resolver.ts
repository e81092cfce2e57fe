import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, fromGlobalId, RequestContext } from '@rasad/service-kit';
import { accountIdIn } from '../accounts/account.graphql.js';
import type { DirectoryContext } from '../directory-context.js';
import {
  AccessExplanation,
  EffectiveAccess,
  EffectiveAccessArgs,
  ExplainAccessArgs,
  toEffectiveAccess,
  toExplanation,
} from './explanation.graphql.js';
import { ExplanationsService, type RightsQuestion } from './explanations.service.js';

/** An id that no row has. */
const noRow = '00000000-0000-0000-0000-000000000000';

@Resolver()
export class ExplanationsResolver {
  constructor(private readonly service: ExplanationsService) {}

  @Query(() => AccessExplanation, {
    nullable: true,
    description:
      'Why somebody may do something in a unit, or what is missing. For themselves, and for those who administer or inspect the unit; null for anybody else.',
  })
  @Allow('viewer.read')
  async explainAccess(
    @RequestContext() { access }: DirectoryContext,
    @Args() { action, ...question }: ExplainAccessArgs,
  ): Promise<AccessExplanation | null> {
    const explained = await this.service.explain(readQuestion(question, access.today), action, access);
    return explained && toExplanation(explained, access.today);
  }

  @Query(() => EffectiveAccess, {
    nullable: true,
    description:
      'Everything that somebody may do, in a unit or anywhere. For themselves, and for those who administer or inspect the unit; null for anybody else.',
  })
  @Allow('viewer.read')
  async effectiveAccess(
    @RequestContext() { access }: DirectoryContext,
    @Args() question: EffectiveAccessArgs,
  ): Promise<EffectiveAccess | null> {
    const effective = await this.service.effective(readQuestion(question, access.today), access);
    return effective && toEffectiveAccess(effective, access.today);
  }
}

function readQuestion(
  { principalId, username, unitId, unitCode, asOf }: EffectiveAccessArgs,
  today: string,
): RightsQuestion {
  return {
    accountId: principalId == null ? null : (accountIdIn(principalId) ?? noRow),
    username: username ?? null,
    unitId: unitId == null ? null : (fromGlobalId('OrgUnit', unitId) ?? noRow),
    unitCode: unitCode ?? null,
    asOf: asOf ?? today,
  };
}
