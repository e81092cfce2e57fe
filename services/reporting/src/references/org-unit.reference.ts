import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

/** A unit, as far as reporting knows it: the directory has the rest. */
@ObjectType()
@Directive('@key(fields: "id")')
export class OrgUnit {
  @Field(() => ID) id: string;
}
