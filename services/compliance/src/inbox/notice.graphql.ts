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
import { connectionType, DateTime, Lang, LocalDate, Node, UserError } from '@rasad/service-kit';
import { MutationInput } from '../mutation-input.js';
import { NoticeKind } from '../reminders/reminder-schedule.graphql.js';

/** How a person is written to. */
export enum MailChannel {
  IMMEDIATE = 'IMMEDIATE',
  DIGEST = 'DIGEST',
  NONE = 'NONE',
}
registerEnumType(MailChannel, {
  name: 'MailChannel',
  description: 'How a person is written to; the inbox has every notice.',
  valuesMap: { DIGEST: { description: 'Once a day, all together.' } },
});

@ObjectType({
  implements: () => [Node],
  description: 'What its recipient was told of a task. Only the recipient sees it.',
})
@Directive('@key(fields: "id")')
export class Notice implements Node {
  @Field(() => ID) id: string;
  @Field(() => NoticeKind) kind: keyof typeof NoticeKind;
  @Field(() => Int, { description: 'How many occupied posts it went up the tree from the first one.' })
  level: number;
  @Field(() => LocalDate) dueOn: string;
  @Field(() => DateTime) raisedAt: Date;
  @Field(() => DateTime, { nullable: true }) readAt: Date | null;
  @HideField() rowId: string;
  @HideField() taskId: string;
}

@ObjectType()
export class NoticeConnection extends connectionType('Notice', () => Notice) {}

@InputType({ description: 'All that is given must hold.' })
export class InboxFilter {
  @Field(() => Boolean, { nullable: true }) unreadOnly?: boolean | null;
  @Field(() => [NoticeKind], { nullable: true }) kind?: (keyof typeof NoticeKind)[] | null;
}

@InputType({ description: 'Either some notices or all up to now.' })
export class MarkNoticesReadInput extends MutationInput {
  @Field(() => [ID], { nullable: true, description: 'At most 200; left out: all of the caller.' })
  noticeIds?: string[] | null;
}

@ObjectType()
export class MarkNoticesReadPayload {
  @Field(() => Int) marked: number;
  @Field(() => Int, { description: 'How many are left.' }) unreadNotices: number;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class KindChannel {
  @Field(() => NoticeKind) kind: keyof typeof NoticeKind;
  @Field(() => MailChannel) channel: keyof typeof MailChannel;
}

@ObjectType({ description: 'How the caller is written to.' })
export class NotificationPreferences {
  @Field(() => Lang) language: keyof typeof Lang;
  @Field(() => [KindChannel], { description: 'One for every kind.' }) channels: KindChannel[];
}

@InputType()
export class KindChannelInput {
  @Field(() => NoticeKind) kind: keyof typeof NoticeKind;
  @Field(() => MailChannel) channel: keyof typeof MailChannel;
}

@InputType()
export class SetNotificationPreferencesInput extends MutationInput {
  @Field(() => Lang, { nullable: true }) language?: Lang | null;
  @Field(() => [KindChannelInput], { nullable: true, description: 'Kinds left out stay as they are.' })
  channels?: KindChannelInput[] | null;
}

@ObjectType()
export class SetNotificationPreferencesPayload {
  @Field(() => NotificationPreferences, { nullable: true })
  notificationPreferences: NotificationPreferences | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
