import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionType, LocalDate, TaskResult } from '@rasad/service-kit';
import { Report } from './report.graphql.js';

@ObjectType()
export class ReportConnection extends connectionType('Report', () => Report) {}

@InputType({ description: 'All that is given must hold.' })
export class ReportFilter {
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With unitId: also the units below it.' })
  unitSubtree?: boolean | null;
  @Field(() => ID, { nullable: true }) provisionId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With provisionId: also the provisions below it.' })
  provisionSubtree?: boolean | null;
  @Field(() => [TaskResult], { nullable: true, description: 'What their authors claim.' })
  result?: (keyof typeof TaskResult)[] | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day in Asia/Tehran.' })
  submittedFrom?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day in Asia/Tehran, inclusive.' })
  submittedTo?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The caller wrote them.' }) mine?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Words of the narrative, however typed.' })
  search?: string | null;
}
