import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  pageOf,
  RequestContext,
  textIn,
  type EntityReference,
} from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { PeopleArgs, Person, PersonConnection, personOf, toPerson } from './account.graphql.js';
import { AccountsQueries } from './accounts.queries.js';

@Resolver(() => Person)
export class PeopleResolver {
  constructor(private readonly queries: AccountsQueries) {}

  @Query(() => PersonConnection, { description: 'People by username; for administrators.' })
  @Allow('person.read')
  async people(@Args() { first, after, search }: PeopleArgs): Promise<PersonConnection> {
    const [rows, totalCount] = await Promise.all([
      this.queries.people({ first, after: readIdCursor(after), search: search ?? '' }),
      this.queries.countPeople(search ?? ''),
    ]);
    return pageOf(rows, { first, after, totalCount }, (row) => [row.id], toPerson);
  }

  @AllowReference<DirectoryContext>('person.read-name')
  async reference(reference: EntityReference, { loaders }: DirectoryContext): Promise<Person | null> {
    const id = fromGlobalId('Person', reference.id);
    return id ? personOf(await loaders.account.load(id)) : null;
  }

  @ResolveField(() => String)
  name(
    @Parent() person: Person,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(person.row.name, lang ?? context.lang);
  }

  @ResolveField(() => String, { nullable: true, description: 'Null unless the caller administers people.' })
  username(person: Person, _: unknown, { access }: DirectoryContext): string | null {
    return access.allowsSomewhere('person.read') ? person.row.username : null;
  }
}
