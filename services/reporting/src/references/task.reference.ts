import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

/** A task; the compliance service has the rest. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Task {
  @Field(() => ID) id: string;
}
