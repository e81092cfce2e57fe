import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '@rasad/service-kit';
import { Max, Min } from 'class-validator';
import { Summary } from '../summaries/summary.graphql.js';

@InputType({ description: 'Whose trend over how many days.' })
export class TrendInput {
  @Field(() => ID, { nullable: true, description: "Without it: the caller's whole reach." })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Without it: all law.' })
  provisionId?: string | null;

  @Field(() => Int, { defaultValue: 30, description: 'Days up to today, 1 to 366.' })
  @Min(1)
  @Max(366)
  days: number = 30;
}

@ObjectType({ description: 'How things stood at the end of a day; today: now.' })
export class TrendPoint {
  @Field(() => LocalDate) day: string;
  @Field(() => Summary) summary: Summary;
}
