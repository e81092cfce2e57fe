import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { PlannedDueDate } from './obligation-preview.graphql.js';

@Resolver(() => PlannedDueDate)
export class PlannedDueDatesResolver {
  @ResolveField(() => String, { description: 'How that date comes about.' })
  derivation(
    @Parent() { localizedDerivation }: PlannedDueDate,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(localizedDerivation, lang ?? context.lang);
  }

  @ResolveField(() => String, { nullable: true, description: 'Null for what is due once.' })
  periodLabel(
    @Parent() { localizedPeriod }: PlannedDueDate,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string | null {
    return localizedPeriod && textIn(localizedPeriod, lang ?? context.lang);
  }
}
