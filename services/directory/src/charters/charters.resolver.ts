import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  LocalDate,
  PageArgs,
  pageOf,
  RequestContext,
  textIn,
  type EntityReference,
} from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import {
  Charter,
  CharterConnection,
  CharterVersion,
  toCharter,
  toCharterVersion,
} from './charter.graphql.js';
import { versionOn } from './charter.rules.js';
import { ChartersQueries } from './charters.queries.js';

@Resolver(() => Charter)
export class ChartersResolver {
  constructor(private readonly queries: ChartersQueries) {}

  @Query(() => Charter, { nullable: true, description: 'A charter by its id or its code.' })
  @Allow('charter.read')
  async charter(
    @RequestContext() context: DirectoryContext,
    @Args('id', { type: () => ID, nullable: true }) globalId?: string | null,
    @Args('code', { type: () => String, nullable: true }) code?: string | null,
  ): Promise<Charter | null> {
    if (globalId != null) return this.find(globalId, context);
    const charter = code == null ? null : await this.queries.byCode(code);
    return charter && toCharter(charter);
  }

  @Query(() => CharterConnection, { description: 'Charters by code.' })
  @Allow('charter.read')
  async charters(@Args() { first, after }: PageArgs): Promise<CharterConnection> {
    const request = { first, after: readIdCursor(after) };
    const [rows, totalCount] = await Promise.all([this.queries.list(request), this.queries.count()]);
    return pageOf(rows, { first, after, totalCount }, (row) => [row.id], toCharter);
  }

  @AllowReference<DirectoryContext>('charter.read')
  reference(reference: EntityReference, context: DirectoryContext): Promise<Charter | null> {
    return this.find(reference.id, context);
  }

  @ResolveField(() => String, { description: 'Title of the newest version.' })
  async title(
    @Parent() { row }: Charter,
    @RequestContext() { loaders, lang: own }: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): Promise<string> {
    const newest = (await loaders.versionsOfCharter.load(row.id)).at(-1);
    return newest ? textIn(newest.title, lang ?? own) : row.code;
  }

  @ResolveField(() => [CharterVersion], { description: 'All that it says and said, the newest first.' })
  async versions({ row }: Charter, _: unknown, { loaders }: DirectoryContext): Promise<CharterVersion[]> {
    return (await loaders.versionsOfCharter.load(row.id)).toReversed().map(toCharterVersion);
  }

  @ResolveField(() => CharterVersion, {
    nullable: true,
    description: 'The version that is in force on a day, by default today.',
  })
  async inForce(
    @Parent() { row }: Charter,
    @RequestContext() { access, loaders }: DirectoryContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<CharterVersion | null> {
    const version = versionOn(await loaders.versionsOfCharter.load(row.id), asOf ?? access.today);
    return version && toCharterVersion(version);
  }

  private async find(globalId: string, { loaders }: DirectoryContext): Promise<Charter | null> {
    const id = fromGlobalId('Charter', globalId);
    const charter = id && (await loaders.charter.load(id));
    return charter ? toCharter(charter) : null;
  }
}
