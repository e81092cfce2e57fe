import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { OrgUnit } from '../references/org-unit.reference.js';
import { Provision } from '../references/provision.reference.js';
import { Summary } from '../summaries/summary.graphql.js';

/** What is ranked. */
export enum StandingsBy {
  UNIT = 'UNIT',
  PROVISION = 'PROVISION',
}
registerEnumType(StandingsBy, { name: 'StandingsBy', description: 'What is ranked.' });

@InputType({ description: 'What to rank, and of which part of the organisation.' })
export class StandingsInput {
  @Field(() => StandingsBy) by: StandingsBy;

  @Field(() => ID, { nullable: true, description: "Without it: the caller's whole reach." })
  unitId?: string | null;

  @Field(() => Int, { defaultValue: 10, description: '1 to 200.' })
  @Min(1)
  @Max(200)
  first: number = 10;
}

@ObjectType({ description: 'Where a unit or a provision stands among the others.' })
export class Standing {
  @Field(() => OrgUnit, { nullable: true, description: 'When units are ranked.' }) unit: OrgUnit | null;
  @Field(() => Provision, { nullable: true, description: 'When provisions are ranked.' })
  provision: Provision | null;
  @Field(() => Summary) summary: Summary;
}
