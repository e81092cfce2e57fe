import { Directive, Field, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate, Node, Role, TaskResult, UserError } from '@rasad/service-kit';
import { MutationInput } from '../mutation-input.js';
import { Person } from '../references/person.graphql.js';
import { Task } from '../tasks/task.graphql.js';

@ObjectType({ implements: () => [Node], description: 'A submission for a task; never changed afterwards.' })
@Directive('@key(fields: "id")')
export class Report implements Node {
  @Field(() => ID) id: string;
  @Field(() => Int, {
    description: 'Counts the submissions of the task from 1; a correction is a new number.',
  })
  number: number;
  @Field(() => TaskResult, { description: 'What its author claims.' }) result: keyof typeof TaskResult;
  @Field() narrative: string;
  @Field(() => LocalDate, { nullable: true }) effectiveOn: string | null;
  @Field(() => Person, { nullable: true }) author: Person | null;
  @Field(() => Role, { nullable: true, description: 'The capacity in which it was submitted.' })
  authorRole: keyof typeof Role | null;
  @Field(() => DateTime) submittedAt: Date;
  @HideField() rowId: string;
  @HideField() taskId: string;
}

@InputType()
export class SubmitReportInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field(() => TaskResult, { description: 'The claimed result; not NOT_ASSESSED.' })
  result: keyof typeof TaskResult;
  @Field() narrative: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day from which it holds; not in the future.' })
  effectiveOn?: string | null;
  @Field(() => [ID], { nullable: true }) evidenceIds?: string[] | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Refused with CONFLICT where the task has another version.',
  })
  expectedVersion?: number | null;
}

@ObjectType()
export class SubmitReportPayload {
  @Field(() => Report, { nullable: true }) report: Report | null;
  @Field(() => Task, { nullable: true }) task: Task | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
