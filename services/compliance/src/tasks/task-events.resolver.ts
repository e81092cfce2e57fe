import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { TaskEvent } from './task.graphql.js';

@Resolver(() => TaskEvent)
export class TaskEventsResolver {
  @ResolveField(() => String, {
    nullable: true,
    description: 'Of TASK_RESCHEDULED: what changed in the calendar.',
  })
  cause(
    @Parent() { localizedCause }: TaskEvent,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string | null {
    return localizedCause && textIn(localizedCause, lang ?? context.lang);
  }
}
