import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType, DateTime, UserError } from '@rasad/service-kit';
import { MutationInput } from '../mutation-input.js';
import { Person } from '../references/person.graphql.js';

/** What people are told of. */
export enum NoticeKind {
  DUE_SOON = 'DUE_SOON',
  OVERDUE = 'OVERDUE',
  RETURNED = 'RETURNED',
  AWAITING_REVIEW = 'AWAITING_REVIEW',
}
registerEnumType(NoticeKind, { name: 'NoticeKind', description: 'What people are told of.' });

@ObjectType({ description: 'One step of reminding.' })
export class ReminderStep {
  @Field(() => NoticeKind) kind: keyof typeof NoticeKind;
  @Field(() => Int, {
    description:
      'Days left until the due date for DUE_SOON; for the others days since it, or since the report came or went.',
  })
  days: number;
  @Field(() => Int, {
    description:
      'Occupied posts to go up the tree; 0 tells the post of the task’s own unit, or where it is vacant the next occupied one.',
  })
  level: number;
  @Field({ description: 'Whether mail is sent of it, to those who want any.' }) mail: boolean;
}

@ObjectType({ description: 'Hours without mail, in Asia/Tehran.' })
export class QuietHours {
  @Field({ description: 'HH:MM' }) from: string;
  @Field({ description: 'HH:MM; before `from`: on the next day.' }) to: string;
  @Field({ description: 'Whether days of rest are quiet as a whole.' }) restDays: boolean;
}

@ObjectType({ description: 'When people are reminded.' })
export class ReminderSchedule {
  @Field(() => Int, { description: '0 where the one that ships still holds.' }) version: number;
  @Field(() => [ReminderStep]) steps: readonly ReminderStep[];
  @Field(() => QuietHours, { nullable: true }) quietHours: QuietHours | null;
  @Field({ description: 'Time of day of the daily mail, HH:MM in Asia/Tehran.' }) digestAt: string;
  @Field(() => Person, { nullable: true, description: 'Null for the one that ships.' }) setBy: Person | null;
  @Field(() => DateTime, { nullable: true, description: 'Null for the one that ships.' }) setAt: Date | null;
}

@ObjectType()
export class ReminderScheduleConnection extends connectionType('ReminderSchedule', () => ReminderSchedule) {}

@InputType()
export class ReminderStepInput {
  @Field(() => NoticeKind) kind: keyof typeof NoticeKind;
  @Field(() => Int, { description: '0 to 365; each once per kind.' }) days: number;
  @Field(() => Int, { defaultValue: 0 }) level: number;
  @Field(() => Boolean, { defaultValue: true }) mail: boolean;
}

@InputType()
export class QuietHoursInput {
  @Field() from: string;
  @Field() to: string;
  @Field(() => Boolean, { defaultValue: true }) restDays: boolean;
}

@InputType()
export class SetReminderScheduleInput extends MutationInput {
  @Field(() => [ReminderStepInput]) steps: ReminderStepInput[];
  @Field(() => QuietHoursInput, { nullable: true }) quietHours?: QuietHoursInput | null;
  @Field(() => String, { defaultValue: '08:00' }) digestAt: string;
  @Field(() => Int, { nullable: true, description: 'Refused with CONFLICT where another version holds.' })
  expectedVersion?: number | null;
}

@ObjectType()
export class SetReminderSchedulePayload {
  @Field(() => ReminderSchedule, { nullable: true }) reminderSchedule: ReminderSchedule | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
