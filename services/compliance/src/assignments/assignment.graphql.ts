import { Directive, Field, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AssignmentRole, connectionType, DateTime, Node, UserError } from '@rasad/service-kit';
import { Capacity } from '../actors/capacity.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { Person } from '../references/person.graphql.js';
import { AssignmentOrigin } from './assignment-cause.graphql.js';
import type { AssignmentCause as StoredCause } from './assignment-cause.rules.js';
import { DerivationRun } from './derivation-run.graphql.js';

@ObjectType({ implements: () => [Node], description: 'An obligation laid on a unit.' })
@Directive('@key(fields: "id")')
export class Assignment implements Node {
  @Field(() => ID) id: string;
  @Field(() => AssignmentRole, { description: 'LEAD and SUPPORT report; INFORMED gets no tasks.' })
  role: keyof typeof AssignmentRole;
  @Field(() => AssignmentOrigin) origin: keyof typeof AssignmentOrigin;
  @Field(() => String, { nullable: true, description: 'Why it was made by hand.' }) reason: string | null;
  @Field(() => DateTime) assignedAt: Date;
  @Field(() => DateTime, { nullable: true }) withdrawnAt: Date | null;
  @Field({
    description:
      'It was withdrawn by decision: no rule gives it back, until it is laid on the unit by hand again.',
  })
  exempting: boolean;
  @Field(() => Person, { nullable: true, description: 'Null where the platform derived it.' })
  assignedBy: Person | null;
  @Field(() => Capacity, { description: 'The capacity in which it was made.' }) assignedAs: Capacity;
  @Field(() => Person, { nullable: true }) withdrawnBy: Person | null;
  @Field(() => Capacity, { nullable: true, description: 'The capacity in which it was withdrawn.' })
  withdrawnAs: Capacity | null;
  @HideField() rowId: string;
  @HideField() obligationId: string;
  @HideField() unitId: string;
  @HideField() storedCause: StoredCause | null;
  @HideField() storedWithdrawalCause: StoredCause | null;
}

@ObjectType()
export class AssignmentConnection extends connectionType('Assignment', () => Assignment) {}

@InputType({ description: 'All that is given must hold.' })
export class AssignmentFilter {
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With unitId: also the units below it.' })
  unitSubtree?: boolean | null;
  @Field(() => ID, { nullable: true }) obligationId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Ended, or with false those that hold.' })
  withdrawn?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Those whose withdrawal frees the unit still.' })
  exempting?: boolean | null;
}

@InputType()
export class DeriveAssignmentsInput extends MutationInput {
  @Field(() => ID) instrumentId: string;
}

@ObjectType({ description: 'What was done so far; state DONE of the run says that it is all.' })
export class DeriveAssignmentsPayload {
  @Field(() => Int) assignmentsCreated: number;
  @Field(() => Int) assignmentsWithdrawn: number;
  @Field(() => Int) tasksOpened: number;
  @Field(() => DerivationRun, {
    nullable: true,
    description: 'Larger work goes on apart from the request; one run of an instrument at a time.',
  })
  run: DerivationRun | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
