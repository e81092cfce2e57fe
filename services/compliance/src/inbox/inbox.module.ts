import { Module } from '@nestjs/common';
import { ReadsModule } from '../reads.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { InboxChangesResolver } from './inbox-changes.resolver.js';
import { InboxResolver } from './inbox.resolver.js';
import { InboxService } from './inbox.service.js';
import { LiveInbox } from './live-inbox.service.js';
import { PreferencesResolver } from './preferences.resolver.js';

/** What people were told. */
@Module({
  imports: [ReadsModule, TasksModule],
  providers: [InboxService, LiveInbox, InboxResolver, InboxChangesResolver, PreferencesResolver],
})
export class InboxModule {}
