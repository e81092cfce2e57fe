import { Directive, Field, HideField, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, LocalDate, Node } from '@rasad/service-kit';
import { Capacity } from '../actors/capacity.graphql.js';
import { Person } from '../references/person.graphql.js';
import { CauseKind } from './assignment-cause.graphql.js';

/** Where a derivation stands. */
export enum DerivationState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(DerivationState, {
  name: 'DerivationState',
  description: 'Where a derivation stands.',
  valuesMap: { FAILED: { description: 'Given up; what it did until then stays. Derive again to go on.' } },
});

@ObjectType({
  implements: () => [Node],
  description: 'Assignments and tasks being brought in line with rules, units, law and calendar.',
})
@Directive('@key(fields: "id")')
export class DerivationRun implements Node {
  @Field(() => ID) id: string;
  @Field(() => DerivationState) state: keyof typeof DerivationState;
  @Field(() => String, { nullable: true, description: 'For operators: what a failed one failed of.' })
  failure: string | null;
  @Field(() => CauseKind, { description: 'What it follows.' }) cause: keyof typeof CauseKind;
  @Field(() => LocalDate, { description: 'The day as of which units, law and periods are looked at.' })
  day: string;
  @Field(() => Int, { description: 'Grows when something changes while it runs.' }) obligationsTotal: number;
  @Field(() => Int) obligationsDone: number;
  @Field(() => Int) assignmentsCreated: number;
  @Field(() => Int) assignmentsWithdrawn: number;
  @Field(() => Int) tasksOpened: number;
  @Field(() => Int, { description: 'Begun tasks that a successor of their unit goes on with.' })
  tasksInherited: number;
  @Field(() => DateTime) requestedAt: Date;
  @Field(() => DateTime, { nullable: true }) startedAt: Date | null;
  @Field(() => DateTime, { nullable: true }) finishedAt: Date | null;
  @Field(() => Person, { nullable: true, description: 'Null where the platform follows by itself.' })
  requestedBy: Person | null;
  @Field(() => Capacity) requestedAs: Capacity;
  @HideField() rowId: string;
  @HideField() instrumentId: string | null;
}
