import { Directive, Field, HideField, ID, ObjectType } from '@nestjs/graphql';
import { toGlobalId } from '@rasad/service-kit';

/** A unit as this subgraph knows it: by its id, with the duties laid on it. */
@ObjectType()
@Directive('@key(fields: "id")')
export class OrgUnit {
  @Field(() => ID) id: string;
  @HideField() rowId: string;
}

/** The unit with a row id, for the directory to fill in. */
export function orgUnitOf(rowId: string): OrgUnit {
  return { id: toGlobalId('OrgUnit', rowId), rowId };
}
