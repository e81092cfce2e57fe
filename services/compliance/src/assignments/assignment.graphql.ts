import { Directive, Field, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AssignmentRole, connectionType, DateTime, Node, UserError } from '@rasad/service-kit';
import { MutationInput } from '../mutation-input.js';

@ObjectType({ implements: () => [Node], description: 'An obligation laid on a unit.' })
@Directive('@key(fields: "id")')
export class Assignment implements Node {
  @Field(() => ID) id: string;
  @Field(() => AssignmentRole, { description: 'LEAD and SUPPORT report; INFORMED gets no tasks.' })
  role: keyof typeof AssignmentRole;
  @Field(() => DateTime, { nullable: true }) withdrawnAt: Date | null;
  @HideField() rowId: string;
  @HideField() obligationId: string;
  @HideField() unitId: string;
}

@ObjectType()
export class AssignmentConnection extends connectionType('Assignment', () => Assignment) {}

@InputType({ description: 'All that is given must hold.' })
export class AssignmentFilter {
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With unitId: also the units below it.' })
  unitSubtree?: boolean | null;
  @Field(() => ID, { nullable: true }) obligationId?: string | null;
}

@InputType()
export class DeriveAssignmentsInput extends MutationInput {
  @Field(() => ID) instrumentId: string;
}

@ObjectType()
export class DeriveAssignmentsPayload {
  @Field(() => Int) assignmentsCreated: number;
  @Field(() => Int) assignmentsWithdrawn: number;
  @Field(() => Int) tasksOpened: number;
  @Field(() => [UserError]) userErrors: UserError[];
}
