import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionType,
  fromGlobalId,
  LocalizedTextInput,
  Node,
  PageArgs,
  toGlobalId,
  UserError,
} from '@rasad/service-kit';
import type { Account } from './account.rules.js';

@ObjectType({ implements: () => [Node], description: 'A person who acts in the organisation.' })
@Directive('@key(fields: "id")')
export class Person implements Node {
  id: string;
  @Field(() => Int, { description: 'Rises with every change; see `expectedVersion`.' }) version: number;
  /** The stored account, for the fields that are resolved from it. */
  row: Account;
}

@ObjectType({ description: 'An account of another system.' })
export class ServiceAccount {
  @Field(() => ID) id: string;
  @Field({ description: 'Its client id.' }) username: string;
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

@InputType()
export class RegisterPersonInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field({ description: 'What the identity provider calls them.' }) username: string;
  @Field(() => LocalizedTextInput) name: LocalizedTextInput;
  @Field(() => String, { nullable: true, description: 'Where their own notices go.' }) email?: string | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class ChangePersonInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) personId: string;
  @Field(() => LocalizedTextInput, { nullable: true }) name?: LocalizedTextInput | null;
  @Field(() => String, { nullable: true, description: 'Null takes the address away.' }) email?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}

@ObjectType({ isAbstract: true })
abstract class PersonAnswer {
  @Field(() => Person, { nullable: true }) person: Person | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class RegisterPersonPayload extends PersonAnswer {}
@ObjectType()
export class ChangePersonPayload extends PersonAnswer {}

/** The row id in the global id of a person or a service account, or null where it is neither's. */
export function accountIdIn(globalId: string): string | null {
  return fromGlobalId('Person', globalId) ?? fromGlobalId('ServiceAccount', globalId);
}

/** A person as the graph shows them. */
export function toPerson(row: Account): Person {
  return { id: toGlobalId('Person', row.id), version: row.version, row };
}

/** A service account as the graph shows it. */
export function toServiceAccount(row: Account): ServiceAccount {
  return { id: toGlobalId('ServiceAccount', row.id), username: row.username, row };
}

/** The account as a person, or null where it is none. */
export function personOf(row: Account | null): Person | null {
  return row?.kind === 'PERSON' ? toPerson(row) : null;
}

/** The account as a service account, or null where it is none. */
export function serviceAccountOf(row: Account | null): ServiceAccount | null {
  return row?.kind === 'SERVICE' ? toServiceAccount(row) : null;
}
