import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { BodyRule } from './body-rule.graphql.js';

@Resolver(() => BodyRule)
export class BodyRulesResolver {
  @ResolveField(() => String, {
    description: 'What such a body is called; `{unit}` stands for the name of its unit.',
  })
  name(
    @Parent() { pattern }: BodyRule,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(pattern, lang ?? context.lang);
  }
}
