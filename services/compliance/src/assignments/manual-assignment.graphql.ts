import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { AssignmentRole, UserError } from '@rasad/service-kit';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { BulkRowPayload } from '../bulk/bulk-row.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { Assignment } from './assignment.graphql.js';

@InputType()
export class AssignObligationInput extends MutationInput {
  @Field(() => ID) obligationId: string;
  @Field(() => ID) unitId: string;
  @Field(() => AssignmentRole) role: keyof typeof AssignmentRole;
  @Field({ description: 'Why the unit has it, whatever the rule says.' }) reason: string;
}

@InputType()
export class AssignObligationsInput extends MutationInput {
  @Field(() => [AssignObligationInput], {
    description: 'At most 100, each another obligation or another unit.',
  })
  @ValidateNested({ each: true })
  @Type(() => AssignObligationInput)
  items: AssignObligationInput[];
}

@InputType()
export class WithdrawAssignmentInput extends MutationInput {
  @Field(() => ID) assignmentId: string;
  @Field({ description: 'Why the unit no longer has it.' }) reason: string;
}

@InputType()
export class WithdrawAssignmentsInput extends MutationInput {
  @Field(() => [WithdrawAssignmentInput], { description: 'At most 100, each about another assignment.' })
  @ValidateNested({ each: true })
  @Type(() => WithdrawAssignmentInput)
  items: WithdrawAssignmentInput[];
}

/** Payload of the mutations that give back the assignment alone. */
@ObjectType({ isAbstract: true })
abstract class AssignmentPayload {
  @Field(() => Assignment, { nullable: true }) assignment: Assignment | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class AssignObligationPayload extends AssignmentPayload {}

@ObjectType()
export class WithdrawAssignmentPayload extends AssignmentPayload {}

@ObjectType()
export class AssignmentRow extends BulkRowPayload {
  @Field(() => Assignment, { nullable: true }) assignment: Assignment | null;
}

/** Payload of the mutations of many assignments. */
@ObjectType({ isAbstract: true })
abstract class AssignmentRowsPayload {
  @Field(() => [AssignmentRow], { description: 'One for each item, in their order.' }) rows: AssignmentRow[];
  @Field(() => [UserError], { description: 'Why nothing was done at all.' }) userErrors: UserError[];
}

@ObjectType()
export class AssignObligationsPayload extends AssignmentRowsPayload {}

@ObjectType()
export class WithdrawAssignmentsPayload extends AssignmentRowsPayload {}
