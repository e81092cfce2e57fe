import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  DateTime,
  fromGlobalId,
  Lang,
  pageOf,
  RequestContext,
  requireId,
  textIn,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { readText } from '../localized-input.js';
import {
  ChangePersonInput,
  ChangePersonPayload,
  PeopleArgs,
  Person,
  PersonConnection,
  personOf,
  RegisterPersonInput,
  RegisterPersonPayload,
  toPerson,
} from './account.graphql.js';
import type { Account } from './account.rules.js';
import { AccountsQueries } from './accounts.queries.js';
import { PeopleService } from './people.service.js';

const longestName = 200;

@Resolver(() => Person)
export class PeopleResolver {
  constructor(
    private readonly service: PeopleService,
    private readonly queries: AccountsQueries,
  ) {}

  @Query(() => PersonConnection, { description: 'People by username; for administrators.' })
  @Allow('person.read')
  async people(@Args() { first, after, search }: PeopleArgs): Promise<PersonConnection> {
    const filter = { kind: 'PERSON' as const, search: search ?? '' };
    const [rows, totalCount] = await Promise.all([
      this.queries.list({ ...filter, first, after: readIdCursor(after) }),
      this.queries.count(filter),
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

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'Since when nobody acts under the account; null while it is in use, and for others than administrators.',
  })
  disabledAt({ row }: Person, _: unknown, { access }: DirectoryContext): string | null {
    return access.allowsSomewhere('person.read') ? row.disabledAt : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Where their own notices go; null for everybody but the person and administrators.',
  })
  email({ row }: Person, _: unknown, { access }: DirectoryContext): string | null {
    const isOwn = row.id === access.principal.id;
    return isOwn || access.allowsSomewhere('person.read-contact') ? row.email : null;
  }

  @Mutation(() => RegisterPersonPayload)
  @Allow('person.manage')
  registerPerson(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: RegisterPersonInput,
  ): Promise<RegisterPersonPayload> {
    return answer(context, () =>
      this.service.register(
        {
          clientMutationId: input.clientMutationId ?? null,
          username: input.username,
          name: readText(input.name, 'input.name', longestName),
          email: input.email ?? null,
        },
        context,
      ),
    );
  }

  @Mutation(() => ChangePersonPayload)
  @Allow('person.manage')
  changePerson(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: ChangePersonInput,
  ): Promise<ChangePersonPayload> {
    return answer(context, () =>
      this.service.change(
        {
          clientMutationId: input.clientMutationId ?? null,
          personId: requireId('Person', input.personId, 'input.personId'),
          change: {
            ...(input.name != null && { name: readText(input.name, 'input.name', longestName) }),
            ...(input.email !== undefined && { email: input.email }),
          },
          expectedVersion: input.expectedVersion ?? null,
        },
        context,
      ),
    );
  }
}

function answer({ lang }: DirectoryContext, change: () => Promise<Account>): Promise<RegisterPersonPayload> {
  return withUserErrors<{ person: Person | null }>(lang, { person: null }, async () => ({
    person: toPerson(await change()),
  }));
}
