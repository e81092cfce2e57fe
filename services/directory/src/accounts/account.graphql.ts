import { ArgsType, Directive, Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionType, Node, PageArgs, toGlobalId } from '@rasad/service-kit';
import type { Account } from './account.rules.js';

@ObjectType({ implements: () => [Node], description: 'A person who acts in the organisation.' })
@Directive('@key(fields: "id")')
export class Person implements Node {
  id: string;
  /** The stored account, for the fields that are resolved from it. */
  row: Account;
}

@ObjectType({ description: 'An account of another system.' })
export class ServiceAccount {
  @Field(() => ID) id: string;
  @Field() username: string;
  /** The stored account, for the fields that are resolved from it. */
  row: Account;
}

@ObjectType({ description: 'A page of people.' })
export class PersonConnection extends connectionType('Person', () => Person) {}

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Words in the name or username.' })
  search?: string | null;
}

/** A person as the graph shows them. */
export function toPerson(row: Account): Person {
  return { id: toGlobalId('Person', row.id), row };
}

/** The account as a person, or null where it is none. */
export function personOf(row: Account | null): Person | null {
  return row?.kind === 'PERSON' ? toPerson(row) : null;
}

/** The account as a service account, or null where it is none. */
export function serviceAccountOf(row: Account | null): ServiceAccount | null {
  if (row?.kind !== 'SERVICE') return null;
  return { id: toGlobalId('ServiceAccount', row.id), username: row.username, row };
}
