import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

/** A person; the directory has the rest. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Person {
  @Field(() => ID) id: string;
}
