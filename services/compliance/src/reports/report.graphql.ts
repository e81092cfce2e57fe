import { Directive, Field, Float, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate, Node, Role, TaskResult, UserError } from '@rasad/service-kit';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Capacity } from '../actors/capacity.graphql.js';
import { BulkRowPayload } from '../bulk/bulk-row.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { Person } from '../references/person.graphql.js';
import { Task } from '../tasks/task.graphql.js';

@ObjectType({ description: 'A named number in a report.' })
export class Figure {
  @Field() name: string;
  @Field(() => Float) value: number;
  @Field(() => String, { nullable: true, description: 'What it counts or is measured in.' })
  unit: string | null;
}

@ObjectType({ description: 'That a report was taken back before it was reviewed; the report itself stays.' })
export class ReportWithdrawal {
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => Person, { nullable: true }) withdrawer: Person | null;
  @Field(() => Capacity) capacity: Capacity;
  @Field(() => DateTime) withdrawnAt: Date;
}

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
  @Field(() => [Figure]) figures: Figure[];
  @Field(() => LocalDate, { nullable: true }) effectiveOn: string | null;
  @Field(() => Person, { nullable: true }) author: Person | null;
  @Field(() => Role, { nullable: true, description: 'The capacity in which it was submitted.' })
  authorRole: keyof typeof Role | null;
  @Field(() => Capacity, { description: 'The capacity in which it was submitted.' }) capacity: Capacity;
  @Field(() => DateTime) submittedAt: Date;
  @Field(() => ReportWithdrawal, { nullable: true, description: 'Null unless it was taken back.' })
  withdrawal: ReportWithdrawal | null;
  @HideField() rowId: string;
  @HideField() taskId: string;
}

@InputType({ description: 'A named number; names of one report differ from each other.' })
export class FigureInput {
  @Field() name: string;
  @Field(() => Float, { description: 'Up to 2^53 - 1 in size, so that it is kept as it was given.' })
  value: number;
  @Field(() => String, { nullable: true, description: 'What it counts or is measured in.' })
  unit?: string | null;
}

@InputType()
export class SubmitReportInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field(() => TaskResult, { description: 'The claimed result; not NOT_ASSESSED.' })
  result: keyof typeof TaskResult;
  @Field() narrative: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day from which it holds; not in the future.' })
  effectiveOn?: string | null;
  @Field(() => [FigureInput], { nullable: true, description: 'At most 50.' }) figures?: FigureInput[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Evidence of the task that proves what is reported; it must be available.',
  })
  evidenceIds?: string[] | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Refused with CONFLICT where the task has another version.',
  })
  expectedVersion?: number | null;
}

@InputType()
export class SubmitReportsInput extends MutationInput {
  @Field(() => ID, { description: 'The unit whose tasks are reported on.' }) unitId: string;
  @Field(() => [SubmitReportInput], { description: 'At most 100, each about another task.' })
  @ValidateNested({ each: true })
  @Type(() => SubmitReportInput)
  items: SubmitReportInput[];
}

@ObjectType()
export class SubmitReportsRow extends BulkRowPayload {
  @Field(() => Report, { nullable: true }) report: Report | null;
  @Field(() => Task, { nullable: true }) task: Task | null;
}

@ObjectType()
export class SubmitReportsPayload {
  @Field(() => [SubmitReportsRow], { description: 'One for each item, in their order.' })
  rows: SubmitReportsRow[];
  @Field(() => [UserError], { description: 'Why nothing was done at all.' }) userErrors: UserError[];
}

@InputType()
export class WithdrawReportInput extends MutationInput {
  @Field(() => ID, { description: 'The newest report of its task, submitted and not yet reviewed.' })
  reportId: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Refused with CONFLICT where the task has another version.',
  })
  expectedVersion?: number | null;
}

@ObjectType()
export class WithdrawReportPayload {
  @Field(() => Report, { nullable: true }) report: Report | null;
  @Field(() => Task, { nullable: true }) task: Task | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class SubmitReportPayload {
  @Field(() => Report, { nullable: true }) report: Report | null;
  @Field(() => Task, { nullable: true }) task: Task | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
