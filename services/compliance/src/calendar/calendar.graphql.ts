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
  LocalizedTextInput,
  Node,
  Role,
  UserError,
} from '@rasad/service-kit';
import { LawChange } from '../instruments/instrument.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { OrgUnit } from '../references/org-unit.graphql.js';
import { Person } from '../references/person.graphql.js';
import { CalendarChangeKind } from './calendar-change.js';
import type { DayOff } from './working-calendar.js';

registerEnumType(CalendarChangeKind, {
  name: 'CalendarChangeKind',
  description: 'What happened to the calendar.',
});

@ObjectType({ description: 'A day in the calendar of a unit.' })
export class CalendarDay {
  @Field(() => LocalDate) date: string;
  @Field({ description: 'In the Jalali calendar: 1405/09/02.' }) jalali: string;
  @Field() working: boolean;
  @HideField() localizedWeekday: Required<LocalizedText>;
  @HideField() daysOff: DayOff[];
}

@ObjectType({ implements: () => [Node], description: 'Days on which no work is done by order.' })
@Directive('@key(fields: "id")')
export class Closure implements Node {
  @Field(() => ID) id: string;
  @Field(() => LocalDate) from: string;
  @Field(() => LocalDate, { description: 'Inclusive.' }) to: string;
  @Field(() => OrgUnit, {
    nullable: true,
    description: 'It holds for the unit and all below it; null: for every unit.',
  })
  unit: OrgUnit | null;
  @Field(() => DateTime) addedAt: Date;
  @Field(() => Person, { nullable: true }) addedBy: Person | null;
  @Field(() => DateTime, { nullable: true }) withdrawnAt: Date | null;
  @Field(() => Person, { nullable: true }) withdrawnBy: Person | null;
  @Field(() => String, { nullable: true }) withdrawalReason: string | null;
  @HideField() rowId: string;
  @HideField() localizedTitle: LocalizedText;
}

@ObjectType()
export class ClosureConnection extends connectionType('Closure', () => Closure) {}

@ObjectType({
  description:
    'Whether Thursdays are days of rest. The setting of the nearest unit holds, and of two for one unit the later.',
})
export class WeeklyRest {
  @Field(() => Boolean) rests: boolean;
  @Field(() => LocalDate) from: string;
  @Field(() => LocalDate, { nullable: true, description: 'Inclusive; null: until another setting.' })
  to: string | null;
  @Field(() => OrgUnit, {
    nullable: true,
    description: 'It holds for the unit and all below it; null: for every unit.',
  })
  unit: OrgUnit | null;
  @Field(() => DateTime) setAt: Date;
  @Field(() => Person, { nullable: true }) setBy: Person | null;
}

@ObjectType()
export class WeeklyRestConnection extends connectionType('WeeklyRest', () => WeeklyRest) {}

@ObjectType({ description: 'A change of the calendar, and how due dates followed it.' })
export class CalendarChange {
  @Field(() => Int, { description: 'Counts the changes from 1.' }) version: number;
  @Field(() => CalendarChangeKind) kind: CalendarChangeKind;
  @Field(() => DateTime) at: Date;
  @Field(() => Person, { nullable: true }) actor: Person | null;
  @Field(() => Role, { nullable: true, description: 'The capacity in which it was done.' })
  actorRole: keyof typeof Role | null;
  @Field(() => Int, { description: 'Open tasks that got another due date so far.' }) tasksRescheduled: number;
  @Field(() => DateTime, { nullable: true, description: 'Null while due dates still follow.' })
  followedAt: Date | null;
  @HideField() localizedTitle: LocalizedText;
}

@ObjectType()
export class CalendarChangeConnection extends connectionType('CalendarChange', () => CalendarChange) {}

@InputType({ description: 'All that is given must hold.' })
export class ClosureFilter {
  @Field(() => LocalDate, { nullable: true, description: 'Ends on this day or later.' })
  from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Begins on this day or earlier.' })
  to?: string | null;
  @Field(() => ID, { nullable: true, description: 'Closes this unit: itself, one above it or all.' })
  unitId?: string | null;
  @Field(() => Boolean, { nullable: true }) withdrawn?: boolean | null;
}

@InputType()
export class AddClosureInput extends MutationInput {
  @Field(() => LocalizedTextInput) title: LocalizedTextInput;
  @Field(() => LocalDate) from: string;
  @Field(() => LocalDate, { nullable: true, description: 'Inclusive; left out: one day.' })
  to?: string | null;
  @Field(() => ID, { nullable: true, description: 'With all below it; left out: every unit.' })
  unitId?: string | null;
}

@InputType()
export class WithdrawClosureInput extends MutationInput {
  @Field(() => ID) closureId: string;
  @Field({ description: 'Why the days are worked after all.' }) reason: string;
}

@InputType({ description: 'Friday always is a day of rest; this is about Thursdays.' })
export class SetWeeklyRestInput extends MutationInput {
  @Field(() => Boolean, { description: 'Whether Thursdays are days of rest.' }) rests: boolean;
  @Field(() => LocalDate) from: string;
  @Field(() => LocalDate, { nullable: true, description: 'Inclusive; left out: until another setting.' })
  to?: string | null;
  @Field(() => ID, { nullable: true, description: 'With all below it; left out: every unit.' })
  unitId?: string | null;
}

@InputType()
export class HolidaysImportInput extends MutationInput {
  @Field({ description: 'A document of the format rasad.calendar/1.' }) document: string;
}

@ObjectType({ isAbstract: true })
abstract class ClosurePayload {
  @Field(() => Closure, { nullable: true }) closure: Closure | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class AddClosurePayload extends ClosurePayload {}

@ObjectType()
export class WithdrawClosurePayload extends ClosurePayload {}

@ObjectType()
export class SetWeeklyRestPayload {
  @Field(() => WeeklyRest, { nullable: true }) weeklyRest: WeeklyRest | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType({ isAbstract: true })
abstract class HolidaysPayload {
  @Field(() => [LawChange], { description: 'One for each day; its code is the Jalali date.' })
  changes: LawChange[];
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class ImportHolidaysPayload extends HolidaysPayload {}

@ObjectType()
export class PreviewHolidaysImportPayload extends HolidaysPayload {}
