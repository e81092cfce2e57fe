import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, textIn } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { AssignmentCause } from './assignment-cause.graphql.js';

@Resolver(() => AssignmentCause)
export class AssignmentCausesResolver {
  @ResolveField(() => String, { description: 'In the language asked for, or else the caller’s.' })
  text(
    @Parent() { localizedText }: AssignmentCause,
    @Context() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(localizedText, lang ?? context.lang);
  }
}
