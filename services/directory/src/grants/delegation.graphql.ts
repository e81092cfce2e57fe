import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { LocalDate, UserError } from '@rasad/service-kit';
import { Grant } from './grant.graphql.js';

@InputType()
export class DelegateGrantInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID, { description: 'A grant of the caller, one of their own.' }) grantId: string;
  @Field(() => ID, { description: 'Who uses it on their behalf.' }) personId: string;
  @Field(() => LocalDate, { nullable: true, description: 'First day; by default today.' })
  validFrom?: string | null;
  @Field(() => LocalDate, { description: 'First day on which it no longer holds.' }) validTo: string;
}

@InputType()
export class EndDelegationInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID, { description: 'The grant that the delegation gave.' }) grantId: string;
}

@ObjectType({ isAbstract: true })
abstract class DelegationAnswer {
  @Field(() => Grant, { nullable: true }) grant: Grant | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class DelegateGrantPayload extends DelegationAnswer {}
@ObjectType()
export class EndDelegationPayload extends DelegationAnswer {}
