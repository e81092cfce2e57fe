import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { CharterClause, CharterVersion, toCharterClause } from './charter.graphql.js';

@Resolver(() => CharterVersion)
export class CharterVersionsResolver {
  @ResolveField(() => String)
  title(
    @Parent() { row }: CharterVersion,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(row.title, lang ?? context.lang);
  }

  @ResolveField(() => [CharterClause], { description: 'In their order.' })
  async clauses(
    { row }: CharterVersion,
    _: unknown,
    { loaders }: DirectoryContext,
  ): Promise<CharterClause[]> {
    const clauses = await loaders.charterClause.loadMany(row.clauseIds);
    return clauses.map((clause) => {
      if (clause instanceof Error) throw clause;
      if (clause === null) throw new Error(`charter ${row.charterId} has an unknown clause`);
      return toCharterClause(clause);
    });
  }
}
