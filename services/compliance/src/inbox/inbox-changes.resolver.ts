import { Resolver, Subscription } from '@nestjs/graphql';
import { Allow, RequestContext } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { LiveInbox, type NoticeAdded } from './live-inbox.service.js';
import { Notice } from './notice.graphql.js';

@Resolver()
export class InboxChangesResolver {
  constructor(private readonly live: LiveInbox) {}

  @Subscription(() => Notice, { description: 'What the caller is told from now on.' })
  @Allow('notice.read')
  noticeAdded(@RequestContext() context: ComplianceContext): Promise<AsyncIterableIterator<NoticeAdded>> {
    return this.live.added(context);
  }
}
