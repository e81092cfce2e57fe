import { ArgsType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { connectionType, LocalizedTextInput, PageArgs, UserError } from '@rasad/service-kit';
import { ServiceAccount } from './account.graphql.js';

@ObjectType({ description: 'A page of service accounts.' })
export class ServiceAccountConnection extends connectionType('ServiceAccount', () => ServiceAccount) {}

@ArgsType()
export class ServiceAccountsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Words in the name or username.' })
  search?: string | null;
}

@InputType()
export class RegisterServiceAccountInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field({ description: 'Its client id.' }) username: string;
  @Field(() => LocalizedTextInput) name: LocalizedTextInput;
}

@ObjectType()
export class RegisterServiceAccountPayload {
  @Field(() => ServiceAccount, { nullable: true }) serviceAccount: ServiceAccount | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
