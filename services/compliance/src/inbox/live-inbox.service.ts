import { Injectable } from '@nestjs/common';
import { Access, tehranDate } from '@rasad/service-kit';
import { LoaderFactory, type ComplianceContext } from '../loaders.js';
import { TaskChangeIterator } from '../tasks/task-change-iterator.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { InboxQueries } from './inbox.queries.js';
import type { Notice } from './notice.graphql.js';

const longestTransactionMs = 60_000;

/** What one subscription pushes. */
export interface NoticeAdded {
  noticeAdded: Notice;
}

/** Notices as they are raised, for subscriptions. */
@Injectable()
export class LiveInbox {
  constructor(
    private readonly notices: TaskNotices,
    private readonly queries: InboxQueries,
    private readonly loaders: LoaderFactory,
  ) {}

  /** Every notice that the caller is told from now on, once; its task as the caller may see it then. */
  async added(context: ComplianceContext): Promise<AsyncIterableIterator<NoticeAdded>> {
    // Notices that a transaction raises are seen once it is over: some may come to light that were raised a moment ago.
    const since = new Date(Date.now() - longestTransactionMs);
    const changes = this.notices.changes();
    const pushed = new Set(await this.queries.idsSince(context.principal.id, since));
    return new TaskChangeIterator(changes, async (taskIds) => {
      const access = new Access(context.principal, tehranDate(new Date()));
      Object.assign(context, { access, loaders: this.loaders.create({ access }) });
      const raised = await this.queries.since(context.principal.id, taskIds, since);
      const fresh = raised.filter(({ rowId }) => !pushed.has(rowId));
      for (const { rowId } of fresh) pushed.add(rowId);
      return fresh.map((notice) => ({ noticeAdded: notice }));
    });
  }
}
