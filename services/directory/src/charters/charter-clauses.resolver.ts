import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { BodyRule, toBodyRule } from './body-rule.graphql.js';
import { Charter, CharterClause, toCharter } from './charter.graphql.js';

@Resolver(() => CharterClause)
export class CharterClausesResolver {
  @ResolveField(() => String)
  text(
    @Parent() { row }: CharterClause,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(row.text, lang ?? context.lang);
  }

  @ResolveField(() => BodyRule, {
    nullable: true,
    description: 'The body that the clause describes; null where it describes none.',
  })
  body({ row }: CharterClause): BodyRule | null {
    return row.rule && toBodyRule(row.rule);
  }

  @ResolveField(() => Charter)
  async charter({ row }: CharterClause, _: unknown, { loaders }: DirectoryContext): Promise<Charter> {
    const charter = await loaders.charter.load(row.charterId);
    if (!charter) throw new Error(`clause ${row.id} is of an unknown charter`);
    return toCharter(charter);
  }
}
