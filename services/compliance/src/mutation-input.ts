import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, Matches } from 'class-validator';

/** What every mutation takes. */
@InputType({ isAbstract: true })
export abstract class MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: the same key with the same input is done once and answered alike.',
  })
  @IsOptional()
  @Matches(/^[\x20-\x7e]{1,200}$/, { message: 'clientMutationId takes 1 to 200 printable ASCII characters' })
  clientMutationId?: string | null;
}
