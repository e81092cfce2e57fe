import { Directive, Field, HideField, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, Node, Role, TaskResult, UserError } from '@rasad/service-kit';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Capacity } from '../actors/capacity.graphql.js';
import { BulkRowPayload } from '../bulk/bulk-row.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { Person } from '../references/person.graphql.js';
import { Task } from '../tasks/task.graphql.js';

/** What a review decides. */
export enum ReviewDecision {
  ACCEPT = 'ACCEPT',
  RETURN = 'RETURN',
}
registerEnumType(ReviewDecision, {
  name: 'ReviewDecision',
  description: 'ACCEPT needs a result, RETURN a comment.',
});

@ObjectType({
  implements: () => [Node],
  description: 'A decision on one report, by somebody who wrote none of the task.',
})
@Directive('@key(fields: "id")')
export class Review implements Node {
  @Field(() => ID) id: string;
  @Field(() => ReviewDecision) decision: ReviewDecision;
  @Field(() => TaskResult, { nullable: true }) result: keyof typeof TaskResult | null;
  @Field(() => String, { nullable: true }) comment: string | null;
  @Field(() => Person, { nullable: true }) reviewer: Person | null;
  @Field(() => Role, { nullable: true, description: 'The capacity in which it was reviewed.' })
  reviewerRole: keyof typeof Role | null;
  @Field(() => Capacity, { description: 'The capacity in which it was reviewed.' }) capacity: Capacity;
  @Field(() => DateTime) reviewedAt: Date;
  @HideField() rowId: string;
  @HideField() taskId: string;
  @HideField() reportId: string;
}

@InputType()
export class ReviewReportInput extends MutationInput {
  @Field(() => ID, {
    description: 'The very report that was read; refused with CONFLICT when a newer one has come.',
  })
  reportId: string;
  @Field(() => ReviewDecision) decision: ReviewDecision;
  @Field(() => TaskResult, { nullable: true }) result?: keyof typeof TaskResult | null;
  @Field(() => String, { nullable: true }) comment?: string | null;
}

@InputType()
export class ReviewReportsInput extends MutationInput {
  @Field(() => [ReviewReportInput], { description: 'At most 100, each about another report.' })
  @ValidateNested({ each: true })
  @Type(() => ReviewReportInput)
  items: ReviewReportInput[];
}

@ObjectType()
export class ReviewReportsRow extends BulkRowPayload {
  @Field(() => Review, { nullable: true }) review: Review | null;
  @Field(() => Task, { nullable: true }) task: Task | null;
}

@ObjectType()
export class ReviewReportsPayload {
  @Field(() => [ReviewReportsRow], { description: 'One for each item, in their order.' })
  rows: ReviewReportsRow[];
  @Field(() => [UserError], { description: 'Why nothing was done at all.' }) userErrors: UserError[];
}

@ObjectType()
export class ReviewReportPayload {
  @Field(() => Review, { nullable: true }) review: Review | null;
  @Field(() => Task, { nullable: true }) task: Task | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
