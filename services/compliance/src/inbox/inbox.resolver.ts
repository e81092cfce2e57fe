import { Args, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  PageArgs,
  RequestContext,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { totalAsked } from '../database/selection.js';
import type { ComplianceContext } from '../loaders.js';
import { noticeInWords } from '../reminders/notice-words.rules.js';
import { Task } from '../tasks/task.graphql.js';
import { InboxQueries } from './inbox.queries.js';
import { InboxService } from './inbox.service.js';
import {
  InboxFilter,
  MarkNoticesReadInput,
  MarkNoticesReadPayload,
  Notice,
  NoticeConnection,
} from './notice.graphql.js';

@Resolver(() => Notice)
export class InboxResolver {
  constructor(
    private readonly queries: InboxQueries,
    private readonly service: InboxService,
  ) {}

  @Query(() => NoticeConnection, { description: 'What the caller was told, the newest first.' })
  @Allow('notice.read')
  inbox(
    @Args() { first, after }: PageArgs,
    @RequestContext() { principal }: ComplianceContext,
    @Info() info: GraphQLResolveInfo,
    @Args('filter', { type: () => InboxFilter, nullable: true }) filter?: InboxFilter | null,
  ): Promise<NoticeConnection> {
    const args = { first, after, filter: filter ?? null, total: totalAsked(info) };
    return this.queries.page(principal.id, args);
  }

  @Query(() => Int, { description: 'How many notices of the caller are unread.' })
  @Allow('notice.read')
  unreadNotices(@RequestContext() { principal }: ComplianceContext): Promise<number> {
    return this.queries.unread(principal.id);
  }

  @AllowReference<ComplianceContext>('notice.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Notice | null> {
    const rowId = fromGlobalId('Notice', id);
    return rowId === null ? null : loaders.notice.load(rowId);
  }

  @ResolveField(() => String, { description: 'What it says.' })
  text(
    @Parent() notice: Notice,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    const { fa, en } = noticeInWords(notice);
    return (lang ?? context.lang) === 'FA' ? fa : en;
  }

  @ResolveField(() => Task, {
    nullable: true,
    description: 'Null where the recipient may not see it, for they moved on or never had a role there.',
  })
  task({ taskId }: Notice, _: unknown, { loaders }: ComplianceContext): Promise<Task | null> {
    return loaders.task.load(taskId);
  }

  @Mutation(() => MarkNoticesReadPayload)
  @Allow('notice.read')
  markNoticesRead(
    @Args('input') input: MarkNoticesReadInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<MarkNoticesReadPayload> {
    const unread = () => this.queries.unread(context.principal.id);
    return withUserErrors(context.lang, { marked: 0, unreadNotices: 0 }, async () => ({
      marked: await this.service.markRead(context, input),
      unreadNotices: await unread(),
    }));
  }
}
