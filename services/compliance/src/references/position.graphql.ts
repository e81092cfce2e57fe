import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

/** A post, of which only the directory knows more. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Position {
  @Field(() => ID) id: string;
}
