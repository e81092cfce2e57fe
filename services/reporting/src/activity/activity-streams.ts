import { Injectable } from '@nestjs/common';
import type { Access } from '@rasad/service-kit';
import { LiveAccess } from '../live/live-access.js';
import { LiveStream } from '../live/live-stream.js';
import { RollupNotices } from '../live/rollup-notices.js';
import type { Activity } from './activity.graphql.js';
import { ActivityService, type ActivityRequest } from './activity.service.js';

/** An activity as a subscription's message. */
export interface ActivityMessage {
  activityAdded: Activity;
}

/** Follows activity for subscribers. */
@Injectable()
export class ActivityStreams {
  constructor(
    private readonly activity: ActivityService,
    private readonly notices: RollupNotices,
    private readonly liveAccess: LiveAccess,
  ) {}

  /** Each new activity that the caller may see then. */
  follow({ principal }: Access, request: ActivityRequest): AsyncIterableIterator<ActivityMessage> {
    return new LiveStream<ActivityMessage>(this.notices, {
      concerns: ({ activityIds }) => activityIds.length > 0,
      read: async ({ activityIds }) => {
        const access = await this.liveAccess.of(principal, 'activity.read');
        if (!access) return null;
        const added = activityIds.length > 0 ? await this.activity.pick(access, request, activityIds) : [];
        return added.map((activity) => ({ activityAdded: activity }));
      },
    });
  }
}
