import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

/** A provision, as far as reporting knows it: the compliance service has the rest. */
@ObjectType()
@Directive('@key(fields: "id")')
export class Provision {
  @Field(() => ID) id: string;
}
