import {
  Directive,
  Field,
  HideField,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import {
  connectionType,
  DateTime,
  LocalDate,
  Node,
  Role,
  SortDirection,
  TaskResult,
  TaskStatus,
  UserError,
} from '@rasad/service-kit';
import type { AssignmentCause } from '../assignments/assignment-cause.rules.js';
import { Capacity } from '../actors/capacity.graphql.js';
import type { Derivation } from '../deadlines/deadline-words.rules.js';
import { MutationInput } from '../mutation-input.js';
import { Person } from '../references/person.graphql.js';

@ObjectType({ implements: () => [Node], description: 'One due occurrence of an assignment.' })
@Directive('@key(fields: "id")')
export class Task implements Node {
  @Field(() => ID) id: string;
  @Field(() => TaskStatus) status: keyof typeof TaskStatus;
  @Field(() => TaskResult, { description: 'Assessed by the last acceptance; apart from the status.' })
  result: keyof typeof TaskResult;
  @Field(() => LocalDate) dueOn: string;
  @Field(() => Int, { description: 'Grows with every change; give it back as expectedVersion.' })
  version: number;
  @Field() sample: boolean;
  @Field(() => DateTime) updatedAt: Date;
  @HideField() rowId: string;
  @HideField() assignmentId: string;
  @HideField() obligationId: string;
  @HideField() provisionId: string;
  @HideField() unitId: string;
  @HideField() responsibleId: string | null;
  @HideField() inheritedFromId: string | null;
  @HideField() unitPath: string[];
  @HideField() derivation: Derivation;
  @HideField() localizedPeriod: Required<LocalizedText> | null;
}

@ObjectType()
export class TaskConnection extends connectionType('Task', () => Task) {}

@ObjectType({ description: 'What the caller may do with a task now.' })
export class TaskPermissions {
  @Field({ description: 'Put a person in charge.' }) assign: boolean;
  @Field() start: boolean;
  @Field() submit: boolean;
  @Field({ description: 'Take back what was submitted, while nobody has decided on it.' }) withdraw: boolean;
  @Field({
    description:
      'Accept what was submitted. False also for the author of any of its reports, without the obligation’s reviewing function, and for who accepted it first and waits for another.',
  })
  review: boolean;
  @Field() comment: boolean;
  @Field() reopen: boolean;
  @Field() cancel: boolean;
}

@ObjectType({ description: 'A step in the life of a task.' })
export class TaskEvent {
  @Field({
    description:
      'TASK_OPENED, TASK_ENTRUSTED, TASK_STARTED, REPORT_SUBMITTED, REPORT_WITHDRAWN, REPORT_FIRST_ACCEPTED, REPORT_ACCEPTED, REPORT_RETURNED, TASK_REOPENED, TASK_AMENDED, TASK_INHERITED, TASK_RESCHEDULED, OBLIGATION_REVISED or TASK_CANCELLED.',
  })
  type: string;
  @Field(() => DateTime) at: Date;
  @Field(() => Person, { nullable: true }) actor: Person | null;
  @Field(() => Role, { nullable: true, description: 'The capacity in which it was done.' })
  actorRole: keyof typeof Role | null;
  @Field(() => Capacity) capacity: Capacity;
  @Field(() => TaskStatus, { nullable: true }) fromStatus: keyof typeof TaskStatus | null;
  @Field(() => TaskStatus) toStatus: keyof typeof TaskStatus;
  @Field(() => TaskResult) result: keyof typeof TaskResult;
  @Field(() => String, { nullable: true, description: 'Comment or reason, for those who may read reports.' })
  note: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of the report that the step is about.' })
  reportNumber: number | null;
  @HideField() amendedById: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Of TASK_RESCHEDULED: the due date before.' })
  dueFrom: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Of TASK_RESCHEDULED: the due date from then on.' })
  dueTo: string | null;
  @Field(() => Person, {
    nullable: true,
    description: 'Of TASK_ENTRUSTED: who is in charge from then on; null for nobody.',
  })
  responsible: Person | null;
  @HideField() localizedCause: LocalizedText | null;
  @HideField() storedCause: AssignmentCause | null;
}

@ObjectType()
export class TaskEventConnection extends connectionType('TaskEvent', () => TaskEvent) {}

@InputType({ description: 'All that is given must hold.' })
export class TaskFilter {
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With unitId: also the units below it.' })
  unitSubtree?: boolean | null;
  @Field(() => ID, { nullable: true }) provisionId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With provisionId: also the provisions below it.' })
  provisionSubtree?: boolean | null;
  @Field(() => ID, { nullable: true }) obligationId?: string | null;
  @Field(() => [TaskStatus], { nullable: true }) status?: (keyof typeof TaskStatus)[] | null;
  @Field(() => [TaskResult], { nullable: true }) result?: (keyof typeof TaskResult)[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Due before today and neither accepted nor cancelled.',
  })
  overdue?: boolean | null;
  @Field(() => LocalDate, { nullable: true }) dueFrom?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Inclusive.' }) dueTo?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Of units that the caller reports for.' })
  mine?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Person in charge.' }) responsibleId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With the caller in charge.' })
  inMyCharge?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Submitted, and the caller may review them.' })
  awaitingMyReview?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'Words of obligation, provision or unit, however typed.',
  })
  search?: string | null;
}

/** What a list of tasks can be ordered by. */
export enum TaskOrderField {
  DUE_ON = 'DUE_ON',
  UPDATED_AT = 'UPDATED_AT',
  UNIT = 'UNIT',
}
registerEnumType(TaskOrderField, {
  name: 'TaskOrderField',
  description: 'Order of tasks.',
  valuesMap: { UNIT: { description: 'As the units stand in their tree.' } },
});

@InputType()
export class TaskOrder {
  @Field(() => TaskOrderField) field: TaskOrderField;
  @Field(() => SortDirection) direction: SortDirection;
}

@InputType()
export class StartTaskInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Refused with CONFLICT where the task has another version.',
  })
  expectedVersion?: number | null;
}

@InputType()
export class ReopenTaskInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field({ description: 'What was discovered.' }) reason: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Refused with CONFLICT where the task has another version.',
  })
  expectedVersion?: number | null;
}

@InputType()
export class CancelTaskInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field({ description: 'Why it no longer has to be done.' }) reason: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Refused with CONFLICT where the task has another version.',
  })
  expectedVersion?: number | null;
}

/** Payload of the mutations that give back the task alone. */
@ObjectType({ isAbstract: true })
abstract class TaskPayload {
  @Field(() => Task, { nullable: true }) task: Task | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class StartTaskPayload extends TaskPayload {}

@ObjectType()
export class ReopenTaskPayload extends TaskPayload {}

@ObjectType()
export class CancelTaskPayload extends TaskPayload {}
