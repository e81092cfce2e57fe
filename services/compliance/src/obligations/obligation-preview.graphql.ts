import { Field, Float, HideField, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import { AssignmentRole, LocalDate, OrgUnitKind, UserError } from '@rasad/service-kit';
import { OrgUnit } from '../references/org-unit.graphql.js';

@ObjectType({ description: 'A field that a change touches.' })
export class ObligationFieldChange {
  @Field({ description: 'Its name in the input.' }) field: string;
  @Field(() => String, { nullable: true, description: 'JSON; null where it is empty.' }) before:
    string | null;
  @Field(() => String, { nullable: true, description: 'JSON; null where it is empty.' }) after: string | null;
}

@ObjectType({ description: 'How many units of a kind are reached in a role.' })
export class ReachCount {
  @Field(() => AssignmentRole) role: keyof typeof AssignmentRole;
  @Field(() => OrgUnitKind) kind: keyof typeof OrgUnitKind;
  @Field(() => Int) count: number;
}

@ObjectType({ description: 'A unit that is reached.' })
export class ReachedUnit {
  @Field(() => AssignmentRole) role: keyof typeof AssignmentRole;
  @Field(() => OrgUnit, { nullable: true, description: 'Null while the directory is away.' })
  unit: OrgUnit;
}

@ObjectType({ description: 'When tasks of today’s occurrence are due, by the working days of their units.' })
export class PlannedDueDate {
  @Field(() => LocalDate) dueOn: string;
  @Field(() => Int, { description: 'Units for which it is so.' }) unitCount: number;
  @HideField() localizedDerivation: LocalizedText;
  @HideField() localizedPeriod: LocalizedText | null;
}

@ObjectType({ description: 'An open task that gets another due date.' })
export class MovedDueDate {
  @Field(() => OrgUnit, { nullable: true, description: 'Null while the directory is away.' })
  unit: OrgUnit;
  @Field(() => LocalDate) before: string;
  @Field(() => LocalDate) after: string;
  @HideField() taskId: string;
}

const sample = 'The first 200';

@ObjectType({ description: 'What an obligation would lead to, were it written now and derived.' })
export class ObligationPreview {
  @Field(() => [ObligationFieldChange], { description: 'None for a new one.' })
  changes: ObligationFieldChange[];
  @Field(() => Float, { nullable: true, description: 'Null for a new one.' }) weightBefore: number | null;
  @Field(() => Float) weightAfter: number;
  @Field(() => Int, { description: 'Units that the rule binds today; with none it has to be wanted.' })
  reachedCount: number;
  @Field(() => [ReachCount]) reachedByKind: ReachCount[];
  @Field(() => [ReachedUnit], { description: `${sample} in the order of the tree.` })
  reachedUnits: ReachedUnit[];
  @Field(() => Int, { description: 'With another role an assignment ends and another one is made.' })
  assignmentsCreated: number;
  @Field(() => [ReachedUnit], { description: `${sample} that get a part, in the order of the tree.` })
  gainedUnits: ReachedUnit[];
  @Field(() => Int) assignmentsWithdrawn: number;
  @Field(() => [ReachedUnit], { description: `${sample} that lose their part, in the order of the tree.` })
  lostUnits: ReachedUnit[];
  @Field(() => Int) tasksOpened: number;
  @Field(() => Int, { description: 'Open tasks of the withdrawn assignments.' }) tasksCancelled: number;
  @Field(() => Int, { description: 'Other open tasks: they follow the new content.' }) tasksFollowing: number;
  @Field(() => Int, { description: 'Accepted tasks: they keep what they were judged by.' }) tasksKept: number;
  @Field(() => Int, { description: 'Open tasks that get another due date.' }) dueDatesMoved: number;
  @Field(() => [MovedDueDate], { description: `${sample}, the earliest new date first.` })
  movedDueDates: MovedDueDate[];
  @Field(() => [PlannedDueDate], {
    description: 'Of the units that report, the date of most of them first; none where nothing is due.',
  })
  dueDates: PlannedDueDate[];
}

@ObjectType()
export class PreviewObligationPayload {
  @Field(() => ObligationPreview, { nullable: true }) preview: ObligationPreview | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
