import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, withUserErrors } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import type { Preferences } from '../mail/preferences.js';
import { noticeKinds } from '../reminders/reminder-schedule.js';
import { InboxQueries } from './inbox.queries.js';
import { InboxService } from './inbox.service.js';
import {
  NotificationPreferences,
  SetNotificationPreferencesInput,
  SetNotificationPreferencesPayload,
} from './notice.graphql.js';

@Resolver()
export class PreferencesResolver {
  constructor(
    private readonly queries: InboxQueries,
    private readonly service: InboxService,
  ) {}

  @Query(() => NotificationPreferences)
  @Allow('notice.read')
  async notificationPreferences(
    @RequestContext() { principal }: ComplianceContext,
  ): Promise<NotificationPreferences> {
    return shown(await this.queries.preferences(principal.id));
  }

  @Mutation(() => SetNotificationPreferencesPayload)
  @Allow('notice.read')
  setNotificationPreferences(
    @Args('input') input: SetNotificationPreferencesInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<SetNotificationPreferencesPayload> {
    const nothing: Omit<SetNotificationPreferencesPayload, 'userErrors'> = { notificationPreferences: null };
    return withUserErrors(context.lang, nothing, async () => ({
      notificationPreferences: shown(await this.service.setPreferences(context, input)),
    }));
  }
}

function shown({ language, channels }: Preferences): NotificationPreferences {
  return { language, channels: noticeKinds.map((kind) => ({ kind, channel: channels[kind] })) };
}
