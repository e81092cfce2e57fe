import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { UserError } from '@rasad/service-kit';
import { Person, personOf, ServiceAccount, serviceAccountOf } from './account.graphql.js';
import type { Account } from './account.rules.js';

@InputType({ isAbstract: true })
abstract class AccountUseInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID, { description: 'A person or a service account.' }) accountId: string;
}

@InputType()
export class DisableAccountInput extends AccountUseInput {}
@InputType()
export class EnableAccountInput extends AccountUseInput {}

@ObjectType({ isAbstract: true })
abstract class AccountUseAnswer {
  @Field(() => Person, { nullable: true }) person: Person | null;
  @Field(() => ServiceAccount, { nullable: true }) serviceAccount: ServiceAccount | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class DisableAccountPayload extends AccountUseAnswer {}
@ObjectType()
export class EnableAccountPayload extends AccountUseAnswer {}

/** The account of a payload, under its kind. */
export function accountFields(row: Account | null): Omit<AccountUseAnswer, 'userErrors'> {
  return { person: personOf(row), serviceAccount: serviceAccountOf(row) };
}
