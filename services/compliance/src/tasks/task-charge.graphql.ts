import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { UserError } from '@rasad/service-kit';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { BulkRowPayload } from '../bulk/bulk-row.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { Task } from './task.graphql.js';

@InputType()
export class AssignTaskInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Somebody with a post in the unit or below it today; left out or null for nobody.',
  })
  personId?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Refused with CONFLICT where the task has another version.',
  })
  expectedVersion?: number | null;
}

@InputType()
export class AssignTasksInput extends MutationInput {
  @Field(() => [AssignTaskInput], { description: 'At most 100, each about another task.' })
  @ValidateNested({ each: true })
  @Type(() => AssignTaskInput)
  items: AssignTaskInput[];
}

@ObjectType()
export class AssignTaskPayload {
  @Field(() => Task, { nullable: true }) task: Task | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class AssignTasksRow extends BulkRowPayload {
  @Field(() => Task, { nullable: true }) task: Task | null;
}

@ObjectType()
export class AssignTasksPayload {
  @Field(() => [AssignTasksRow], { description: 'One for each item, in their order.' })
  rows: AssignTasksRow[];
  @Field(() => [UserError], { description: 'Why nothing was done at all.' }) userErrors: UserError[];
}
