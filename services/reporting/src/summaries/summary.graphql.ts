import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { SummaryFigures } from './summary.rules.js';

@ObjectType({
  description:
    'How a part of the organisation stands with a part of the law: tasks by status and by result. Cancelled tasks count nowhere.',
})
export class Summary implements SummaryFigures {
  @Field(() => ID, { description: 'Stable key of unit, provision and instant.' }) id: string;
  @Field(() => Int, { description: 'Tasks that are not cancelled.' }) assigned: number;
  @Field(() => Int) toDo: number;
  @Field(() => Int) inProgress: number;
  @Field(() => Int) submitted: number;
  @Field(() => Int) returned: number;
  @Field(() => Int) accepted: number;
  @Field(() => Int, { description: 'Due before the date (Asia/Tehran) and not accepted.' }) overdue: number;
  @Field(() => Int) compliant: number;
  @Field(() => Int) partiallyCompliant: number;
  @Field(() => Int) nonCompliant: number;
  @Field(() => Int) notApplicable: number;
  @Field(() => Int) notAssessed: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'Weighted share, 0 to 1: COMPLIANT counts whole, PARTIALLY_COMPLIANT half, of all that is due or assessed; NOT_APPLICABLE is left out. Null when there is nothing to score.',
  })
  score: number | null;
  @Field({ description: 'The instant that the figures are of.' }) asOf: Date;
}
