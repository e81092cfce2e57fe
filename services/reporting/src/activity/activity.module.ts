import { Module } from '@nestjs/common';
import { ActivityStreams } from './activity-streams.js';
import { ActivityConsumer } from './activity.consumer.js';
import { ActivityConnectionResolver, ActivityResolver } from './activity.resolver.js';
import { ActivityService } from './activity.service.js';

@Module({
  controllers: [ActivityConsumer],
  providers: [ActivityService, ActivityStreams, ActivityResolver, ActivityConnectionResolver],
})
export class ActivityModule {}
